using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Dispatching;

/// <summary>Hands a case to a centre below.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.pass-down.*</c>; see <see cref="Case.PassDown"/>.</remarks>
internal static class PassDown
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/pass-down", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.PassDown))
        .WithName(nameof(PassDown));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PassRequest request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.PassDown, (matter, by, limits) => matter.PassDown(by, request.CentrePath, limits), ct);
}
