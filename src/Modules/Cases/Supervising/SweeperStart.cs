using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <summary>Sees to it that every district's sweeper lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class SweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<SweeperStart> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The silo takes calls only once the host has started.
            var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var registration = lifetime.ApplicationStarted.Register(() => started.TrySetResult());
            await started.Task.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(LookEvery);
            do { await WakeAllAsync(); }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task WakeAllAsync()
    {
        foreach (var district in registry.All)
        {
            try
            {
                await grains.GetGrain<ICaseSweeper>(district.Code).WakeAsync();
            }
            catch (Exception reason) when (reason is OrleansException or TimeoutException or InvalidOperationException)
            {
                log.LogInformation("The sweeper of {District} is woken later: {Type}", district.Code, reason.GetType().Name);
            }
        }
    }
}
