using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Does not file what was accepted.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.void.*</c>; see <see cref="Case.Void"/>.</remarks>
internal static class VoidCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/void", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Void))
        .WithName(nameof(VoidCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Void, (matter, by, _) => matter.Void(by, request.Reason), ct);
}
