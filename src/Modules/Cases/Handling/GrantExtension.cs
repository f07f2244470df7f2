using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The desk grants the extension that was asked for.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.grant-extension.*</c>; see <see cref="Case.GrantExtension"/>.</remarks>
internal static class GrantExtension
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/grant-extension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.GrantExtension))
        .WithName(nameof(GrantExtension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.GrantExtension, (matter, by, limits) => matter.GrantExtension(by, limits), ct);
}
