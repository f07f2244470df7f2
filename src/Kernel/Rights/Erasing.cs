using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Rights;

/// <summary>Erases what a person may have erased: words, persons and files go, ids and codes stay, and <see cref="Scrubbing"/> leaves no byte in the store.</summary>
/// <remarks>Source: ARCHITECTURE, "erasure beside append-only".</remarks>
public sealed class Erasing(IEnumerable<IErase> erasers, ErasureLog log, BlobFiles files, Scrubbing scrubbing, TimeProvider time)
{
    private readonly Dictionary<string, IErase> _byKind = erasers.ToDictionary(e => e.SubjectKind, StringComparer.Ordinal);

    /// <summary>Erases one subject; doing it again changes nothing.</summary>
    /// <param name="reason">A code, such as <c>asked-by-reporter</c> or <c>retention</c>.</param>
    public async Task EraseAsync(DistrictStore store, Actor actor, string subjectKind, Guid subjectId, string reason, CancellationToken ct)
    {
        _ = EraserOf(subjectKind);
        var erasure = new Erasure { Id = Guid.CreateVersion7(), SubjectKind = subjectKind, SubjectId = subjectId, Reason = reason, At = time.Now() };
        // The tombstone first: should the house fall down between the two, a restore erases what was asked for, and never the other way.
        await log.AppendAsync(store.District.Code, erasure, ct);
        await CarryOutAsync(store, actor, erasure, ct);
        await scrubbing.TryAsync(store, evenIfLarge: false, ct);
    }

    /// <summary>Carries out again every erasure that a restored store does not know.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> ReplayAsync(DistrictStore store, CancellationToken ct)
    {
        var count = 0;
        foreach (var erasure in await log.ListAsync(store.District.Code, ct))
        {
            await using (var db = store.Lease())
            {
                if (await db.Set<Erasure>().AnyAsync(e => e.Id == erasure.Id, ct)) { continue; }
            }

            await CarryOutAsync(store, Actor.System, erasure, ct);
            count++;
        }

        await scrubbing.TryAsync(store, evenIfLarge: true, ct);
        return count;
    }

    private IErase EraserOf(string subjectKind) =>
        _byKind.GetValueOrDefault(subjectKind) ?? throw new InvalidOperationException($"Nothing erases a {subjectKind}.");

    private async Task CarryOutAsync(DistrictStore store, Actor actor, Erasure erasure, CancellationToken ct)
    {
        var eraser = EraserOf(erasure.SubjectKind);
        IReadOnlyCollection<string> orphans;
        await using (var db = store.Lease())
        {
            orphans = await eraser.EraseAsync(db, erasure.SubjectId, ct);
            // What is known of the files goes with them: a photo's place is personal too.
            db.RemoveRange(await db.Set<BlobUse>().Where(u => u.SubjectId == erasure.SubjectId && u.SubjectKind == erasure.SubjectKind).ToListAsync(ct));
            db.RemoveRange(await db.Set<BlobRow>().Where(b => orphans.Contains(b.Sha256)).ToListAsync(ct));
            await foreach (var leaf in db.Set<AuditLeafRow>().Where(l => l.SubjectId == erasure.SubjectId && l.Salt != null).AsAsyncEnumerable().WithCancellation(ct))
            {
                leaf.Salt = null;
            }

            db.Add(erasure);
            db.Leaf(AuditNote.By(actor, "rights.erase", erasure.SubjectKind, erasure.SubjectId, purpose: erasure.Reason));
            await db.CommitAsync(ct);
        }

        foreach (var sha256 in orphans)
        {
            if (BlobName.TryParse(sha256, out var name)) { await files.Of(store.District).EraseAsync(name, ct); }
        }
    }
}
