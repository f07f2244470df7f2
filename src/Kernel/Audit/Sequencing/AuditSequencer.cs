using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Sequencing;

/// <inheritdoc/>
internal sealed class AuditSequencer(Stores stores, LeafSequencing sequencing, ILogger<AuditSequencer> log) : Grain, IAuditSequencer
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(ct => LookAsync(ct), new GrainTimerCreationOptions(LookEvery, LookEvery) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task WakeAsync() => Task.CompletedTask;

    public async Task<long> CatchUpAsync(bool signCheckpoint)
    {
        var store = stores.Get(this.GetPrimaryKeyString());
        while (await sequencing.AddBatchAsync(store, CancellationToken.None)) { }
        return await sequencing.SignAsync(store, signCheckpoint, CancellationToken.None);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        if (stores.Find(this.GetPrimaryKeyString()) is not { } store) { return; }
        try
        {
            while (await sequencing.AddBatchAsync(store, ct)) { }
            await sequencing.SignAsync(store, evenIfEarly: false, ct);
        }
        catch (Exception reason) when (reason is StoreUnavailableException or ConflictException or DuplicateKeyException or System.Data.Common.DbException or IOException)
        {
            log.LogWarning("Leaves of {District} wait: {Type}", store.District.Code, reason.GetType().Name);
        }
    }
}
