using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>News: sends again what was returned.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.send-again.*</c>; see <see cref="Case.SendAgain"/>.</remarks>
internal static class SendNewsAgain
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/send-again", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.SendAgain))
        .WithName(nameof(SendNewsAgain));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.SendAgain, (matter, by, _) => matter.SendAgain(by), ct);
}
