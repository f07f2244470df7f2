using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The desk declines the extension that was asked for.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.decline-extension.*</c>; see <see cref="Case.DeclineExtension"/>.</remarks>
internal static class DeclineExtension
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/decline-extension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.DeclineExtension))
        .WithName(nameof(DeclineExtension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.DeclineExtension, (matter, by, _) => matter.DeclineExtension(by, request.Reason), ct);
}
