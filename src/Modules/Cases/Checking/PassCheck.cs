using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Checking;

/// <summary>A grid worker who did not handle it found it done.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.pass-check.*</c>; see <see cref="Case.PassCheck"/>.</remarks>
internal static class PassCheck
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/pass-check", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.PassCheck))
        .WithName(nameof(PassCheck));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.PassCheck, (matter, by, _) => matter.PassCheck(by), ct);
}
