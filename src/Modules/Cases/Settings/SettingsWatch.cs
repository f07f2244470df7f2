using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Cases.Listening;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Settings;

/// <summary>Hears on this node that settings were changed on another, through the district's board, and drops what is kept of them.</summary>
/// <remarks>Watches only districts whose settings are in memory; a change is heard at once, one between two looks within <see cref="LookEvery"/>.</remarks>
internal sealed class SettingsWatch(
    IGrainFactory grains, DistrictRegistry registry, SettingsMemory memory, IHostApplicationLifetime lifetime, ILogger<SettingsWatch> log) : BackgroundService, IBoardWatcher
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(15);
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);

    public Task ChangedAsync(string districtCode, NumberedChange[] changes)
    {
        if (changes.Any(c => c.Change.Topic == OnCaseSettingsChanged.Topic)) { memory.Forget(districtCode); }
        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The silo takes calls only once the host has started.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(stoppingToken);
            var self = grains.CreateObjectReference<IBoardWatcher>(this);
            using var timer = new PeriodicTimer(LookEvery);
            do
            {
                foreach (var district in registry.All.Where(d => memory.Holds(d.Code))) { await LookAsync(self, district.Code); }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task LookAsync(IBoardWatcher self, string districtCode)
    {
        try
        {
            var board = grains.GetGrain<IBoard>(districtCode);
            await board.WatchAsync(self);
            var version = await board.GetVersionAsync(OnCaseSettingsChanged.Topic);
            if (_seen.TryGetValue(districtCode, out var seen) && seen != version) { memory.Forget(districtCode); }
            _seen[districtCode] = version;
        }
        catch (Exception reason) when (reason is OrleansException or TimeoutException or InvalidOperationException)
        {
            log.LogInformation("Settings of {District} are watched again later: {Type}", districtCode, reason.GetType().Name);
        }
    }
}
