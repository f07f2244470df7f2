using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;

namespace Wangge.Areas.Looking;

/// <summary>In a cluster, a notice is heard by one node only: every other node looks every few seconds whether its maps are still the newest.</summary>
/// <remarks>One count a loaded district; does nothing where the program is alone.</remarks>
internal sealed class AreaMapWatch(
    IConfiguration configuration, DistrictRegistry registry, Stores stores, DistrictStates<AreaMap> maps, TimeProvider time, ILogger<AreaMapWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (configuration["Cluster:Redis"] is not { Length: > 0 }) { return; }
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var district in registry.All) { await LookAsync(district.Code); }
        }
    }

    /// <summary>Reloads the district's map where it is loaded and no longer the newest.</summary>
    internal async Task LookAsync(string districtCode)
    {
        if (maps.Peek(districtCode) is null) { return; }
        try
        {
            await AreaLookup.CatchUpAsync(stores.Get(districtCode), maps);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            log.LogWarning("The map of {District} could not be looked after: {Type}", districtCode, reason.GetType().Name);
        }
    }
}
