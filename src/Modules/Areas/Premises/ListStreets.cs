using System.Text.Json;
using Wangge.Areas.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Premises;

/// <summary>Streets and lanes in a piece of the map, as GeoJSON.</summary>
internal static class ListStreets
{
    private const int Most = 2000;

    /// <param name="Type">Always <c>FeatureCollection</c>.</param>
    /// <param name="Features">Lines; properties <c>id</c>, <c>name</c>, <c>class</c>.</param>
    /// <param name="IsCut">There are more than the 2,000 given; ask for a smaller piece.</param>
    public sealed record Response(string Type, JsonElement Features, bool IsCut);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/streets", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListStreets));

    /// <param name="west">Degrees; the box is at most 1° across.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(double west, double south, double east, double north, DistrictDb db, CancellationToken ct)
    {
        if (!Box.TryMake(west, south, east, north, out _)) { return new Refused(AreaRefusals.BoxUnfit); }
        var streets = await db.Set<Street>().AsNoTracking()
            .Where(s => s.West <= east && s.East >= west && s.South <= north && s.North >= south)
            .OrderBy(s => s.Seq).Take(Most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Response("FeatureCollection", Shapes.ToFeatures(streets.Take(Most).Select((s, i) => FeatureOf(s, i + 1))), streets.Count > Most));
    }

    private static GeoJsonFeature FeatureOf(Street street, int number) => new(number, Shapes.Read(street.Line), new Dictionary<string, string>
    {
        ["id"] = street.Id.ToString(), ["name"] = street.Name ?? "", ["class"] = street.Class,
    });
}
