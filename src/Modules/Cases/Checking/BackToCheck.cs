using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Checking;

/// <summary>The shift leader wants it checked once more.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.back-to-check.*</c>; see <see cref="Case.BackToCheck"/>.</remarks>
internal static class BackToCheck
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/back-to-check", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.BackToCheck))
        .WithName(nameof(BackToCheck));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.BackToCheck, (matter, by, limits) => matter.BackToCheck(by, request.Reason, limits), ct);
}
