using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;

namespace Wangge.Dispatch.Positions.Keeping;

/// <summary>Deletes raw fixes 30 days after the time that they claim. Looks each hour, source by source, and removes a bounded number at a stroke.</summary>
/// <remarks>Source: RIGHTS, "raw points are deleted in 30 days". Bookkeeping without a leaf: it is the rule itself, the same for all.</remarks>
internal sealed class FixSweep(DistrictRegistry registry, Stores stores, IOptions<PositionOptions> options, TimeProvider time, ILogger<FixSweep> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromHours(1), firstAfter: TimeSpan.FromMinutes(5))
{
    /// <summary>The law of the house, whatever is configured.</summary>
    private static readonly TimeSpan KeptAtMost = TimeSpan.FromDays(30);

    private const int BatchRows = 1_000;

    protected override Task LookAsync(District district, CancellationToken ct) => SweepAsync(district, ct);

    /// <summary>Sweeps one district now.</summary>
    /// <returns>Fixes removed.</returns>
    public async Task<int> SweepAsync(District district, CancellationToken ct)
    {
        var removed = 0;
        try
        {
            var store = stores.Get(district.Code);
            var before = Time.Now() - (options.Value.KeptFor < KeptAtMost ? options.Value.KeptFor : KeptAtMost);
            for (Guid? source = await NextSourceAsync(store, null, ct); source is { } id; source = await NextSourceAsync(store, id, ct))
            {
                int count;
                do { removed += count = await RemoveBatchAsync(store, id, before, ct); } while (count == BatchRows);
            }
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The sweep of {District}'s fixes waits: {Type}", district.Code, reason.GetType().Name);
        }

        return removed;
    }

    /// <summary>The next source that has fixes, by the key's own order: the index is stepped through, not read.</summary>
    private static async Task<Guid?> NextSourceAsync(DistrictStore store, Guid? after, CancellationToken ct)
    {
        await using var db = store.Lease();
        var fixes = db.Set<FixRow>().AsNoTracking();
        if (after is { } last) { fixes = fixes.Where(f => f.SourceId > last); }
        return await fixes.OrderBy(f => f.SourceId).Select(f => (Guid?)f.SourceId).FirstOrDefaultAsync(ct);
    }

    private static async Task<int> RemoveBatchAsync(DistrictStore store, Guid source, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = store.Lease();
        var old = await db.Set<FixRow>().Where(f => f.SourceId == source && f.At < before).OrderBy(f => f.At).Take(BatchRows).ToListAsync(ct);
        if (old.Count == 0) { return 0; }
        db.RemoveRange(old);
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        return old.Count;
    }
}
