using Wangge.Kernel.Refusals;

namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Gives it to the unit that answers for the result; the type's limit runs from now, or goes on where this unit had it before.</summary>
    /// <param name="helperUnitIds">Units that help, each once, at most <see cref="CaseRules.MaxHelpers"/>.</param>
    public Refusal? Dispatch(CaseActor by, Guid leadUnitId, IReadOnlyList<Guid> helperUnitIds, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.Dispatch;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (leadUnitId == Guid.Empty || helperUnitIds.Contains(Guid.Empty)) { return No(action, CaseWhy.UnitNeeded); }

        if (helperUnitIds.Count > limits.Rules.MaxHelpers) { return No(action, CaseWhy.TooManyHelpers); }

        if (helperUnitIds.Append(leadUnitId).Distinct().Count() <= helperUnitIds.Count) { return No(action, CaseWhy.HelperTwice); }

        if (by.Role != CaseRoles.ShiftLeader)
        {
            if (NeedsShiftLeader) { return No(action, CaseWhy.ShiftLeaderNeeded); }

            if (ReopenedForUnitId is { } unit && unit != leadUnitId) { return No(action, CaseWhy.SameUnitFirst); }
        }

        Record(action, by, new DispatchedData(leadUnitId, helperUnitIds), limits, move: clocks =>
        {
            clocks.ResumeOrStart(CaseClockKind.Handle, leadUnitId);
            if (!IsMadeSafe) { clocks.ResumeOrStart(CaseClockKind.MakeSafe, leadUnitId); }
        });
        return null;
    }

    /// <summary>Gives it to a centre above, which has its own time to dispatch.</summary>
    /// <param name="centrePath">Path of that centre's area; holds the present one.</param>
    public Refusal? PassUp(CaseActor by, string centrePath, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.PassUp;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (!IsWithin(HoldingCentre, centrePath) || Reporting.Centres.FindLevel(centrePath) is not { } level || level <= CentreLevel) { return No(action, CaseWhy.NotAbove); }

        Pass(action, by, new CentreData(centrePath, level), limits);
        return null;
    }

    /// <summary>Gives it to a centre below, which has its own time to dispatch.</summary>
    /// <param name="centrePath">Path of that centre's area; lies in the present one and holds the case's place.</param>
    public Refusal? PassDown(CaseActor by, string centrePath, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.PassDown;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (!IsWithin(centrePath, HoldingCentre) || Reporting.Centres.FindLevel(centrePath) is not { } level || level >= CentreLevel) { return No(action, CaseWhy.NotBelow); }

        if (!AreaPath.StartsWith(centrePath, StringComparison.Ordinal)) { return No(action, CaseWhy.CentreElsewhere); }

        Pass(action, by, new CentreData(centrePath, level), limits);
        return null;
    }

    /// <summary>Gives it back to an earlier state; never to an end.</summary>
    /// <param name="to">Null for the state just before.</param>
    public Refusal? Return(CaseActor by, string? reasonCode, ILimitPolicy limits, CaseState? to = null)
    {
        const CaseAction action = CaseAction.Return;
        if (Check(action, by, reasonCode) is { } refusal) { return refusal; }

        var step = CaseTable.Find(Flow, State, action)!;
        var target = to ?? step.To;
        if (!step.LeadsTo(target)) { return No(action, CaseWhy.NotEarlier); }

        Record(action, by, new ReturnedData(IsReturnedTooOften(limits)), limits, reasonCode, target, clocks =>
        {
            if (State is CaseState.Accepted or CaseState.HandedOn) { clocks.Pause(CaseClockKind.Handle); }

            if (target == CaseState.HandedOn) { clocks.ResumeOrStart(CaseClockKind.Handle, null); }
        });
        return null;
    }

    /// <summary>Hands it on to another module, which answers within the type's limit.</summary>
    /// <param name="module">Code of the module, such as <c>disputes</c>.</param>
    /// <param name="matterId">The matter that was made there.</param>
    public Refusal? HandOn(CaseActor by, string module, Guid matterId, ILimitPolicy limits)
    {
        const CaseAction action = CaseAction.HandOn;
        if (Check(action, by) is { } refusal) { return refusal; }

        if (!IsCode(module)) { return No(action, CaseWhy.BadModule); }

        if (NeedsShiftLeader && by.Role != CaseRoles.ShiftLeader) { return No(action, CaseWhy.ShiftLeaderNeeded); }

        Record(action, by, new HandedOnData(module, matterId), limits, move: clocks =>
        {
            if (module == HandedOnTo) { clocks.ResumeOrStart(CaseClockKind.Handle, null); }
            else { clocks.Start(CaseClockKind.Handle); }
        });
        return null;
    }

    private bool IsMadeSafe => Clocks.Any(clock => clock is { Kind: CaseClockKind.MakeSafe, OnTime: not null } && clock.Round == ReopenCount);

    private bool IsReturnedTooOften(ILimitPolicy limits) => ReturnCount + 1 >= limits.Rules.ReturnsUntilShiftLeader;

    private static bool IsWithin(string inner, string outer) =>
        CasePlace.IsPath(inner) && CasePlace.IsPath(outer) && inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal);

    private void Pass(CaseAction action, CaseActor by, CentreData data, ILimitPolicy limits) => Record(action, by, data, limits, move: clocks =>
    {
        clocks.Stop(CaseClockKind.Dispatch);
        clocks.Start(CaseClockKind.Dispatch);
    });

    private void ApplyDispatching(CaseJournalEntry entry)
    {
        switch (entry.Action)
        {
            case CaseAction.Dispatch:
                var dispatched = entry.Read<DispatchedData>();
                LeadUnitId = dispatched.LeadUnitId;
                Helpers = [.. dispatched.HelperUnitIds.Select(unit => new CaseHelperUnit(unit, CaseHelperState.Awaited, null))];
                SentOn(entry);
                break;
            case CaseAction.HandOn:
                var handedOn = entry.Read<HandedOnData>();
                HandedOnTo = handedOn.Module;
                HandedOnMatterId = handedOn.MatterId;
                SentOn(entry);
                break;
            case CaseAction.PassUp or CaseAction.PassDown:
                var centre = entry.Read<CentreData>();
                HoldingCentre = centre.CentrePath;
                CentreLevel = centre.Level;
                HolderId = null;
                break;
            case CaseAction.Return or CaseAction.UnitReturn:
                ReturnCount++;
                NeedsShiftLeader = entry.Read<ReturnedData>().ShiftLeaderDecides;
                HandlerId = null;
                break;
        }
    }

    private void SentOn(CaseJournalEntry entry)
    {
        DispatchedAt = entry.ReceivedAt;
        HandlerId = null;
        NeedsShiftLeader = false;
        ReopenedForUnitId = null;
    }
}
