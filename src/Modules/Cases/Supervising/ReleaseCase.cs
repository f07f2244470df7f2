using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Supervising;

/// <summary>Lets go of a case.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.release.*</c>; see <see cref="Case.Release"/>.</remarks>
internal static class ReleaseCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/release", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Release))
        .WithName(nameof(ReleaseCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Release, (matter, by, _) => matter.Release(by), ct);
}
