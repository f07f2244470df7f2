using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <summary>A supervisor urges: raises a case's level of supervision before the clock does.</summary>
/// <remarks>Source: DOMAIN 3 and 5, 督办员. Refuses with <c>cases.supervise.*</c>; see <see cref="Case.Supervise"/>.</remarks>
internal static class SuperviseCase
{
    public sealed record Request : ActRequest
    {
        /// <summary>1 yellow, 2 red, 3 and 4 escalated; higher than now.</summary>
        [Range(1, 4)]
        public required int Level { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/supervise", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.Supervise))
        .WithName(nameof(SuperviseCase));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(Guid caseId, Request request, DistrictDb db, CaseActs acts, CancellationToken ct) =>
        acts.RunAsync(
            caseId, request, CaseAction.Supervise,
            (matter, by, limits) =>
            {
                if (matter.Supervise(by, request.Level, limits) is { } refusal) { return refusal; }
                // As the sweep does, so that whoever watches hears of it by either way.
                db.Announce(new CaseSupervised(matter.Id, matter.SupervisionLevel, matter.AreaPath, matter.LeadUnitId));
                return null;
            },
            ct);
}
