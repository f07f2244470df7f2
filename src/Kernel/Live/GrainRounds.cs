using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Live;

/// <summary>Rounds that call grains: they begin once the host has started, since the silo takes no calls before, and outlast a grain that does not answer.</summary>
/// <remarks>By the system's pace: grains live in real time whatever clock the house goes by.</remarks>
public abstract class GrainRounds(DistrictRegistry registry, IHostApplicationLifetime lifetime, TimeSpan every, ILogger log) : DistrictRounds(registry, TimeProvider.System, every)
{
    /// <summary>Calls the district's grains.</summary>
    protected abstract Task CallAsync(string districtCode);

    protected sealed override async Task BeginAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
        await started.Task.WaitAsync(ct);
    }

    protected sealed override async Task LookAsync(District district, CancellationToken ct)
    {
        try
        {
            await CallAsync(district.Code);
        }
        catch (Exception reason) when (reason is OrleansException or TimeoutException or InvalidOperationException)
        {
            log.LogInformation("The grains of {District} are called again later: {Type}", district.Code, reason.GetType().Name);
        }
    }
}
