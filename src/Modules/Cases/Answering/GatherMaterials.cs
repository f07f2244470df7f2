using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Service: says which materials are needed.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.gather-materials.*</c>; see <see cref="Case.GatherMaterials"/>.</remarks>
internal static class GatherMaterials
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/gather-materials", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.GatherMaterials))
        .WithName(nameof(GatherMaterials));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.GatherMaterials, (matter, by, _) => matter.GatherMaterials(by), ct);
}
