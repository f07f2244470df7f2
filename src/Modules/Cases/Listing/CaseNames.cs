using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Types;
using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Listing;

/// <summary>Gives lines of lists their names: of types, areas, units, and the beginning of the words.</summary>
internal sealed class CaseNames(DistrictDb db, CaseTypes types, IAreaLookup areas, IUnits units, IAccounts accounts)
{
    private const int WordsShown = 120;

    public async Task<IReadOnlyList<CaseRow>> RowsAsync(IReadOnlyList<Case> cases, CancellationToken ct)
    {
        if (cases.Count == 0) { return []; }
        var ids = cases.Select(c => c.Id).ToList();
        var words = await db.Set<Report>().AsNoTracking().Where(r => ids.Contains(r.CaseId))
            .Join(db.Set<Words>(), r => r.Id, w => w.SubjectId, (r, w) => new { r.Seq, r.CaseId, w.Text })
            .ToListAsync(ct);
        var first = words.GroupBy(w => w.CaseId).ToDictionary(g => g.Key, g => g.MinBy(w => w.Seq)!.Text);
        await AddMergedAsync(cases, first, ct);
        var unitNames = cases.Any(c => c.LeadUnitId is not null) ? (await units.ListAsync(ct)).ToDictionary(u => u.UnitId, u => u.Name) : [];
        var holders = await accounts.ListNamesAsync([.. cases.Select(c => c.HolderId).OfType<Guid>().Distinct()], ct);
        var book = await types.BookAsync();
        var rows = new List<CaseRow>(cases.Count);
        foreach (var c in cases)
        {
            var type = book.Find(c.TypeId);
            var text = first.GetValueOrDefault(c.Id, "");
            rows.Add(new CaseRow(
                c.Id, c.Number, c.State.Wire(), c.Flow.Wire(), c.Weight.Wire(), c.Source.Wire(), type?.Key ?? "", type?.Name ?? "", c.AreaPath,
                (await areas.FindAreaAsync(c.AreaPath))?.Name, c.Longitude, c.Latitude, text.Length > WordsShown ? text[..WordsShown] + "…" : text,
                c.ReportedAt, DueFrom(c), HasDue(c) ? c.DueOrder : null, c.EndedAt is null && c.Clocks.Any(clock => clock.PausedSince is not null && clock.StoppedAt is null), c.EndedAt, c.LeadUnitId,
                c.LeadUnitId is { } unit ? unitNames.GetValueOrDefault(unit) : null, c.SupervisionLevel, c.ReworkCount, c.ReopenCount, c.HolderId, c.HolderId is { } holder ? holders.GetValueOrDefault(holder) : null, c.IsPublic, c.Version));
        }

        return rows;
    }

    private static bool HasDue(Case c) => c.EndedAt is null && c.DueOrder.Year < 9999;

    private static DateTimeOffset? DueFrom(Case c) => HasDue(c) ? c.Clocks.FirstOrDefault(clock => clock.Runs && clock.DueAt == c.DueOrder)?.StartedAt : null;

    /// <summary>What was merged has given its report away; its own words stand with the first entry of its journal, which bears the report's id.</summary>
    private async Task AddMergedAsync(IReadOnlyList<Case> cases, Dictionary<Guid, string> first, CancellationToken ct)
    {
        var merged = cases.Where(c => c.State == CaseState.Merged && !first.ContainsKey(c.Id)).Select(c => c.Id).ToList();
        if (merged.Count == 0) { return; }
        var told = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => merged.Contains(e.CaseId) && e.Sequence == 1)
            .Join(db.Set<Words>(), e => e.Id, w => w.SubjectId, (e, w) => new { e.CaseId, w.Text }).ToListAsync(ct);
        foreach (var one in told) { first[one.CaseId] = one.Text; }
    }
}
