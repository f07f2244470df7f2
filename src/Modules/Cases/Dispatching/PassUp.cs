using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Dispatching;

/// <summary>Hands a case to a centre above.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.pass-up.*</c>; see <see cref="Case.PassUp"/>.</remarks>
internal static class PassUp
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/pass-up", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.PassUp))
        .WithName(nameof(PassUp));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PassRequest request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.PassUp, (matter, by, limits) => matter.PassUp(by, request.CentrePath, limits), ct);
}
