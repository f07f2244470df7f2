using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Does not accept a report; the reporter is told why.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.refuse.*</c>; see <see cref="Case.Refuse"/>.</remarks>
internal static class RefuseCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/refuse", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Refuse))
        .WithName(nameof(RefuseCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, ReasonedAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Refuse, (matter, by, _) => matter.Refuse(by, request.Reason), ct);
}
