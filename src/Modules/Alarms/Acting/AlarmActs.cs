using Wangge.Alarms.Showing;
using Wangge.Kernel.Repeats;

namespace Wangge.Alarms.Acting;

/// <summary>The common way of a person's act on an alarm: recognise a retry, load, find the role, decide, commit, tell.</summary>
internal sealed class AlarmActs(DistrictDb db, AlarmDesk desk, AlarmReading reading, AccessPolicy policy, Actor actor, TimeProvider time)
{
    public async Task<Results<Ok<AlarmAnswer>, Refused>> RunAsync(
        Guid alarmId, AlarmAct request, Permission permission, AlarmAction action, Func<Alarm, AlarmActor, ValueTask<Refusal?>> decide, string? words, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        var hash = RepeatedWrites.HashOf(new { alarmId, kind = request.GetType().FullName, request = (object)request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (await db.Set<Alarm>().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return new Refused(AlarmRefusals.Unknown); }
        var reach = new Reach(alarm.AreaPath);
        if (policy.Check(actor, permission, reach) is { } refusal) { return new Refused(refusal); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(new AlarmAnswer(await reading.ViewAsync(alarm, ct), request.ActId)); }

        if (await decide(alarm, By(request, RoleFor(action, permission, reach))) is { } no) { return new Refused(no); }
        desk.Keep(alarm, actor, words);
        db.Remember(actor.Key, request.ActId, hash, alarm.Id, time);
        await db.CommitAsync(ct);
        return TypedResults.Ok(new AlarmAnswer(await desk.TellAsync(alarm, ct) ?? await reading.ViewAsync(alarm, ct), request.ActId));
    }

    /// <summary>The role by which the actor does this: who leads ends what others hold, so that role comes first.</summary>
    private string RoleFor(AlarmAction action, Permission permission, Reach reach)
    {
        var roles = policy.RolesFor(actor, permission, reach).Select(r => r.Role).Where(AlarmTable.Of(action).Roles.Contains).ToList();
        return (action == AlarmAction.End ? roles.Find(r => r is "shift-leader" or "leader") : null) ?? roles.FirstOrDefault() ?? "";
    }

    private AlarmActor By(AlarmAct request, string role)
    {
        var now = time.Now();
        return new AlarmActor(new Act(request.ActId, actor.Id, request.HappenedAt?.ToMilliseconds() ?? now, now), role);
    }
}

/// <summary>What every act on an alarm carries.</summary>
public abstract record AlarmAct
{
    /// <summary>The client's id of this act (UUIDv7); a repeat answers as the first did.</summary>
    public required Guid ActId { get; init; }

    /// <summary>When it happened, as the console says: a claim, shown. Now where it is left out.</summary>
    public DateTimeOffset? HappenedAt { get; init; }
}

/// <summary>What came of an act.</summary>
/// <param name="EntryId">Its entry in the journal.</param>
public sealed record AlarmAnswer(AlarmView Alarm, Guid EntryId);
