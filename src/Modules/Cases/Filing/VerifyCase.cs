using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Says whether a report is true, after looking.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.verify.*</c>; see <see cref="Case.Verify"/>.</remarks>
internal static class VerifyCase
{
    public sealed record Request : ActRequest
    {
        public required bool IsTrue { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/verify", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.VerifyTrue))
        .WithName(nameof(VerifyCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.VerifyTrue, (matter, by, limits) => matter.Verify(by, request.IsTrue, limits), ct);
}
