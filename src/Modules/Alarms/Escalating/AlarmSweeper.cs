using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;
using Wangge.Alarms.Faults;
using Wangge.Kernel.Live;

namespace Wangge.Alarms.Escalating;

/// <summary>Sweeps one district's alarms each second and its devices each ten; the grain's key is the district's code. One runs at a time in the whole cluster; what is due stands in the store.</summary>
[Alias("wangge.alarm-sweeper")]
internal interface IAlarmSweeper : IGrainWithStringKey
{
    /// <summary>Begins sweeping, if it has not; answers at once.</summary>
    [OneWay]
    [Alias("wake")]
    Task WakeAsync();
}

/// <inheritdoc/>
internal sealed class AlarmSweeper(Stores stores, EscalationSweep escalation, FaultSweep faults, CameraFaultSweep cameras, ILogger<AlarmSweeper> log) : Grain, IAlarmSweeper
{
    private static readonly TimeSpan AlarmsEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DevicesEvery = TimeSpan.FromSeconds(10);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(ct => LookAsync(escalation.SweepAsync, ct), new GrainTimerCreationOptions(AlarmsEvery, AlarmsEvery) { KeepAlive = true });
        this.RegisterGrainTimer(ct => LookAsync(faults.PayAsync, ct), new GrainTimerCreationOptions(DevicesEvery, DevicesEvery) { KeepAlive = true });
        this.RegisterGrainTimer(ct => LookAsync(faults.SweepAsync, ct), new GrainTimerCreationOptions(DevicesEvery, DevicesEvery) { KeepAlive = true });
        this.RegisterGrainTimer(ct => LookAsync(cameras.SweepAsync, ct), new GrainTimerCreationOptions(DevicesEvery, DevicesEvery) { KeepAlive = true });
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
            log.LogWarning("Alarms of {District} are swept later: {Type}", store.District.Code, reason.GetType().Name);
        }
    }
}

/// <summary>Sees to it that every district's sweeper lives, also those of districts added while the house runs and of nodes that died.</summary>
internal sealed class AlarmSweeperStart(IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger<AlarmSweeperStart> log)
    : GrainRounds(registry, lifetime, TimeSpan.FromSeconds(5), log)
{
    protected override Task CallAsync(string districtCode) => grains.GetGrain<IAlarmSweeper>(districtCode).WakeAsync();
}
