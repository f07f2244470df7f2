using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Answers the reporter in words that they read by their link.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.reply.*</c>; see <see cref="Case.Reply"/>.</remarks>
internal static class ReplyToReporter
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/reply", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Reply))
        .WithName(nameof(ReplyToReporter));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Reply, (matter, by, _) => matter.Reply(by), ct);
}
