using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Acting;
using Wangge.Contracts.Alarms;
using Wangge.Kernel.Districts;

namespace Wangge.Alarms.Escalating;

/// <summary>What time alone does to alarms: one that nobody acknowledges asks the next level, and whom it asks is written to. Idempotent; each a commit of its own, a bounded number at a sweep.</summary>
internal sealed class EscalationSweep(IServiceScopeFactory scopes, TimeProvider time)
{
    private const int MostActs = 200;

    /// <returns>Levels asked.</returns>
    public async Task<int> SweepAsync(DistrictStore store, CancellationToken ct)
    {
        var now = time.Now();
        List<Guid> due;
        await using (var db = store.Lease())
        {
            due = await db.Set<Alarm>().Where(a => a.NextLevelAt != null && a.NextLevelAt <= now).OrderBy(a => a.NextLevelAt).Take(MostActs).Select(a => a.Id).ToListAsync(ct);
        }

        var done = 0;
        foreach (var id in due) { if (await EscalateAsync(store, id, ct)) { done++; } }
        return done;
    }

    private async Task<bool> EscalateAsync(DistrictStore store, Guid alarmId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<DistrictScope>().Choose(store);
        var (db, desk) = (scope.ServiceProvider.GetRequiredService<DistrictDb>(), scope.ServiceProvider.GetRequiredService<AlarmDesk>());
        if (await db.Set<Alarm>().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return false; }
        var now = time.Now();
        if (alarm.Escalate(new AlarmActor(new Act(Guid.CreateVersion7(now), Guid.Empty, now, now), AlarmTable.System)) is not null) { return false; }
        desk.Keep(alarm, Actor.System, null);
        foreach (var person in await scope.ServiceProvider.GetRequiredService<Callees>().AtStepAsync(alarm, ct)) { db.Announce(new AlarmAsks(alarm.Id, alarm.Level, person)); }
        try
        {
            await db.CommitAsync(ct);
        }
        catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
        {
            // Somebody acted on it meanwhile; the next sweep looks again.
            return false;
        }

        await desk.TellAsync(alarm, ct);
        return true;
    }
}
