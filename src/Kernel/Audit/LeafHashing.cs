using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>Hashes leaves in batches beside the reader and the walker, and hands them on in order.</summary>
internal static class LeafHashing
{
    private const int BatchLeaves = 2048;
    private const int BatchesAhead = 4;

    /// <remarks>Holds some ten thousand leaves at the most. A fault of the reader surfaces in its place.</remarks>
    public static async IAsyncEnumerable<HashedBatch> HashAsync(IAsyncEnumerable<AuditEntry> entries, [EnumeratorCancellation] CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var batches = Channel.CreateBounded<Task<HashedBatch>>(new BoundedChannelOptions(BatchesAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(entries, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var hashing in batches.Reader.ReadAllAsync(ct)) { yield return await hashing; }
        }
        finally
        {
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task ReadAsync(IAsyncEnumerable<AuditEntry> entries, ChannelWriter<Task<HashedBatch>> batches, CancellationToken ct)
    {
        try
        {
            var batch = new List<AuditEntry>(BatchLeaves);
            await foreach (var entry in entries.WithCancellation(ct))
            {
                batch.Add(entry);
                if (batch.Count == BatchLeaves)
                {
                    await batches.WriteAsync(Start(batch), ct);
                    batch = new(BatchLeaves);
                }
            }

            if (batch.Count > 0) { await batches.WriteAsync(Start(batch), ct); }

            batches.Complete();
        }
        catch (Exception fault)
        {
            // Surfaces where the batches are read.
            batches.Complete(fault);
        }
    }

    private static Task<HashedBatch> Start(List<AuditEntry> batch) => Task.Run(() =>
    {
        var hashes = new Digest[batch.Count];
        for (var i = 0; i < hashes.Length; i++) { hashes[i] = MerkleHash.Leaf(batch[i].Canonical.Span); }

        return new HashedBatch(batch, hashes);
    });
}

/// <summary>Entries and, place by place, the hashes of their bytes.</summary>
internal sealed record HashedBatch(IReadOnlyList<AuditEntry> Entries, Digest[] Hashes);
