using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Supervising;

/// <summary>Takes a case in hand, so that colleagues see who has it; of two, one wins and the other is told.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.claim.*</c>; see <see cref="Case.Claim"/>.</remarks>
internal static class ClaimCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/claim", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Claim))
        .WithName(nameof(ClaimCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Claim, (matter, by, _) => matter.Claim(by), ct);
}
