using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Checking;

/// <summary>The shift leader closes a case.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.close.*</c>; see <see cref="Case.Close"/>.</remarks>
internal static class CloseCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/close", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Close))
        .WithName(nameof(CloseCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Close, (matter, by, limits) => matter.Close(by, limits), ct);
}
