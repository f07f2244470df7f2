using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Reporting;
using Wangge.Cases.Searching;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Rights;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Erasing;

/// <summary>Erases what a report holds of its reporter: words, place in words, contact, search tokens, answers, files, and what they added later by their link.</summary>
/// <remarks>Journal, numbers and codes stay. The leaves of these acts lose their salt, so that nobody can prove what the words were. Source: ARCHITECTURE, "erasure beside append-only".</remarks>
internal sealed class ErasureOfReport : IErase
{
    public const string Kind = "report";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables =>
        ["cases_reports", "cases_words", "cases_contacts", "cases_search"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        var report = await db.Set<Report>().FirstOrDefaultAsync(r => r.Id == subjectId, ct);
        if (report is null) { return []; }

        report.Attributes = new Dictionary<string, string>();
        var words = await db.Set<Words>().Where(w => w.SubjectId == subjectId || w.ReportId == subjectId).ToListAsync(ct);
        List<Guid> subjects = [.. words.Select(w => w.SubjectId).Append(subjectId).Distinct()];
        db.RemoveRange(words);
        db.RemoveRange(await db.Set<Contact>().Where(c => c.ReportId == subjectId).ToListAsync(ct));
        db.RemoveRange(await db.Set<SearchText>().Where(s => subjects.Contains(s.SubjectId)).ToListAsync(ct));
        await UntieLeavesAsync(db, subjects, ct);
        return await ReleaseFilesAsync(db, subjects, ct);
    }

    /// <summary>The leaves of these acts stand under their cases and name the entry.</summary>
    private static async Task UntieLeavesAsync(DistrictDb db, List<Guid> entryIds, CancellationToken ct)
    {
        var cases = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => entryIds.Contains(e.Id)).Select(e => e.CaseId).Distinct().ToListAsync(ct);
        var names = entryIds.ConvertAll(id => id.ToString());
        foreach (var leaf in await db.Set<AuditLeafRow>().Where(l => cases.Contains(l.SubjectId) && l.Salt != null).ToListAsync(ct))
        {
            if (names.Any(name => leaf.Data?.Contains(name, StringComparison.Ordinal) == true)) { leaf.Salt = null; }
        }
    }

    private static async Task<IReadOnlyCollection<string>> ReleaseFilesAsync(DistrictDb db, List<Guid> subjects, CancellationToken ct)
    {
        var uses = await db.Set<BlobUse>().Where(u => subjects.Contains(u.SubjectId)).ToListAsync(ct);
        db.RemoveRange(uses);
        var names = uses.Select(u => u.Sha256).Distinct().ToList();
        var needed = await db.Set<BlobUse>().AsNoTracking().Where(u => names.Contains(u.Sha256) && !subjects.Contains(u.SubjectId)).Select(u => u.Sha256).Distinct().ToListAsync(ct);
        var orphans = names.Except(needed, StringComparer.Ordinal).ToList();
        // The row of a file says where its photo was taken.
        db.RemoveRange(await db.Set<BlobRow>().Where(b => orphans.Contains(b.Sha256)).ToListAsync(ct));
        return orphans;
    }
}

/// <summary>Erases how a reporter may be answered, and nothing else: theirs at any time. The subject is the report.</summary>
internal sealed class ErasureOfContact : IErase
{
    public const string Kind = "report-contact";

    public string SubjectKind => Kind;

    public IReadOnlyCollection<string> Tables => ["cases_contacts"];

    public async Task<IReadOnlyCollection<string>> EraseAsync(DistrictDb db, Guid subjectId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<Contact>().Where(c => c.ReportId == subjectId).ToListAsync(ct));
        return [];
    }
}
