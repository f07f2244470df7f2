using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>A suspended case goes on before its date.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.resume.*</c>; see <see cref="Case.Resume"/>.</remarks>
internal static class ResumeCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/resume", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Resume))
        .WithName(nameof(ResumeCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Resume, (matter, by, limits) => matter.Resume(by, limits), ct);
}
