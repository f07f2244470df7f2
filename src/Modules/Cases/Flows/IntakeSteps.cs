using static Wangge.Cases.CaseAction;
using static Wangge.Cases.CaseState;

namespace Wangge.Cases;

/// <summary>From what was told to what is filed: the same for what is wrong somewhere and for what is handed on.</summary>
internal static class IntakeSteps
{
    public static StepList ListFor(CaseFlow flow) => new StepList(flow)
        .From(Draft)
            .May(Send, Reported, RoleGroups.Senders)
        .From(Reported)
            .May(Accept, ToFile, CaseRoles.Acceptor)
            .May(AskToVerify, Verifying, CaseRoles.Acceptor)
            .May(Merge, Merged, CaseRoles.Acceptor)
            .May(Refuse, Refused, CaseRoles.Acceptor)
        .From(Verifying)
            .May(VerifyTrue, Reported, CaseRoles.GridWorker)
            .May(VerifyUntrue, Reported, CaseRoles.GridWorker)
        .From(Merged)
            .May(Unmerge, Reported, CaseRoles.Leader, CaseRoles.ShiftLeader)
        .From(ToFile)
            .May(CaseAction.File, ToDispatch, CaseRoles.ShiftLeader)
            .May(CaseAction.Void, CaseState.Void, CaseRoles.ShiftLeader)
            .May(Return, Reported, CaseRoles.ShiftLeader)
        .From(ToDispatch)
            .Stays(PassUp, RoleGroups.Desk)
            .Stays(PassDown, RoleGroups.Desk)
            .MayEither(Return, ToFile, Reported, RoleGroups.Desk);
}
