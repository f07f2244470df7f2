using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>A helping unit says that its part is done.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.helper-feed-back.*</c>; see <see cref="Case.HelperFeedBack"/>.</remarks>
internal static class FeedBackAsHelper
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/helper-feed-back", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.HelperFeedBack))
        .WithName(nameof(FeedBackAsHelper));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.HelperFeedBack, (matter, by, _) => matter.HelperFeedBack(by), ct);
}
