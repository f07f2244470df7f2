using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Showing;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Doors;

/// <inheritdoc/>
internal sealed class PublicCases(DistrictDb db, CaseTypes types, IAreaLookup areas, IUnits units) : IPublicCases
{
    public async ValueTask<IReadOnlyList<PublicType>> ListTypesAsync(CancellationToken ct) =>
    [
        .. (await types.BookAsync()).All.Where(IsOffered)
            .OrderBy(t => t.ClassCode, StringComparer.Ordinal).ThenBy(t => t.Key, StringComparer.Ordinal)
            .Select(t => new PublicType(
                t.Key, t.Name, t.EnglishName, t.ClassName, t.Keywords,
                [.. t.Attributes.Select(a => new PublicQuestion(a.Code, a.Datatype, a.Description, a.Required, a.Values ?? new Dictionary<string, string>()))])),
    ];

    public async Task<IReadOnlyList<PublicReport>> ListReportsAsync(PublicReportFilter filter, CancellationToken ct)
    {
        var book = await types.BookAsync();
        var found = await Cut(Public(book), book, filter)
            .OrderByDescending(p => p.Report.ReceivedAt).ThenByDescending(p => p.Report.Seq)
            .Skip(filter.Skip).Take(Math.Clamp(filter.Take, 1, 1_000))
            .Select(p => new
            {
                p.Report.Id, p.Report.Number, p.Report.CaseId, p.Report.ReceivedAt, p.Report.Longitude, p.Report.Latitude,
                p.Case.State, p.Case.TypeId, p.Case.AreaPath, p.Case.EndedAt, p.Case.ChangedAt, p.Case.HandleDueAt, p.Case.LeadUnitId,
            })
            .ToListAsync(ct);
        if (found.Count == 0) { return []; }

        var reportIds = found.ConvertAll(f => f.Id);
        List<Guid> caseIds = [.. found.Select(f => f.CaseId).Distinct()];
        var told = await db.Set<Words>().AsNoTracking().Where(w => reportIds.Contains(w.SubjectId)).ToDictionaryAsync(w => w.SubjectId, ct);
        var contacts = await ContactsAsync(db, caseIds, ct);
        var answers = await AnswersAsync(caseIds, ct);
        var pictures = await PicturesAsync(reportIds, ct);
        var unitNames = found.Exists(f => f.LeadUnitId is not null) ? (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name) : [];
        var reports = new List<PublicReport>(found.Count);
        foreach (var f in found)
        {
            var type = book.Find(f.TypeId)!;
            var isShown = !IsRejected(f.State);
            var words = isShown ? told.GetValueOrDefault(f.Id) : null;
            var place = words?.PlaceText is { } text ? PublicWords.OfPlace(text, contacts[f.CaseId]) : "";
            reports.Add(new PublicReport(
                f.Id, f.Number, type.Key, type.Name, f.EndedAt is null,
                words is null ? null : PublicWords.Of(words.Text, contacts[f.CaseId]),
                answers.TryGetValue(f.CaseId, out var answer) ? PublicWords.Of(answer, contacts[f.CaseId]) : null,
                place.Length > 0 ? place : (await areas.FindAreaAsync(f.AreaPath))?.Name,
                f.LeadUnitId is { } unit ? unitNames.GetValueOrDefault(unit) : null,
                f.ReceivedAt, f.EndedAt ?? f.ChangedAt, f.HandleDueAt, Round(f.Longitude), Round(f.Latitude),
                isShown ? pictures.GetValueOrDefault(f.Id) : null));
        }

        return reports;
    }

    public async Task<IReadOnlyList<PublicUpdate>> ListUpdatesAsync(PublicUpdateFilter filter, CancellationToken ct)
    {
        var reports = Public(await types.BookAsync());
        if (filter.ReportIds is { } ids) { reports = reports.Where(p => ids.Contains(p.Report.Id)); }
        var entries = db.Set<CaseJournalEntry>().AsNoTracking().Where(PublicActions.AreUpdates);
        if (filter.From is { } from) { entries = entries.Where(e => e.ReceivedAt >= from); }
        if (filter.Until is { } until) { entries = entries.Where(e => e.ReceivedAt <= until); }

        // What happened before a report was merged in is no news of that report.
        var found = await reports
            .Join(entries, p => p.Case.Id, e => e.CaseId, (p, e) => new { ReportId = p.Report.Id, p.Report.ReceivedAt, Entry = e })
            .Where(u => u.Entry.ReceivedAt >= u.ReceivedAt)
            .OrderByDescending(u => u.Entry.ReceivedAt).ThenByDescending(u => u.Entry.Sequence).ThenBy(u => u.ReportId)
            .Skip(filter.Skip).Take(Math.Clamp(filter.Take, 1, 1_000))
            .Select(u => new { u.ReportId, u.Entry.Id, u.Entry.CaseId, u.Entry.Action, u.Entry.StateAfter, u.Entry.ReceivedAt })
            .ToListAsync(ct);
        if (found.Count == 0) { return []; }

        var entryIds = found.Where(f => PublicActions.Answers.Contains(f.Action)).Select(f => f.Id).Distinct().ToList();
        var said = await db.Set<Words>().AsNoTracking().Where(w => entryIds.Contains(w.SubjectId)).ToDictionaryAsync(w => w.SubjectId, w => w.Text, ct);
        var contacts = await ContactsAsync(db, [.. found.Select(f => f.CaseId).Distinct()], ct);
        return
        [
            .. found.Select(f => new PublicUpdate(
                UpdateIdOf(f.ReportId, f.Id), f.ReportId, !f.StateAfter.IsEnd(), f.StateAfter.Wire(), f.ReceivedAt,
                said.TryGetValue(f.Id, out var words) ? PublicWords.Of(words, contacts[f.CaseId]) : null)),
        ];
    }

    /// <summary>Reports that anyone may see, with the case that they are now part of.</summary>
    internal static IQueryable<PublicPair> Public(DistrictDb db, IReadOnlyList<Guid> privateTypes) =>
        db.Set<Report>().AsNoTracking().Where(r => r.IsPublic)
            .Join(
                db.Set<Case>().AsNoTracking().Where(c => c.IsPublic && !privateTypes.Contains(c.TypeId)),
                r => r.CaseId, c => c.Id, (r, c) => new PublicPair { Report = r, Case = c });

    /// <summary>Types whose reports nobody outside sees, whatever the reports say of themselves.</summary>
    internal static List<Guid> PrivateTypes(TypeBook book) => [.. book.All.Where(t => !t.IsPublic).Select(t => t.Id)];

    /// <summary>Not taken up: perhaps an insult or a name, so its words and pictures are not shown.</summary>
    internal static bool IsRejected(CaseState state) => state is CaseState.Refused or CaseState.Void;

    private IQueryable<PublicPair> Public(TypeBook book) => Public(db, PrivateTypes(book));

    private static IQueryable<PublicPair> Cut(IQueryable<PublicPair> pairs, TypeBook book, PublicReportFilter filter)
    {
        if (filter.ReportIds is { } ids) { pairs = pairs.Where(p => ids.Contains(p.Report.Id)); }
        if (filter.TypeKeys is { } keys)
        {
            var typeIds = keys.Select(book.Find).OfType<CaseType>().Select(t => t.Id).ToList();
            pairs = pairs.Where(p => typeIds.Contains(p.Case.TypeId));
        }

        if (filter.IsOpen is { } isOpen) { pairs = pairs.Where(p => (p.Case.EndedAt == null) == isOpen); }
        if (filter.From is { } from) { pairs = pairs.Where(p => p.Report.ReceivedAt >= from); }
        if (filter.Until is { } until) { pairs = pairs.Where(p => p.Report.ReceivedAt <= until); }
        if (filter.UpdatedFrom is { } since) { pairs = pairs.Where(p => p.Case.EndedAt == null ? p.Case.ChangedAt >= since : p.Case.EndedAt >= since); }
        if (filter.UpdatedUntil is { } last) { pairs = pairs.Where(p => p.Case.EndedAt == null ? p.Case.ChangedAt <= last : p.Case.EndedAt <= last); }
        return pairs;
    }

    /// <summary>Of matters at a place, for anyone to see: what a program outside may send.</summary>
    private static bool IsOffered(CaseType type) => type.IsPublic && type.EndedAt is null && type.Flow == CaseFlow.Site;

    /// <summary>Whom words of a case may name, by case.</summary>
    internal static async Task<ILookup<Guid, Contact>> ContactsAsync(DistrictDb db, IReadOnlyCollection<Guid> caseIds, CancellationToken ct) =>
        (await db.Set<Report>().AsNoTracking().Where(r => caseIds.Contains(r.CaseId))
            .Join(db.Set<Contact>().AsNoTracking(), r => r.Id, c => c.ReportId, (r, c) => new { r.CaseId, Contact = c })
            .ToListAsync(ct))
        .ToLookup(c => c.CaseId, c => c.Contact);

    /// <summary>What the centre last answered, by case.</summary>
    private async Task<Dictionary<Guid, string>> AnswersAsync(List<Guid> caseIds, CancellationToken ct)
    {
        var actions = PublicActions.Answers;
        var said = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => caseIds.Contains(e.CaseId) && actions.Contains(e.Action))
            .Join(db.Set<Words>().AsNoTracking(), e => e.Id, w => w.SubjectId, (e, w) => new { e.CaseId, e.Sequence, w.Text })
            .ToListAsync(ct);
        return said.GroupBy(s => s.CaseId).ToDictionary(g => g.Key, g => g.MaxBy(s => s.Sequence)!.Text);
    }

    private async Task<Dictionary<Guid, string>> PicturesAsync(List<Guid> reportIds, CancellationToken ct) =>
        (await db.WithoutStills().Where(u => reportIds.Contains(u.SubjectId) && u.SubjectKind == "report")
            .Join(db.Set<BlobRow>().AsNoTracking().Where(b => b.MediaType.StartsWith("image/")), u => u.Sha256, b => b.Sha256, (u, b) => new { u.SubjectId, u.Sha256 })
            .ToListAsync(ct))
        .GroupBy(p => p.SubjectId).ToDictionary(g => g.Key, g => g.Min(p => p.Sha256)!);

    private static double? Round(double? degrees) => degrees is { } known ? Math.Round(known, 4) : null;

    /// <summary>One act is an update of each report of its case; each has an id of its own.</summary>
    private static Guid UpdateIdOf(Guid reportId, Guid entryId)
    {
        Span<byte> both = stackalloc byte[32];
        reportId.TryWriteBytes(both, bigEndian: true, out _);
        entryId.TryWriteBytes(both[16..], bigEndian: true, out _);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>A report and the case that it is now part of.</summary>
internal sealed class PublicPair
{
    public required Report Report { get; init; }

    public required Case Case { get; init; }
}
