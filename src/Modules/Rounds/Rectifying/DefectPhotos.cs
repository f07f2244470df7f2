using Wangge.Kernel.Blobs;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Which photos came with acts on defects.</summary>
internal static class DefectPhotos
{
    /// <summary>Photos by the entry that they came with.</summary>
    public static async Task<ILookup<Guid, string>> OfEntriesAsync(DistrictDb db, IReadOnlyCollection<Guid> entryIds, CancellationToken ct) =>
        (await db.Set<BlobUse>().AsNoTracking().Where(u => entryIds.Contains(u.SubjectId)).Select(u => new { u.SubjectId, u.Sha256 }).ToListAsync(ct)).ToLookup(u => u.SubjectId, u => u.Sha256);

    /// <summary>Photos of each defect's last fix.</summary>
    public static async Task<ILookup<Guid, string>> OfLastFixAsync(DistrictDb db, IReadOnlyCollection<Guid> defectIds, CancellationToken ct)
    {
        var action = DefectAction.Fix.Wire();
        var fixes = await db.Set<JournalEntry>().AsNoTracking().Where(e => defectIds.Contains(e.SubjectId) && e.Action == action)
            .Select(e => new { e.Id, e.SubjectId, e.Sequence }).ToListAsync(ct);
        var last = fixes.GroupBy(f => f.SubjectId).ToDictionary(g => g.MaxBy(f => f.Sequence)!.Id, g => g.Key);
        var photos = await OfEntriesAsync(db, last.Keys, ct);
        return photos.SelectMany(entry => entry.Select(name => (Defect: last[entry.Key], name))).ToLookup(p => p.Defect, p => p.name);
    }
}
