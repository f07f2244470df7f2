using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The desk declines the suspension that was asked for.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.decline-suspension.*</c>; see <see cref="Case.DeclineSuspension"/>.</remarks>
internal static class DeclineSuspension
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/decline-suspension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.DeclineSuspension))
        .WithName(nameof(DeclineSuspension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.DeclineSuspension, (matter, by, _) => matter.DeclineSuspension(by, request.Reason), ct);
}
