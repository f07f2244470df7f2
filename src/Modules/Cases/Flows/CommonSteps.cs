using static Wangge.Cases.CaseAction;

namespace Wangge.Cases;

/// <summary>What can be done in many states and moves nothing, and closing by order.</summary>
internal static class CommonSteps
{
    private static readonly string[] Repliers = [CaseRoles.Acceptor, CaseRoles.ShiftLeader, CaseRoles.Publisher, CaseRoles.System, .. RoleGroups.Unit];
    private static readonly CaseAction[] Heard = [PatrolSent, PatrolDeclined, PatrolRecalled, PatrolArrived, PatrolLeft];
    private static readonly string[] Correctors = [CaseRoles.Acceptor, .. RoleGroups.Desk];

    /// <summary>The rows for every state that a flow's own rows reach, and for what is closed by order.</summary>
    public static IEnumerable<CaseStep> For(StepList own)
    {
        var states = own.SelectMany(step => step.OrTo.Append(step.From).Append(step.To)).Append(CaseState.ClosedByOrder).Distinct();
        return states.Where(state => state != CaseState.Draft).SelectMany(state => In(own.Flow, state));
    }

    private static StepList In(CaseFlow flow, CaseState state)
    {
        var list = new StepList(flow).From(state).Stays(Note, RoleGroups.Staff).Stays(Reply, Repliers);
        // Also of what has ended: the last unit is released by the end itself.
        foreach (var heard in Heard) { list.Stays(heard, CaseRoles.System); }
        if (state.IsEnd()) { return list; }

        list.Stays(Claim, RoleGroups.Holders)
            .Stays(Release, [.. RoleGroups.Holders, CaseRoles.Leader])
            .Stays(HandOver, [.. RoleGroups.Leaders, CaseRoles.System])
            .Stays(ChangePlace, [CaseRoles.GridWorker, .. Correctors])
            .May(CloseByOrder, CaseState.ClosedByOrder, CaseRoles.Leader);

        if (BeforeFeedback(state)) { list.Stays(ChangeType, Correctors); }

        if (state.CountsTowardsLimit()) { list.Stays(Supervise, CaseRoles.System, CaseRoles.Supervisor, CaseRoles.Leader); }

        if (flow is CaseFlow.Site or CaseFlow.HandedOn) { list.Stays(TakeIn, CaseRoles.Acceptor).Stays(LetGo, CaseRoles.Leader, CaseRoles.ShiftLeader); }

        return list;
    }

    /// <summary>Once the work is fed back its limit has been kept or missed; another type would rewrite that.</summary>
    private static bool BeforeFeedback(CaseState state) => state is not (CaseState.ToCheck or CaseState.ToClose or CaseState.ResultGiven);

    private static bool CountsTowardsLimit(this CaseState state) =>
        state is CaseState.ToSign or CaseState.Handling or CaseState.Accepted or CaseState.HandedOn;
}
