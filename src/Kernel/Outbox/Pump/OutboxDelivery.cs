using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Takes waiting messages in order and tells their listeners.</summary>
/// <remarks>A listener's own writes and the removal of its message are one commit. Live listeners are told first and their messages removed together.</remarks>
internal sealed class OutboxDelivery(IServiceScopeFactory scopes, ListenerCatalogue listeners, TimeProvider time, ILogger<OutboxDelivery> log)
{
    private const int BatchSize = 256;
    private const int MostAttempts = 12;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>Delivers what is due, at most a batch; true when more may wait.</summary>
    public async Task<bool> DeliverBatchAsync(DistrictStore store, CancellationToken ct)
    {
        List<OutboxMessage> due;
        var now = time.Now();
        await using (var db = store.Lease())
        {
            due = await db.Set<OutboxMessage>().AsNoTracking()
                .Where(m => !m.IsDead && m.DueAt <= now)
                .OrderBy(m => m.Seq).Take(BatchSize).ToListAsync(ct);
        }

        if (due.Count == 0) { return false; }

        var live = due.Where(m => listeners.Find(m.Listener) is { Live: true }).ToList();
        await DeliverLiveAsync(store, live, ct);
        foreach (var message in due.Except(live)) { await DeliverAsync(store, message, ct); }
        return due.Count == BatchSize;
    }

    private async Task DeliverLiveAsync(DistrictStore store, List<OutboxMessage> messages, CancellationToken ct)
    {
        if (messages.Count == 0) { return; }
        await using var scope = Scope(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        foreach (var message in messages)
        {
            var entry = listeners.Find(message.Listener)!;
            try
            {
                await entry.HearAsync(scope.ServiceProvider, ListenerCatalogue.Read(entry, message.Payload), DeliveryOf(store, message), ct);
                db.Remove(message);
            }
            catch (Exception reason) when (reason is not OperationCanceledException)
            {
                Postpone(db, message, reason);
            }
        }

        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
    }

    private async Task DeliverAsync(DistrictStore store, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await using var scope = Scope(store);
            var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
            if (listeners.Find(message.Listener) is { } entry)
            {
                // The listener's own commit carries the removal; where it writes nothing, ours does.
                db.Remove(message);
                db.MarkAsBookkeeping();
                await entry.HearAsync(scope.ServiceProvider, ListenerCatalogue.Read(entry, message.Payload), DeliveryOf(store, message), ct);
            }
            else
            {
                // The listener is gone in this version: nobody waits for the message.
                db.Remove(message);
                db.MarkAsBookkeeping();
            }

            await db.CommitAsync(ct);
        }
        catch (ConflictException)
        {
            log.LogInformation("Message {Message} was delivered already", message.MessageId);
        }
        catch (Exception reason) when (reason is not (OperationCanceledException or StoreUnavailableException))
        {
            await PostponeAsync(store, message, reason, ct);
        }
    }

    private async Task PostponeAsync(DistrictStore store, OutboxMessage message, Exception reason, CancellationToken ct)
    {
        await using var db = store.Lease();
        Postpone(db, message, reason);
        db.MarkAsBookkeeping();
        await db.CommitAsync(ct);
    }

    private void Postpone(DistrictDb db, OutboxMessage message, Exception reason)
    {
        db.Attach(message);
        message.Attempts++;
        message.Fault = reason.GetType().Name;
        message.IsDead = message.Attempts >= MostAttempts;
        message.DueAt = time.Now() + Pause(message.Attempts);
        log.LogWarning("{Listener} failed at try {Attempt}: {Type} at {Trace}", message.Listener, message.Attempts, message.Fault, reason.StackTrace);
    }

    private static TimeSpan Pause(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempts - 1, 20)));

    private static Delivery DeliveryOf(DistrictStore store, OutboxMessage message) => new(message.MessageId, store.District.Code, message.Attempts + 1);

    private AsyncServiceScope Scope(DistrictStore store)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        return scope;
    }
}
