using Wangge.Areas.Looking;
using Wangge.Contracts.Areas;

namespace Wangge.Areas.Listing;

/// <summary>Which basic grid holds a place, and all areas above it. Answered from memory.</summary>
internal static class FindAreaAt
{
    private static readonly Refusal NoGrid = new("areas.at.no-grid", RefusalKind.NotFound, "No grid holds this place.");

    /// <param name="Above">From the district down to the grid's parent.</param>
    public sealed record Response(GridPlace Grid, IReadOnlyList<AreaName> Above);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/at", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(FindAreaAt));

    /// <param name="longitude">WGS-84 degrees.</param>
    /// <param name="latitude">WGS-84 degrees.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle([Range(-180.0, 180.0)] double longitude, [Range(-90.0, 90.0)] double latitude, AreaLookup lookup)
    {
        var map = await lookup.MapAsync();
        if (map.FindGrid(longitude, latitude) is not { } grid) { return new Refused(NoGrid); }
        var above = new List<AreaName>();
        for (var path = AreaRules.ParentOf(grid.AreaPath); path.Length > 1; path = AreaRules.ParentOf(path))
        {
            if (map.FindArea(path) is { } area) { above.Insert(0, area); }
        }

        return TypedResults.Ok(new Response(grid, above));
    }
}
