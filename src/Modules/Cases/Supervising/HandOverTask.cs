using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Supervising;

/// <summary>Gives one person's open task to another.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.hand-over.*</c>; see <see cref="Case.HandOver"/>.</remarks>
internal static class HandOverTask
{
    public sealed record Request : ActRequest
    {
        public required Guid FromId { get; init; }

        public required Guid ToId { get; init; }

        /// <summary>Code of the reason: lower case with hyphens, at most 40.</summary>
        [MaxLength(40)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/hand-over", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.HandOver))
        .WithName(nameof(HandOverTask));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.HandOver, (matter, by, _) => matter.HandOver(by, request.FromId, request.ToId, request.Reason), ct);
}
