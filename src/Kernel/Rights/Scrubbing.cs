using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Rights;

/// <summary>Overwrites what erased rows left in the store's files, and notes for each erasure that it was done.</summary>
/// <remarks>Source: ADR 0021. Safe for concurrent use.</remarks>
public sealed class Scrubbing(IEnumerable<IErase> erasers, IOptions<StorageOptions> options, TimeProvider time, ILogger<Scrubbing> log)
{
    /// <summary>Tables that any erasure touches.</summary>
    private static readonly string[] TablesOfAll = ["kernel_audit_leaves", "kernel_blobs", "kernel_blob_uses"];

    /// <summary>Scrubs once if anything waits for it.</summary>
    /// <param name="evenIfLarge">Whether a store above <see cref="StorageOptions.ScrubAtOnceBytes"/> is rewritten too, though writes wait meanwhile.</param>
    /// <returns>True when no byte of anything erased is left; false when it is to be tried again.</returns>
    public async Task<bool> TryAsync(DistrictStore store, bool evenIfLarge, CancellationToken ct)
    {
        List<Guid> waiting;
        string[] tables;
        await using (var db = store.Lease())
        {
            var erasures = await db.Set<Erasure>().Where(e => e.ScrubbedAt == null).Select(e => new { e.Id, e.SubjectKind }).ToListAsync(ct);
            if (erasures.Count == 0) { return true; }
            waiting = [.. erasures.Select(e => e.Id)];
            var kinds = erasures.Select(e => e.SubjectKind).ToHashSet(StringComparer.Ordinal);
            tables = [.. erasers.Where(e => kinds.Contains(e.SubjectKind)).SelectMany(e => e.Tables).Concat(TablesOfAll).Distinct(StringComparer.Ordinal)];
        }

        try
        {
            if (!evenIfLarge && await store.SizeToScrubAsync(tables, ct) > options.Value.ScrubAtOnceBytes) { return false; }
            if (!await store.TryScrubAsync(tables, ct)) { return false; }
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            // What was asked for is done, the rows are gone; only their traces wait, and the next round tries again.
            log.LogWarning("The scrub of {District} waits: {Type}", store.District.Code, reason.GetType().Name);
            return false;
        }

        await using (var db = store.Lease())
        {
            foreach (var erasure in await db.Set<Erasure>().Where(e => waiting.Contains(e.Id)).ToListAsync(ct)) { erasure.ScrubbedAt = time.Now(); }
            db.MarkAsBookkeeping();
            await db.CommitAsync(ct);
        }

        return true;
    }
}
