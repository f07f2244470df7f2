using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Filing;

/// <summary>Asks the nearest grid worker whether it is so; the acceptor's clock stands meanwhile.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.ask-to-verify.*</c>; see <see cref="Case.AskToVerify"/>.</remarks>
internal static class AskToVerify
{
    public sealed record Request : ActRequest
    {
        /// <summary>The account that is to look.</summary>
        public required Guid VerifierId { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/ask-to-verify", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.AskToVerify))
        .WithName(nameof(AskToVerify));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.AskToVerify, (matter, by, limits) => matter.AskToVerify(by, request.VerifierId, limits), ct);
}
