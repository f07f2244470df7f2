using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel;

/// <summary>The quickest way between two places by the roads as they are now: for who walks a round or goes to a matter.</summary>
/// <remarks>One search. What is asked is not kept.</remarks>
internal static class ShowWay
{
    /// <param name="Seconds">By road; null with the others where no way is known.</param>
    /// <param name="Line">Longitude, latitude pairs along the roads.</param>
    /// <param name="Streets">Their names in order.</param>
    public sealed record Response(int? Seconds, int? Metres, IReadOnlyList<double[]>? Line, IReadOnlyList<string> Streets);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/dispatch/way", Handle)
        .RequireSignedIn()
        .WithName(nameof(ShowWay));

    /// <param name="fromLon">WGS-84 degrees, as the others.</param>
    /// <param name="mode"><c>foot</c> (the default) or <c>car</c>.</param>
    private static async Task<Ok<Response>> Handle(
        [Range(-180.0, 180.0)] double fromLon, [Range(-90.0, 90.0)] double fromLat, [Range(-180.0, 180.0)] double toLon, [Range(-90.0, 90.0)] double toLat, [AllowedValues("foot", "car", null)] string? mode,
        ITravelTimes travel, CancellationToken ct)
    {
        var way = (await travel.FindWayAsync(new TravelPoint(fromLon, fromLat), new TravelPoint(toLon, toLat), mode == "car" ? RoadMode.Car : RoadMode.Foot, ct)).Way;
        return TypedResults.Ok(new Response((int?)way?.Duration.TotalSeconds, (int?)way?.Metres, way?.Line.Coordinates.Select(c => new[] { c.X, c.Y }).ToList(), way?.Streets ?? []));
    }
}
