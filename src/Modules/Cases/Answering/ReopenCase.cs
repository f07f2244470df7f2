using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>The acceptor reopens what the reporter says is not solved.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.not-solved.*</c>; see <see cref="Case.NotSolved"/>.</remarks>
internal static class ReopenCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/not-solved", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.NotSolved))
        .WithName(nameof(ReopenCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.NotSolved, (matter, by, limits) => matter.NotSolved(by, limits), ct);
}
