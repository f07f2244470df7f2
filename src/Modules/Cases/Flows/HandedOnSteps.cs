using static Wangge.Cases.CaseAction;
using static Wangge.Cases.CaseState;

namespace Wangge.Cases;

/// <summary>A dispute goes to Disputes, a defect to Rounds; it comes back as an answer and is closed here. Source: DOMAIN 3.</summary>
internal static class HandedOnSteps
{
    public static StepList List() => IntakeSteps.ListFor(CaseFlow.HandedOn)
        .From(ToDispatch)
            .May(HandOn, HandedOn, RoleGroups.Desk)
        .From(HandedOn)
            .May(Answer, ToClose, CaseRoles.System)
            // The other module found that it is not its own.
            .May(Return, ToDispatch, CaseRoles.System)
        .From(ToClose)
            .May(Close, Closed, CaseRoles.ShiftLeader)
            .May(Return, HandedOn, CaseRoles.ShiftLeader)
        .From(Closed)
            .Stays(CallBack, CaseRoles.Acceptor)
            .Stays(CaseAction.Confirm, CaseRoles.Reporter)
            .Stays(Rate, CaseRoles.Reporter)
            .May(NotSolved, HandedOn, CaseRoles.Acceptor, CaseRoles.Reporter);
}
