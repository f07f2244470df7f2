using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Dispatching;

/// <summary>Gives a case back to an earlier step, with a reason; two returns bring the shift leader in.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.return.*</c>; see <see cref="Case.Return"/>.</remarks>
internal static class ReturnCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/return", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Return))
        .WithName(nameof(ReturnCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Return, (matter, by, limits) => matter.Return(by, request.Reason, limits), ct);
}
