using System.Text.Json.Serialization;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.Kernel.Districts;

namespace Wangge.City.Tiles;

/// <summary>What a client must know to draw the district's map: where its tiles are, how far they reach, whom they are owed to.</summary>
/// <remarks>Source: TileJSON 3.0.0. Names the version of today, so it is asked anew at each start.</remarks>
internal static class ShowBaseMap
{
    /// <param name="TileJson">Always <c>3.0.0</c>.</param>
    /// <param name="Version">Changes with the map.</param>
    /// <param name="Attribution">To be shown with the map.</param>
    /// <param name="Tiles">One address from the host's root, with <c>{z}</c>, <c>{x}</c> and <c>{y}</c>.</param>
    /// <param name="Bounds">West, south, east, north: WGS-84 degrees.</param>
    /// <param name="Center">Longitude, latitude, zoom.</param>
    public sealed record Response(
        [property: JsonPropertyName("tilejson")] string TileJson, string Version, string Attribution, IReadOnlyList<string> Tiles,
        [property: JsonPropertyName("minzoom")] int MinZoom, [property: JsonPropertyName("maxzoom")] int MaxZoom, double[] Bounds, double[] Center,
        [property: JsonPropertyName("vector_layers")] IReadOnlyList<Layer> VectorLayers);

    /// <param name="Fields">What features carry, by name.</param>
    public sealed record Layer(string Id, IReadOnlyDictionary<string, string> Fields);

    private static readonly Dictionary<string, string> Fields = new()
    {
        ["kind"] = "String", ["name"] = "String", ["name_en"] = "String", ["height"] = "Number", ["width"] = "Number", ["oneway"] = "Boolean", ["level"] = "Number",
    };

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/map", Handle)
        .AllowAnyone("Streets and houses are what anybody sees outside.")
        .WithName(nameof(ShowBaseMap));

    private static Results<Ok<Response>, Refused> Handle(HttpContext http, DistrictScope scope, MapShelf shelf)
    {
        if (!scope.IsChosen || shelf.FindCurrent(scope.District.Code) is not { } map) { return new Refused(CityRefusals.NoMap); }

        http.Response.Headers.CacheControl = "no-cache";
        var (west, north) = (new WorldPoint(map.Extent.West, map.Extent.North), new WorldPoint(map.Extent.East, map.Extent.South));
        double[] bounds = [Round(west.Longitude), Round(north.Latitude), Round(north.Longitude), Round(west.Latitude)];
        return TypedResults.Ok(new Response(
            "3.0.0", map.Version, map.Attribution, [$"{http.Request.PathBase}/tiles/{map.Version}/{{z}}/{{x}}/{{y}}.mvt"], 0, MapFile.HighestZoom, bounds,
            [Round((bounds[0] + bounds[2]) / 2), Round((bounds[1] + bounds[3]) / 2), 13], [.. MapLayers.All.Select(name => new Layer(name, Fields))]));
    }

    private static double Round(double degrees) => Math.Round(degrees, 6);
}
