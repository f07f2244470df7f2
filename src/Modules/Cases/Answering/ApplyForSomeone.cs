using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>Service: a grid worker applies for someone.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.apply-for.*</c>; see <see cref="Case.ApplyForSomeone"/>.</remarks>
internal static class ApplyForSomeone
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/apply-for", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.ApplyFor))
        .WithName(nameof(ApplyForSomeone));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.ApplyFor, (matter, by, limits) => matter.ApplyForSomeone(by, limits), ct);
}
