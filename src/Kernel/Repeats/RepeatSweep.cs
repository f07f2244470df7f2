using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Repeats;

/// <summary>Forgets writes once no retry can come any more, 90 days after they were made. Looks once a day, and removes a bounded number at a stroke.</summary>
/// <remarks>Source: ADR 0003. Bookkeeping without a leaf: a repeat holds a hash and ids, and its act has its own leaf.</remarks>
internal sealed class RepeatSweep(DistrictRegistry registry, Stores stores, TimeProvider time, ILogger<RepeatSweep> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromDays(1), firstAfter: TimeSpan.FromMinutes(10))
{
    /// <summary>Rows removed in one commit, so that no write waits long behind it.</summary>
    public const int BatchRows = 500;

    private const int MostBatches = 400;

    protected override Task LookAsync(District district, CancellationToken ct) => SweepAsync(district, ct);

    /// <summary>Sweeps one district now; what is left at a limit is taken the next day.</summary>
    /// <returns>Rows removed.</returns>
    public async Task<int> SweepAsync(District district, CancellationToken ct)
    {
        var removed = 0;
        try
        {
            for (var batch = 0; batch < MostBatches; batch++)
            {
                var count = await RemoveBatchAsync(stores.Get(district.Code), Time.Now() - Repeat.KeptFor, ct);
                removed += count;
                if (count < BatchRows) { break; }
            }
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The sweep of {District}'s repeats waits: {Type}", district.Code, reason.GetType().Name);
        }

        return removed;
    }

    private static async Task<int> RemoveBatchAsync(DistrictStore store, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = store.Lease();
        var old = await db.Set<Repeat>().Where(r => r.At < before).OrderBy(r => r.At).Take(BatchRows).ToListAsync(ct);
        if (old.Count == 0) { return 0; }
        db.RemoveRange(old);
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
        return old.Count;
    }
}
