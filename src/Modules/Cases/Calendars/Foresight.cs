using Wangge.Cases.Limits;
using Wangge.Cases.Types;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Calendars;

/// <summary>Plays acts on a copy of a case, by whoever may do them, to see what its limits would become. The copy is never kept.</summary>
internal sealed class Foresight(Case copy, ILimitPolicy limits, DateTimeOffset now)
{
    /// <summary>Another type, where it is another.</summary>
    public Refusal? Become(CaseType type) =>
        type.Id == copy.TypeId ? null
        : copy.State == CaseState.Draft ? CaseWhy.Refusal(CaseAction.ChangeType, CaseWhy.WrongState)
        : copy.ChangeType(By(CaseRoles.ShiftLeader), type.Id, type.Flow, type.Weight, "wrong-type", limits);

    /// <summary>Accepted, filed and dispatched at once, as far as it is not yet.</summary>
    /// <param name="unitId">Null for one that never had it.</param>
    public Refusal? Dispatch(Guid? unitId)
    {
        if (copy.State is CaseState.Reported or CaseState.Applied && copy.Accept(By(CaseRoles.Acceptor), limits) is { } refused) { return refused; }
        if (copy.State == CaseState.ToFile && copy.File(By(CaseRoles.ShiftLeader), limits) is { } unfiled) { return unfiled; }
        return copy.Flow == CaseFlow.Site && copy.State == CaseState.ToDispatch
            ? copy.Dispatch(By(CaseRoles.ShiftLeader), unitId ?? copy.ReopenedForUnitId ?? NewId(), [], limits)
            : null;
    }

    /// <summary>An extension granted: the one that was asked for, else this.</summary>
    public Refusal? Extend(Limit? more)
    {
        if (copy.AskedExtension is null)
        {
            if (more is not { } asked) { return CaseWhy.Refusal(CaseAction.GrantExtension, CaseWhy.NothingAsked); }
            if (copy.AskExtension(ByUnit(), CaseSpan.Of(asked), limits) is { } refusal) { return refusal; }
        }

        return copy.GrantExtension(By(CaseRoles.Dispatcher), limits);
    }

    /// <summary>A suspension granted and over: the one that was asked for, else one until this date.</summary>
    public Refusal? Suspend(DateTimeOffset? until)
    {
        if (copy.State != CaseState.Suspended)
        {
            if (copy.AskedSuspensionUntil is null)
            {
                if (until is not { } date) { return CaseWhy.Refusal(CaseAction.GrantSuspension, CaseWhy.NothingAsked); }
                if (copy.AskSuspension(ByUnit(), limits.Rules.SuspensionGrounds.First(), date, limits) is { } refusal) { return refusal; }
            }

            if (copy.GrantSuspension(By(CaseRoles.Dispatcher), limits) is { } refused) { return refused; }
        }

        return copy.Resume(By(CaseRoles.System, at: copy.SuspendedUntil), limits);
    }

    /// <summary>The limits of the type that would run then.</summary>
    public IEnumerable<CaseClock> Limits() => copy.Clocks.Where(clock =>
        clock.Kind is CaseClockKind.Handle or CaseClockKind.MakeSafe && clock.UnitId == copy.LeadUnitId && clock.Round == copy.ReopenCount && clock.StoppedAt is null);

    private CaseActor ByUnit() => new(ActAt(now), CaseRoles.UnitHandler, copy.LeadUnitId);

    private CaseActor By(string role, DateTimeOffset? at = null) => new(ActAt(at ?? now), role);

    // Nobody who ever worked on it, so that it is nobody's own work.
    private Act ActAt(DateTimeOffset at) => new(NewId(), NewId(), at, at);

    private Guid NewId() => Guid.CreateVersion7(now);
}
