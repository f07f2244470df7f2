using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Audit.Sequencing;

/// <summary>Adds committed leaves to the tree, whatever order they were committed in, and signs what the tree says.</summary>
/// <remarks>The tree's row is a concurrency token: two sequencers cannot both add.</remarks>
internal sealed class LeafSequencing(AuditKeys keys, IEnumerable<ICheckpointSink> sinks, TimeProvider time, ILogger<LeafSequencing> log)
{
    private const int BatchSize = 1000;
    private const int SignAfterLeaves = 1000;
    private static readonly TimeSpan SignAfter = TimeSpan.FromMinutes(1);

    /// <summary>Gives waiting leaves their index, at most a batch; true when more may wait.</summary>
    public async Task<bool> AddBatchAsync(DistrictStore store, CancellationToken ct)
    {
        await using var db = store.Lease();
        // The tree first: whoever gives these leaves an index meanwhile has changed it, and the commit fails.
        var tree = await db.Set<AuditTreeRow>().SingleOrDefaultAsync(ct);
        var waiting = await db.Set<AuditLeafRow>().Where(l => l.LogIndex == null).OrderBy(l => l.Seq).Take(BatchSize).ToListAsync(ct);
        if (waiting.Count == 0) { return false; }

        var frontier = tree is null ? new MerkleFrontier() : MerkleFrontier.FromBytes(tree.Frontier);
        foreach (var leaf in waiting)
        {
            var hash = leaf.ToLeaf().Hash();
            leaf.LogIndex = frontier.Size;
            leaf.LeafHash = hash.ToArray();
            frontier.Append(hash);
        }

        if (tree is null)
        {
            db.Add(new AuditTreeRow { Id = AuditTreeRow.OnlyId, Size = frontier.Size, Frontier = frontier.ToBytes(), At = time.Now() });
        }
        else
        {
            tree.Size = frontier.Size;
            tree.Frontier = frontier.ToBytes();
            tree.At = time.Now();
        }

        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        return waiting.Count == BatchSize;
    }

    /// <summary>Signs a checkpoint when a minute or 1,000 leaves have passed since the last, stores it and sends it out.</summary>
    /// <returns>The tree's size.</returns>
    public async Task<long> SignAsync(DistrictStore store, bool evenIfEarly, CancellationToken ct)
    {
        await using var db = store.Lease();
        if (await db.Set<AuditTreeRow>().AsNoTracking().SingleOrDefaultAsync(ct) is not { } tree) { return 0; }

        var last = await db.Set<AuditCheckpointRow>().AsNoTracking().OrderByDescending(c => c.TreeSize).FirstOrDefaultAsync(ct);
        var isFresh = tree.Size > (last?.TreeSize ?? 0);
        var isDue = evenIfEarly || last is null || tree.Size - last.TreeSize >= SignAfterLeaves || time.Now() - last.At >= SignAfter;
        if (!isFresh || !isDue) { return tree.Size; }

        var root = MerkleFrontier.FromBytes(tree.Frontier).Root();
        var checkpoint = Checkpoint.Sign(store.District.Code, tree.Size, root, time.Now(), keys.OfDistrict(store.District.Code));
        db.Add(new AuditCheckpointRow { TreeSize = tree.Size, At = checkpoint.At, Line = checkpoint.ToString() });
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        foreach (var sink in sinks) { await SendAsync(sink, checkpoint, ct); }
        return tree.Size;
    }

    private async Task SendAsync(ICheckpointSink sink, Checkpoint checkpoint, CancellationToken ct)
    {
        try
        {
            await sink.SendAsync(checkpoint, ct);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            // It stands in the store, and the others are still sent to.
            log.LogWarning("{Sink} took no checkpoint: {Type}", sink.GetType().Name, reason.GetType().Name);
        }
    }
}
