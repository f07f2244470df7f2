using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Wangge.Cases.Acting;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Supervising;

/// <summary>Puts a case at another place; its grid is found anew.</summary>
/// <remarks>Refuses with <c>cases.change-place.*</c>; see <see cref="Case.ChangePlace"/>.</remarks>
internal static class ChangeCasePlace
{
    public sealed record Request : ActRequest
    {
        /// <summary>WGS-84 degrees.</summary>
        [Range(-180, 180)]
        public required double Longitude { get; init; }

        [Range(-90, 90)]
        public required double Latitude { get; init; }
    }

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/cases/{caseId:guid}/change-place", Handle)
        .RequirePermission(CasePermissions.Of(CaseAction.ChangePlace))
        .WithName(nameof(ChangeCasePlace));

    private static Task<Results<Ok<ActResponse>, Refused>> Handle(
        Guid caseId, Request request, CaseActs acts, IAreaLookup areas, AccessPolicy policy, Actor actor, DistrictDb db, CancellationToken ct) =>
        acts.RunAsync(caseId, request, CaseAction.ChangePlace, async (matter, by, _) =>
        {
            var grid = await areas.FindGridAsync(request.Longitude, request.Latitude);
            var place = new CasePlace(grid?.AreaPath ?? $"/{db.District.Code}/", grid?.GridId, request.Longitude, request.Latitude);
            // Not out of one's own area: then nobody who moved it could see it any more.
            return policy.Check(actor, CasePermissions.Of(CaseAction.ChangePlace), new Reach(place.AreaPath, CaseActs.UnitsOf(matter))) ?? matter.ChangePlace(by, place);
        }, ct);
}
