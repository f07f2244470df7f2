using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Service: gives the result to the applicant.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.give-result.*</c>; see <see cref="Case.GiveResult"/>.</remarks>
internal static class GiveResult
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/give-result", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.GiveResult))
        .WithName(nameof(GiveResult));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.GiveResult, (matter, by, _) => matter.GiveResult(by), ct);
}
