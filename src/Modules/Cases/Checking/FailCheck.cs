using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Checking;

/// <summary>A grid worker who did not handle it found it not done; rework counts up.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.fail-check.*</c>; see <see cref="Case.FailCheck"/>.</remarks>
internal static class FailCheck
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/fail-check", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.FailCheck))
        .WithName(nameof(FailCheck));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.FailCheck, (matter, by, limits) => matter.FailCheck(by, limits), ct);
}
