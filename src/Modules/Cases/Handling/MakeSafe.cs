using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>先行处置: nobody can come to harm any more; mending goes on.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.make-safe.*</c>; see <see cref="Case.MakeSafe"/>.</remarks>
internal static class MakeSafe
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/make-safe", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.MakeSafe))
        .WithName(nameof(MakeSafe));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.MakeSafe, (matter, by, _) => matter.MakeSafe(by), ct);
}
