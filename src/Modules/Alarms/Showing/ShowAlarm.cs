using Wangge.Alarms.Devices;
using Wangge.Contracts.Dispatch;
using Wangge.Contracts.Identity;

namespace Wangge.Alarms.Showing;

/// <summary>One alarm whole: the plan of the building, its journal, what the caller may do now; and whom to call, while it is open and on record.</summary>
internal static class ShowAlarm
{
    private const int MostLines = 1_000;

    /// <param name="Journal">In order; at most 1,000, the newest.</param>
    /// <param name="MayDo">Of <c>acknowledge</c>, <c>take-over</c>, <c>note</c>, <c>call</c>, <c>mark</c>, <c>end</c>, <c>contacts</c>.</param>
    /// <param name="ShownBy">Consoles that have painted it.</param>
    public sealed record Response(AlarmView Alarm, BuildingPlan? Plan, IReadOnlyList<AlarmLine> Journal, IReadOnlyList<string> MayDo, int ShownBy);

    /// <param name="Actor">Display name; null: a device or the house.</param>
    public sealed record AlarmLine(
        Guid Id, int Sequence, string Action, string? Actor, string Role, DateTimeOffset HappenedAt, DateTimeOffset ReceivedAt, string State, Guid? UnitId, Guid? NamedId, string? Reason, string? Words);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/alarms/{alarmId:guid}", Handle).RequirePermission(AlarmPermissions.See).Admit(AdmissionClass.Alarm).WithName(nameof(ShowAlarm));
        api.MapGet("/alarms/{alarmId:guid}/contacts", ContactsAsync).RequirePermission(AlarmPermissions.SeeContacts).Admit(AdmissionClass.Alarm).WithName("ListAlarmContacts");
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid alarmId, DistrictDb db, AlarmReading reading, IAccounts accounts, ISentCrews crews, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return new Refused(AlarmRefusals.Unknown); }
        var reach = new Reach(alarm.AreaPath);
        // Who is sent there sees it until the part is done, wherever the own roles reach.
        if (policy.Check(actor, AlarmPermissions.See, reach) is { } refusal && !(refusal == AccessPolicy.Elsewhere && await crews.IsSentAsync(actor.Id, "alarm", alarmId, ct))) { return new Refused(refusal); }
        var entries = await db.Set<AlarmEntry>().AsNoTracking().Where(e => e.AlarmId == alarmId).OrderByDescending(e => e.Sequence).Take(MostLines).ToListAsync(ct);
        entries.Reverse();
        var words = await db.Set<AlarmWords>().AsNoTracking().Where(w => w.AlarmId == alarmId).ToDictionaryAsync(w => w.EntryId, w => w.Text, ct);
        var names = await accounts.ListNamesAsync([.. entries.Select(e => e.ActorId).Where(id => id != Guid.Empty).Distinct()], ct);
        var plan = alarm.DeviceId is { } device ? await db.Set<AlarmDevice>().AsNoTracking().Where(d => d.Id == device).Select(d => d.Plan).FirstOrDefaultAsync(ct) : null;
        return TypedResults.Ok(new Response(
            await reading.ViewAsync(alarm, ct), plan,
            [.. entries.Select(e => new AlarmLine(e.Id, e.Sequence, e.Action.Wire(), names.GetValueOrDefault(e.ActorId), e.Role, e.HappenedAt, e.ReceivedAt, e.StateAfter.Wire(), e.UnitId, e.NamedId, e.Reason, words.GetValueOrDefault(e.Id)))],
            MayDo(alarm, reach, actor, policy), await db.Set<ConsoleShowing>().CountAsync(s => s.AlarmId == alarmId, ct)));
    }

    private static List<string> MayDo(Alarm alarm, Reach reach, Actor actor, AccessPolicy policy)
    {
        (AlarmAction Action, Permission Permission)[] acts =
        [
            (AlarmAction.Acknowledge, AlarmPermissions.Answer), (AlarmAction.TakeOver, AlarmPermissions.Answer), (AlarmAction.Note, AlarmPermissions.Note), (AlarmAction.Call, AlarmPermissions.Answer),
            (AlarmAction.Mark, AlarmPermissions.Answer), (AlarmAction.End, AlarmPermissions.Answer), (AlarmAction.Review, AlarmPermissions.Review),
        ];
        var may = new List<string>();
        foreach (var (action, permission) in acts)
        {
            var roles = policy.RolesFor(actor, permission, reach);
            if (!AlarmTable.Allows(alarm.State, action) || !roles.Any(r => AlarmTable.Of(action).Roles.Contains(r.Role))) { continue; }
            if (action == AlarmAction.TakeOver && alarm.HolderId == actor.Id) { continue; }
            if (action == AlarmAction.End && alarm.HolderId != actor.Id && !roles.Any(r => r.Role is "shift-leader" or "leader")) { continue; }
            may.Add(action.Wire());
        }

        if (alarm.EndedAt is null && alarm.DeviceId is not null && policy.Check(actor, AlarmPermissions.SeeContacts, reach) is null) { may.Add("contacts"); }
        return may;
    }

    private static async Task<Results<Ok<IReadOnlyList<ContactView>>, Refused>> ContactsAsync(
        Guid alarmId, DistrictDb db, DeviceReading devices, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Alarm>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return new Refused(AlarmRefusals.Unknown); }
        if (policy.Check(actor, AlarmPermissions.SeeContacts, new Reach(alarm.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (alarm.EndedAt is not null) { return new Refused(AlarmRefusals.Ended); }
        // No leaf, no look.
        db.Leaf(AuditNote.By(actor, DeviceContact.SeenAction, "alarm", alarmId, alarm.AreaPath, purpose: "alarm-response"));
        await db.CommitAsync(ct);
        return TypedResults.Ok(alarm.DeviceId is { } device ? await devices.ContactsAsync(device, ct) : []);
    }
}
