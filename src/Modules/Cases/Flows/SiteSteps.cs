using static Wangge.Cases.CaseAction;
using static Wangge.Cases.CaseState;

namespace Wangge.Cases;

/// <summary>What is wrong somewhere. Source: the table of DOMAIN 3.</summary>
internal static class SiteSteps
{
    public static StepList List() => IntakeSteps.ListFor(CaseFlow.Site)
        .From(Draft)
            .May(SettleOnSpot, ToCheck, CaseRoles.GridWorker, CaseRoles.GridLeader)
        .From(ToDispatch)
            .May(Dispatch, ToSign, RoleGroups.Desk)
        .From(ToSign)
            .May(Sign, CaseState.Handling, RoleGroups.Unit)
            .May(UnitReturn, ToDispatch, RoleGroups.Unit)
            .Stays(CaseAction.MakeSafe, RoleGroups.Unit)
        .From(CaseState.Handling)
            .May(FeedBack, ToCheck, RoleGroups.Unit)
            .Stays(HelperFeedBack, RoleGroups.Unit)
            .Stays(WaiveHelper, RoleGroups.Desk)
            .Stays(CaseAction.MakeSafe, RoleGroups.Unit)
            .Stays(AskExtension, RoleGroups.Unit)
            .Stays(GrantExtension, RoleGroups.Desk)
            .Stays(DeclineExtension, RoleGroups.Desk)
            .Stays(AskSuspension, RoleGroups.Unit)
            .May(GrantSuspension, Suspended, RoleGroups.Desk)
            .Stays(DeclineSuspension, RoleGroups.Desk)
        .From(Suspended)
            .May(Resume, CaseState.Handling, [.. RoleGroups.Desk, CaseRoles.System])
            .Stays(CaseAction.MakeSafe, RoleGroups.Unit)
        .From(ToCheck)
            .May(PassCheck, ToClose, CaseRoles.GridWorker)
            // What was settled on the spot has no unit that could do it again.
            .MayEither(FailCheck, CaseState.Handling, Reported, CaseRoles.GridWorker)
        .From(ToClose)
            .May(Close, Closed, CaseRoles.ShiftLeader)
            .May(BackToCheck, ToCheck, CaseRoles.ShiftLeader)
        .From(Closed)
            .Stays(CallBack, CaseRoles.Acceptor)
            .Stays(Confirm, CaseRoles.Reporter)
            .Stays(Rate, CaseRoles.Reporter)
            .May(NotSolved, ToDispatch, CaseRoles.Acceptor, CaseRoles.Reporter);
}
