using Microsoft.Extensions.Logging;
using Wangge.Cases.Grouping;
using Wangge.Cases.Subscribing;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <inheritdoc/>
internal sealed class CaseSweeper(Stores stores, CaseSweep sweep, SubscriptionSweep subscriptions, CaseGrouping grouping, ILogger<CaseSweeper> log) : Grain, ICaseSweeper
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan GroupEvery = TimeSpan.FromSeconds(3);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(LookAsync, new GrainTimerCreationOptions(SweepEvery, SweepEvery) { KeepAlive = true });
        this.RegisterGrainTimer(GroupAsync, new GrainTimerCreationOptions(GroupEvery, GroupEvery) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    public Task<int> SweepAsync() => sweep.SweepAsync(stores.Get(this.GetPrimaryKeyString()), CancellationToken.None);

    private async Task GroupAsync(CancellationToken ct)
    {
        if (stores.Find(this.GetPrimaryKeyString()) is not { } store) { return; }
        try
        {
            await grouping.RunAsync(store, ct);
        }
        catch (Exception reason) when (reason is StoreUnavailableException or System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogInformation("Reports of {District} are grouped later: {Type}", store.District.Code, reason.GetType().Name);
        }
    }

    private async Task LookAsync(CancellationToken ct)
    {
        if (stores.Find(this.GetPrimaryKeyString()) is not { } store) { return; }
        try
        {
            await sweep.SweepAsync(store, ct);
            await subscriptions.SweepAsync(store, ct);
        }
        catch (Exception reason) when (reason is StoreUnavailableException or System.Data.Common.DbException or InvalidOperationException)
        {
            log.LogWarning("Cases of {District} are swept later: {Type}", store.District.Code, reason.GetType().Name);
        }
    }
}
