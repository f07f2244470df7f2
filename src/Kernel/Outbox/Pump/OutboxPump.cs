using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Outbox.Pump;

/// <inheritdoc/>
internal sealed class OutboxPump(Stores stores, OutboxDelivery delivery, ILogger<OutboxPump> log) : Grain, IOutboxPump
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Retries fall due without a commit to wake for them.
        this.RegisterGrainTimer(ct => DeliverAsync(ct), new GrainTimerCreationOptions(LookAgainAfter, LookAgainAfter) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public Task DrainAsync() => DeliverAsync(CancellationToken.None);

    private async Task DeliverAsync(CancellationToken ct)
    {
        var (district, live) = PumpKey.Read(this.GetPrimaryKeyString());
        if (stores.Find(district) is not { } store) { return; }
        try
        {
            while (await delivery.DeliverBatchAsync(store, live, ct)) { }
        }
        catch (Exception reason) when (reason is StoreUnavailableException or ConflictException or System.Data.Common.DbException)
        {
            log.LogWarning("Messages of {District} wait: {Type}", district, reason.GetType().Name);
        }
    }
}
