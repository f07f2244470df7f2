using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Hashing;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit;

/// <summary>A district's audit log as it stands in its store.</summary>
public sealed class AuditLog(AuditKeys keys, IFilePort files)
{
    /// <summary>Verifies the whole log against its stored checkpoints and those kept outside.</summary>
    /// <param name="outsideLines">Lines of files kept outside the house; empty when there are none.</param>
    public async Task<AuditVerdict> VerifyAsync(DistrictStore store, IEnumerable<string> outsideLines, CancellationToken ct)
    {
        await using var db = store.Lease();
        var stored = await db.Set<AuditCheckpointRow>().AsNoTracking().OrderBy(c => c.TreeSize).Select(c => c.Line).ToListAsync(ct);
        using var ring = CheckpointKeyRing.Load(keys.FolderOf(store.District.Code), files);
        return await new AuditVerifier(store.District.Code, ring).VerifyAsync(ReadAsync(db, ct), stored, outsideLines, ct);
    }

    private static async IAsyncEnumerable<AuditEntry> ReadAsync(DistrictDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.LogIndex != null).OrderBy(l => l.LogIndex).AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(ct))
        {
            var hash = row.LeafHash is { Length: Digest.Size } bytes ? new Digest(bytes) : default;
            yield return EntryOf(row, hash);
        }
    }

    private static AuditEntry EntryOf(AuditLeafRow row, Digest hash)
    {
        try
        {
            return AuditEntry.Of(row.LogIndex!.Value, row.ToLeaf(), hash);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // Columns that give no leaf at all were changed: no bytes give the stored hash.
            return new AuditEntry(row.LogIndex!.Value, ReadOnlyMemory<byte>.Empty, hash);
        }
    }
}
