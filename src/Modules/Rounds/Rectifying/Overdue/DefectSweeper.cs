using Microsoft.Extensions.Logging;

namespace Wangge.Rounds.Rectifying.Overdue;

/// <inheritdoc/>
internal sealed class DefectSweeper(Stores stores, EscalationSweep sweep, ILogger<DefectSweeper> log) : Grain, IDefectSweeper
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(LookAsync, new GrainTimerCreationOptions(Every, Every) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    public Task<int> SweepAsync() => sweep.SweepAsync(stores.Get(this.GetPrimaryKeyString()), CancellationToken.None);

    private async Task LookAsync(CancellationToken ct)
    {
        if (stores.Find(this.GetPrimaryKeyString()) is not { } store) { return; }
        try
        {
            await sweep.SweepAsync(store, ct);
        }
        catch (Exception reason) when (reason is StoreUnavailableException or System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogWarning("Defects of {District} are swept later: {Type}", store.District.Code, reason.GetType().Name);
        }
    }
}
