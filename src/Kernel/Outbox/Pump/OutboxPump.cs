using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Outbox.Pump;

/// <inheritdoc/>
internal sealed class OutboxPump(Stores stores, OutboxDelivery delivery, IHostApplicationLifetime lifetime, ILogger<OutboxPump> log) : Grain, IOutboxPump
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromSeconds(5);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // Retries fall due without a commit to wake for them.
        this.RegisterGrainTimer(_ => DrainAsync(), new GrainTimerCreationOptions(LookAgainAfter, LookAgainAfter) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public async Task DrainAsync()
    {
        // A listener that is slow when the house closes is told to stop; its message waits for the next start.
        var ct = lifetime.ApplicationStopping;
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
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The host stops.
        }
    }
}
