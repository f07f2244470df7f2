using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;

namespace Wangge.Areas.Listing;

/// <summary>The basic grids that share an edge with one; a corner is not enough.</summary>
internal static class ListNeighbours
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/{areaId:guid}/neighbours", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListNeighbours));

    private static async Task<Results<Ok<IReadOnlyList<GridPlace>>, Refused>> Handle(Guid areaId, AreaLookup lookup)
    {
        var map = await lookup.MapAsync();
        return map.FindGrid(areaId) is null ? new Refused(AreaRefusals.UnknownArea) : TypedResults.Ok(map.ListNeighbours(areaId));
    }
}
