using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>The reporter was called: solved, not solved, or not reached.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.call-back.*</c>; see <see cref="Case.CallBack"/>.</remarks>
internal static class CallBack
{
    public sealed record Request : ActRequest
    {
        public required CaseCallBack Outcome { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/call-back", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.CallBack))
        .WithName(nameof(CallBack));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.CallBack, (matter, by, _) => matter.CallBack(by, request.Outcome), ct);
}
