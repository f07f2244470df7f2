using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Answering;

/// <summary>News: publishes it.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.publish.*</c>; see <see cref="Case.Publish"/>.</remarks>
internal static class PublishNews
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/publish", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Publish))
        .WithName(nameof(PublishNews));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, PlainAct request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.Publish, (matter, by, _) => matter.Publish(by), ct);
}
