using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The lead unit says that it is done, after its helpers replied or were waived.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.feed-back.*</c>; see <see cref="Case.FeedBack"/>.</remarks>
internal static class FeedBack
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/feed-back", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.FeedBack))
        .WithName(nameof(FeedBack));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.FeedBack, (matter, by, limits) => matter.FeedBack(by, limits), ct);
}
