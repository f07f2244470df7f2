using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Showing;
using Wangge.Cases.Types;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Access;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Following;

/// <summary>Reports that somebody left this contact with.</summary>
internal sealed class ReportsOfSubject(DistrictDb db, Readings readings, CaseTypes types, Kernel.Rights.Erasing erasing) : ISubjectData
{
    private const int Most = 200;

    public string Part => "reports";

    public async Task<IReadOnlyList<SubjectMatter>> ListAsync(SubjectContact contact, CancellationToken ct)
    {
        var matters = new List<SubjectMatter>();
        var book = await types.BookAsync();
        foreach (var report in await ReportsAsync(contact, ct))
        {
            var held = await ShowMyData.HeldAsync(db, report, ct);
            var seen = await readings.ListAsync(report, ct);
            matters.Add(new SubjectMatter(
                Part, report.Id, TitleOf(report, book), report.ReceivedAt,
                [.. held.Select(h => new SubjectField(h.Field, h.Value, h.Purpose, h.Basis, h.Retention))],
                [.. seen.Select(s => new SubjectReading(s.At, s.What, s.Role, s.Reader, s.Purpose))]));
        }

        return matters;
    }

    public async Task<IReadOnlyList<Guid>> CorrectAsync(SubjectContact from, SubjectContact to, CancellationToken ct)
    {
        var contacts = await Contacts(from).ToListAsync(ct);
        foreach (var contact in contacts)
        {
            if (from.Phone is not null) { contact.Phone = null; } else { contact.Email = null; }
            if (to.Phone is not null) { contact.Phone = to.Phone; } else { contact.Email = to.Email; }
        }

        return contacts.ConvertAll(c => c.ReportId);
    }

    public async Task<IReadOnlyList<SubjectDeletion>> DeleteAsync(SubjectContact contact, Actor actor, CancellationToken ct)
    {
        var done = new List<SubjectDeletion>();
        var book = await types.BookAsync();
        foreach (var report in await ReportsAsync(contact, ct))
        {
            var outcome = await DeleteMyData.DeleteAsync(report, db, erasing, actor, ct);
            done.Add(new SubjectDeletion(
                Part, report.Id, TitleOf(report, book), outcome.Deleted, outcome.Refused is { } kept ? new SubjectRefusal(kept.Reason, kept.Chinese, kept.English) : null));
        }

        return done;
    }

    private async Task<List<Report>> ReportsAsync(SubjectContact contact, CancellationToken ct) =>
        await Contacts(contact).AsNoTracking().Join(db.Set<Report>().AsNoTracking(), c => c.ReportId, r => r.Id, (c, r) => r)
            .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Seq).Take(Most).ToListAsync(ct);

    private IQueryable<Contact> Contacts(SubjectContact contact)
    {
#pragma warning disable CA1862 // The store compares, and knows lower() alone.
        if (contact.Email is { } email) { return db.Set<Contact>().Where(c => c.Email == email || c.Email!.ToLower() == email); }
#pragma warning restore CA1862
        var forms = contact.PhoneForms;
        return db.Set<Contact>().Where(c => forms.Contains(c.Phone!));
    }

    private static string TitleOf(Report report, TypeBook book) => $"{report.Number} {book.Find(report.TypeId)?.Name}".TrimEnd();
}
