using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The lead unit takes a case.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.sign.*</c>; see <see cref="Case.Sign"/>.</remarks>
internal static class SignCase
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/sign", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Sign))
        .WithName(nameof(SignCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Sign, (matter, by, _) => matter.Sign(by), ct);
}
