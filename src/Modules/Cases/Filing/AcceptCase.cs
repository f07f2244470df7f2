using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Takes a report for filing, or a service application for work.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.accept.*</c>; see <see cref="Case.Accept"/>.</remarks>
internal static class AcceptCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/accept", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Accept))
        .WithName(nameof(AcceptCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Accept, (matter, by, limits) => matter.Accept(by, limits), ct);
}
