using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The desk lets a case stand still (挂账).</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.grant-suspension.*</c>; see <see cref="Case.GrantSuspension"/>.</remarks>
internal static class GrantSuspension
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/grant-suspension", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.GrantSuspension))
        .WithName(nameof(GrantSuspension));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.GrantSuspension, (matter, by, limits) => matter.GrantSuspension(by, limits), ct);
}
