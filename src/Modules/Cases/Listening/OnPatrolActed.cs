using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Access;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Time;

namespace Wangge.Cases.Listening;

/// <summary>Writes into a case's journal what Dispatch tells of units that were sent to it. Idempotent by the act's id.</summary>
internal sealed class OnPatrolActed(DistrictDb db, CaseActs acts, TimeProvider time) : IListenTo<OperationActed>
{
    public async Task HearAsync(OperationActed notice, Delivery delivery, CancellationToken ct)
    {
        if (notice is not { SubjectKind: "case", SubjectId: { } caseId, UnitId: { } patrolId } || ActionOf(notice.Action) is not { } action) { return; }
        if (notice.IsAtPost && action is CaseAction.PatrolArrived) { return; }
        if (await db.Set<CaseJournalEntry>().AnyAsync(e => e.Id == notice.EntryId, ct)) { return; }
        if (await db.Set<Case>().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return; }

        var now = time.Now();
        var by = new CaseActor(new Act(notice.EntryId, notice.ActorId, notice.HappenedAt ?? now, notice.ReceivedAt ?? now), CaseRoles.System);
        if (matter.HearOfPatrol(by, action, notice.OperationId, patrolId, notice.Reason) is null) { acts.Keep(matter, words: null); }
    }

    private static CaseAction? ActionOf(string action) => action switch
    {
        "send" => CaseAction.PatrolSent,
        "decline" => CaseAction.PatrolDeclined,
        "recall" => CaseAction.PatrolRecalled,
        "arrive" => CaseAction.PatrolArrived,
        "leave" => CaseAction.PatrolLeft,
        _ => null,
    };
}
