using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Rights;

/// <summary>Tries each minute what an erasure could not scrub at once; large stores only in the quiet hour of their district's night.</summary>
internal sealed class ScrubRounds(DistrictRegistry registry, Stores stores, Scrubbing scrubbing, TimeProvider time, ILogger<ScrubRounds> log)
    : DistrictRounds(registry, time, every: TimeSpan.FromMinutes(1), firstAfter: TimeSpan.FromMinutes(1))
{
    /// <summary>The hour of the local day in which large stores are rewritten.</summary>
    public const int QuietHour = 3;

    protected override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            var isQuiet = TimeZoneInfo.ConvertTime(Time.Now(), TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone)).Hour == QuietHour;
            await scrubbing.TryAsync(stores.Get(district.Code), isQuiet, ct);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The scrub round of {District} waits: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
