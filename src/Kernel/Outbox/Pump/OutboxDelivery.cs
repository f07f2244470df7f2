using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Kernel.Outbox.Pump;

/// <summary>Takes waiting messages and tells their listeners: each listener in the order of commits, different listeners side by side.</summary>
/// <remarks>A listener's own writes and the removal of its message are one commit. Live listeners have a lane of their own, so that no slow one delays the picture.</remarks>
internal sealed class OutboxDelivery(IServiceScopeFactory scopes, ListenerCatalogue listeners, TimeProvider time, ILogger<OutboxDelivery> log)
{
    /// <summary>Tries before a message is given up.</summary>
    public const int MostAttempts = 12;

    private const int BatchSize = 256;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>After this a listener is told to stop, and its try has failed.</summary>
    private static readonly TimeSpan LongestTry = TimeSpan.FromMinutes(1);

    /// <summary>How long a busy listener may keep the others' next messages waiting.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(2);

    /// <summary>Delivers what is due in one lane, at most a batch; true when more may wait.</summary>
    public async Task<bool> DeliverBatchAsync(DistrictStore store, bool live, CancellationToken ct)
    {
        var liveNames = listeners.LiveNames;
        if (live && liveNames.Count == 0) { return false; }

        List<OutboxMessage> due;
        var now = time.Now();
        await using (var db = store.Lease())
        {
            due = await db.Set<OutboxMessage>().AsNoTracking()
                .Where(m => !m.IsDead && m.DueAt <= now && liveNames.Contains(m.Listener) == live)
                .OrderBy(m => m.Seq).Take(BatchSize).ToListAsync(ct);
        }

        if (due.Count == 0) { return false; }

        if (live)
        {
            await DeliverLiveAsync(store, due, ct);
            return due.Count == BatchSize;
        }

        var begun = time.GetTimestamp();
        var served = await Task.WhenAll(due.GroupBy(m => m.Listener).Select(g => DeliverInTurnAsync(store, g.ToList(), begun, ct)));
        return due.Count == BatchSize || served.Sum() < due.Count;
    }

    private async Task DeliverLiveAsync(DistrictStore store, List<OutboxMessage> messages, CancellationToken ct)
    {
        await using var scope = Scope(store);
        var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
        foreach (var message in messages)
        {
            var entry = listeners.Find(message.Listener)!;
            try
            {
                await HearAsync(entry, scope, store, message, ct);
                db.Remove(message);
            }
            catch (Exception reason) when (!ct.IsCancellationRequested)
            {
                Postpone(db, message, reason);
            }
        }

        await db.CommitAsync(ct);
    }

    /// <returns>How many were served before the turn ended.</returns>
    private async Task<int> DeliverInTurnAsync(DistrictStore store, List<OutboxMessage> messages, long begun, CancellationToken ct)
    {
        var served = 0;
        foreach (var message in messages)
        {
            await DeliverAsync(store, message, ct);
            served++;
            if (time.GetElapsedTime(begun) > LongestTurn) { break; }
        }

        return served;
    }

    private async Task DeliverAsync(DistrictStore store, OutboxMessage message, CancellationToken ct)
    {
        try
        {
            await using var scope = Scope(store);
            var db = scope.ServiceProvider.GetRequiredService<DistrictDb>();
            // The listener's own commit carries the removal; where it writes nothing, ours does.
            db.Remove(message);
            // A listener that is gone in this version: nobody waits for the message.
            if (listeners.Find(message.Listener) is { } entry) { await HearAsync(entry, scope, store, message, ct); }
            await db.CommitAsync(ct);
        }
        catch (Exception reason) when (reason is not StoreUnavailableException && !ct.IsCancellationRequested)
        {
            await PostponeAsync(store, message, reason, ct);
        }
    }

    private static async Task HearAsync(ListenerEntry entry, AsyncServiceScope scope, DistrictStore store, OutboxMessage message, CancellationToken ct)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limited.CancelAfter(LongestTry);
        var delivery = new Delivery(message.MessageId, store.District.Code, message.Attempts + 1);
        await entry.HearAsync(scope.ServiceProvider, ListenerCatalogue.Read(entry, message.Payload), delivery, limited.Token);
    }

    private async Task PostponeAsync(DistrictStore store, OutboxMessage message, Exception reason, CancellationToken ct)
    {
        await using var db = store.Lease();
        // As it stands now: a conflict may mean that another delivered it already.
        if (await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Seq == message.Seq, ct) is not { } standing) { return; }
        Postpone(db, standing, reason);
        try
        {
            await db.CommitAsync(ct);
        }
        catch (ConflictException)
        {
            log.LogInformation("Message {Message} was delivered already", message.MessageId);
        }
    }

    private void Postpone(DistrictDb db, OutboxMessage message, Exception reason)
    {
        db.Attach(message);
        message.Attempts++;
        message.Fault = reason.GetType().Name;
        message.IsDead = message.Attempts >= MostAttempts;
        message.DueAt = time.Now() + Pause(message.Attempts);
        log.LogWarning("{Listener} failed at try {Attempt}: {Type} at {Trace}", message.Listener, message.Attempts, message.Fault, message.Attempts == 1 || message.IsDead ? reason.StackTrace : "the same place, or told when given up");
    }

    /// <summary>1 s, 2 s, 4 s … an hour at most.</summary>
    internal static TimeSpan Pause(int attempts) =>
        TimeSpan.FromTicks(Math.Min(LongestPause.Ticks, FirstPause.Ticks << Math.Min(attempts - 1, 20)));

    private AsyncServiceScope Scope(DistrictStore store)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        return scope;
    }
}
