using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Supervising;

/// <summary>A leader closes a case by order, with a reason.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.close-by-order.*</c>; see <see cref="Case.CloseByOrder"/>.</remarks>
internal static class CloseByOrder
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/close-by-order", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.CloseByOrder))
        .WithName(nameof(CloseByOrder));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.CloseByOrder, (matter, by, _) => matter.CloseByOrder(by, request.Reason), ct);
}
