using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Live;
using Wangge.Video.Viewing;

namespace Wangge.Video.Watching;

/// <summary>Sweeps one district's cameras and viewings each ten seconds; the grain's key is the district's code. One runs at a time in the whole cluster; what is due stands in the store.</summary>
[Alias("wangge.video-sweeper")]
internal interface IVideoSweeper : IGrainWithStringKey
{
    /// <summary>Begins sweeping, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();
}

/// <inheritdoc/>
internal sealed class VideoSweeper(Stores stores, CameraWatch cameras, ViewingSweep viewings, ILogger<VideoSweeper> log) : Grain, IVideoSweeper
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Cameras that do not answer take their time: viewings do not wait for them.
        foreach (var sweep in (Func<DistrictStore, CancellationToken, Task<int>>[])[cameras.SweepAsync, viewings.SweepAsync])
        {
            this.RegisterGrainTimer(ct => LookAsync(sweep, ct), new GrainTimerCreationOptions(Every, Every) { KeepAlive = true, Interleave = true });
        }

        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    private async Task LookAsync(Func<DistrictStore, CancellationToken, Task<int>> sweep, CancellationToken ct)
    {
        if (stores.Find(this.GetPrimaryKeyString()) is not { } store) { return; }
        try
        {
            await sweep(store, ct);
        }
        catch (Exception reason) when (!ct.IsCancellationRequested)
        {
            log.LogWarning("Cameras of {District} are swept later: {Type}", store.District.Code, reason.GetType().Name);
        }
    }
}

/// <summary>Sees to it that every district's sweeper lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class VideoSweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<VideoSweeperStart> log)
    : GrainRounds(registry, lifetime, TimeSpan.FromSeconds(5), log)
{
    protected override Task CallAsync(string districtCode) => grains.GetGrain<IVideoSweeper>(districtCode).WakeAsync();
}
