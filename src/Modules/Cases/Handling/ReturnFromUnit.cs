using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The lead unit gives a case back, with a reason.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.unit-return.*</c>; see <see cref="Case.UnitReturn"/>.</remarks>
internal static class ReturnFromUnit
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/unit-return", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.UnitReturn))
        .WithName(nameof(ReturnFromUnit));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.UnitReturn, (matter, by, limits) => matter.UnitReturn(by, request.Reason, limits), ct);
}
