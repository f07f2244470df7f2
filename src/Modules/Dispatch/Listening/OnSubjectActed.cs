using Wangge.Contracts.Alarms;
using Wangge.Contracts.Cases;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Operations;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Units;
using Wangge.Kernel.Outbox;

namespace Wangge.Dispatch.Listening;

/// <summary>A case or an alarm has ended: so does its operation, and roads that were closed until the case ends are open again.</summary>
/// <remarks>
/// Asks how the matter stands now, so that one that was opened again meanwhile keeps its units. What was merged goes on in the other case, with the units on their way, unless
/// units are sent to that already. Told again it finds nothing open and does nothing.
/// </remarks>
internal sealed class OnSubjectActed(
    DistrictDb db, IEnumerable<IDispatchSubjects> kinds, OperationActs acts, RosterShelf shelf, RoadConditionShelf conditions, TimeProvider time) : IListenTo<CaseActed>, IListenTo<AlarmActed>
{
    public const string MatterEnded = "matter-ended";

    /// <value>Closures that one case opens at a stroke.</value>
    private const int MostClosures = 200;

    public Task HearAsync(CaseActed notice, Delivery delivery, CancellationToken ct) => LookAsync(SubjectKinds.Case, notice.CaseId, ct);

    public Task HearAsync(AlarmActed notice, Delivery delivery, CancellationToken ct) => LookAsync(SubjectKinds.Alarm, notice.AlarmId, ct);

    private async Task LookAsync(string kind, Guid subjectId, CancellationToken ct)
    {
        var operationId = await OpenOfAsync(subjectId, ct);
        var closures = kind == SubjectKinds.Case
            ? await db.Set<Closure>().Where(c => c.CaseId == subjectId && c.OpensWithCase && c.ReopenedAt == null).OrderBy(c => c.Seq).Take(MostClosures).ToListAsync(ct)
            : [];
        if (operationId is null && closures.Count == 0) { return; }
        if (kinds.FirstOrDefault(k => k.Kind == kind) is not { } matters || await matters.FindAsync(subjectId, ct) is not { IsOpen: false } subject) { return; }

        var now = time.Now();
        var hasOpened = false;
        // What was merged is the same flood: its roads stay closed until the other case ends.
        if (subject.ContinuesAs is { } goesOn) { closures.ForEach(c => c.Follow(goesOn)); }
        foreach (var closure in subject.ContinuesAs is null ? closures.Where(c => c.Reopen(Guid.Empty, now)) : [])
        {
            hasOpened = true;
            db.Announce(new RoadsChanged("opened", closure.Id, closure.AreaPath));
            db.Leaf(AuditNote.By(Actor.System, "dispatch.road-opened", "closure", closure.Id, closure.AreaPath, purpose: MatterEnded));
        }

        if (operationId is { } id) { await EndAsync(id, subject, now, ct); }
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        if (hasOpened) { conditions.Forget(db.District.Code); }
    }

    private async Task EndAsync(Guid operationId, DispatchSubject subject, DateTimeOffset now, CancellationToken ct)
    {
        if (await acts.FindAsync(operationId, ct) is not { } operation) { return; }
        var by = new OperationActor(new Act(Guid.CreateVersion7(now), Guid.Empty, now, now), OperationActs.System);
        if (subject.ContinuesAs is { } other && await OpenOfAsync(other, ct) is null)
        {
            if (operation.Follow(other, by) is null) { acts.Keep(operation, [], null); }
            return;
        }

        var ids = OperationActs.StillOn(operation);
        var units = await db.Set<PatrolUnit>().Where(u => ids.Contains(u.Id)).ToListAsync(ct);
        if (operation.End(units, by, MatterEnded) is null) { acts.Keep(operation, units, null); }
    }

    private Task<Guid?> OpenOfAsync(Guid subjectId, CancellationToken ct) =>
        db.Set<Operation>().AsNoTracking().Where(o => o.SubjectId == subjectId && o.EndedAt == null).Select(o => (Guid?)o.Id).FirstOrDefaultAsync(ct);
}
