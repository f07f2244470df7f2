using static Wangge.Cases.CaseAction;
using static Wangge.Cases.CaseState;

namespace Wangge.Cases;

/// <summary>新闻上报: sent → edited → published or returned. Source: DOMAIN 3.</summary>
internal static class NewsSteps
{
    private static readonly string[] Writers = [CaseRoles.GridWorker, CaseRoles.GridLeader];

    public static StepList List() => new StepList(CaseFlow.News)
        .From(Draft)
            .May(Send, Sent, Writers)
        .From(Sent)
            .May(Edit, Edited, CaseRoles.Publisher)
            .May(Return, Returned, CaseRoles.Publisher)
        .From(Edited)
            .Stays(Edit, CaseRoles.Publisher)
            .May(Publish, Published, CaseRoles.Publisher)
            .May(Return, Returned, CaseRoles.Publisher)
        .From(Returned)
            .May(SendAgain, Sent, Writers);
}
