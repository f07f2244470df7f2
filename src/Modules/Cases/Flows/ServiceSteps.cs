using static Wangge.Cases.CaseAction;
using static Wangge.Cases.CaseState;

namespace Wangge.Cases;

/// <summary>服务办事: guide → materials → applied → accepted → result → confirmed; nobody checks on site. Source: DOMAIN 3.</summary>
internal static class ServiceSteps
{
    private static readonly string[] Givers = [CaseRoles.Acceptor, .. RoleGroups.Unit];

    public static StepList List() => new StepList(CaseFlow.Service)
        .From(Draft)
            .May(Send, Guide, RoleGroups.Senders)
        .From(Guide)
            .May(GatherMaterials, Materials, CaseRoles.Reporter, CaseRoles.GridWorker, CaseRoles.Acceptor)
        .From(Materials)
            .May(CaseAction.Apply, Applied, CaseRoles.Reporter)
            .May(ApplyFor, Applied, CaseRoles.GridWorker, CaseRoles.GridLeader)
        .From(Applied)
            .May(Accept, Accepted, CaseRoles.Acceptor)
            .May(Return, Materials, CaseRoles.Acceptor)
            .May(Refuse, Refused, CaseRoles.Acceptor)
        .From(Accepted)
            .May(Return, Materials, Givers)
            .May(GiveResult, ResultGiven, Givers)
            .Stays(AskExtension, Givers)
            .Stays(GrantExtension, CaseRoles.ShiftLeader)
            .Stays(DeclineExtension, CaseRoles.ShiftLeader)
        .From(ResultGiven)
            .May(CaseAction.Confirm, Confirmed, CaseRoles.Reporter, CaseRoles.GridWorker, CaseRoles.Acceptor)
            // An applicant who stays silent does not keep a matter open for ever; it is closed, not confirmed.
            .May(Close, Closed, CaseRoles.ShiftLeader)
        .From(Confirmed)
            .Stays(CallBack, CaseRoles.Acceptor)
            .Stays(Rate, CaseRoles.Reporter)
            .May(NotSolved, Accepted, CaseRoles.Acceptor, CaseRoles.Reporter)
        .From(Closed)
            .Stays(CallBack, CaseRoles.Acceptor)
            .May(CaseAction.Confirm, Confirmed, CaseRoles.Reporter)
            .Stays(Rate, CaseRoles.Reporter)
            .May(NotSolved, Accepted, CaseRoles.Acceptor, CaseRoles.Reporter);
}
