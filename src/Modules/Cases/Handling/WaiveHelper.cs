using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Kernel.Http;

namespace Wangge.Cases.Handling;

/// <summary>The desk no longer waits for a helping unit.</summary>
/// <remarks>Source: DOMAIN 3. Refuses with <c>cases.waive-helper.*</c>; see <see cref="Case.WaiveHelper"/>.</remarks>
internal static class WaiveHelper
{
    public sealed record Request : ActRequest
    {
        public required Guid HelperUnitId { get; init; }

        /// <summary>Code of the reason: lower case with hyphens, at most 40.</summary>
        [MaxLength(40)]
        public required string Reason { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/waive-helper", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.WaiveHelper))
        .WithName(nameof(WaiveHelper));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.WaiveHelper, (matter, by, _) => matter.WaiveHelper(by, request.HelperUnitId, request.Reason), ct);
}
