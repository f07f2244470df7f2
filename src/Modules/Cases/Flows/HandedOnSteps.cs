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
            // By the other module itself; where it is no part of this program (a court, a hospital), the centre writes down what came back.
            .May(Answer, ToClose, [CaseRoles.System, .. RoleGroups.Desk])
            // It is not for the other either.
            .May(Return, ToDispatch, [CaseRoles.System, .. RoleGroups.Desk])
        .From(ToClose)
            .May(Close, Closed, CaseRoles.ShiftLeader)
            .May(Return, HandedOn, CaseRoles.ShiftLeader)
        .From(Closed)
            .Stays(CallBack, CaseRoles.Acceptor)
            .Stays(Confirm, CaseRoles.Reporter)
            .Stays(Rate, CaseRoles.Reporter)
            .May(NotSolved, HandedOn, CaseRoles.Acceptor, CaseRoles.Reporter);
}
