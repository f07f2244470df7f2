using Wangge.Alarms.Acting;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Outbox;

namespace Wangge.Alarms.Listening;

/// <summary>Writes into an alarm's journal what Dispatch tells of units that were sent to it. Idempotent by the act's id.</summary>
internal sealed class OnOperationActed(DistrictDb db, AlarmDesk desk, TimeProvider time) : IListenTo<OperationActed>
{
    public async Task HearAsync(OperationActed notice, Delivery delivery, CancellationToken ct)
    {
        if (notice is not { SubjectKind: "alarm", SubjectId: { } alarmId, UnitId: { } unitId } || WireName.Find<AlarmAction>(notice.Action) is not { } action) { return; }
        if (action is not (AlarmAction.Send or AlarmAction.Accept or AlarmAction.Decline or AlarmAction.Recall or AlarmAction.Arrive or AlarmAction.Leave)) { return; }
        if (notice.IsAtPost && action is AlarmAction.Arrive) { return; }
        if (await db.Set<AlarmEntry>().AnyAsync(e => e.Id == notice.EntryId, ct)) { return; }
        if (await db.Set<Alarm>().FirstOrDefaultAsync(a => a.Id == alarmId, ct) is not { } alarm) { return; }

        var now = time.Now();
        var by = new AlarmActor(new Act(notice.EntryId, notice.ActorId, notice.HappenedAt ?? now, notice.ReceivedAt ?? now), AlarmTable.System);
        // One that has ended takes no more of it; the operation's own log has it all.
        if (alarm.HearOf(action, notice.OperationId, unitId, by) is not null || alarm.NewEntries.Count == 0) { return; }
        desk.Keep(alarm, Actor.System, null);
        await db.CommitAsync(ct);
        await desk.TellAsync(alarm, ct);
    }
}
