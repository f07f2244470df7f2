using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Blobs;

/// <summary>Removes files that no matter claims a day after they came, and makes picture copies that are missing: at the start, then once an hour.</summary>
internal sealed class BlobSweep(DistrictRegistry registry, Stores stores, BlobFiles files, TimeProvider time, ILogger<BlobSweep> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromHours(1))
{
    private static readonly TimeSpan OrphansLive = TimeSpan.FromDays(1);

    protected override Task LookAsync(District district, CancellationToken ct) => SweepAsync(district, ct);

    /// <summary>Sweeps one district now.</summary>
    /// <returns>Files removed.</returns>
    public async Task<int> SweepAsync(District district, CancellationToken ct)
    {
        try
        {
            var removed = await files.Of(district).SweepAsync((name, asked) => IsClaimedAsync(district, name, asked), OrphansLive, ct);
            await files.CatchUpAsync(district, ct);
            return removed;
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The sweep of {District} waits: {Type}", district.Code, reason.GetType().Name);
            return 0;
        }
    }

    private async ValueTask<bool> IsClaimedAsync(District district, BlobName name, CancellationToken ct)
    {
        var sha256 = name.ToString();
        await using var db = stores.Get(district.Code).Lease();
        return await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == sha256, ct);
    }
}
