using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Listing;

/// <summary>The edges of one level as GeoJSON, for drawing.</summary>
internal static class ShowMap
{
    private const int Most = 2000;

    /// <param name="Type">Always <c>FeatureCollection</c>.</param>
    /// <param name="Features">Properties <c>id</c>, <c>code</c>, <c>name</c>, <c>path</c>.</param>
    /// <param name="IsCut">There are more than the 2,000 given.</param>
    public sealed record Response(string Type, JsonElement Features, bool IsCut);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/map", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ShowMap));

    /// <param name="level">Wire name of a level; default <c>basic</c>.</param>
    /// <param name="under">Only those within this path.</param>
    /// <param name="box"><c>west,south,east,north</c> in degrees: only edges whose bounds touch it.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(
        string? level, [MaxLength(AreaRules.LongestPath)] string? under, string? box, HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "level", "under", "box") is { } unknown) { return new Refused(unknown); }
        var wanted = level ?? Looking.AreaLevel.Basic;
        if (!AreaRules.IsLevel(wanted)) { return new Refused(AreaRefusals.UnknownFilter); }
        Envelope? bounds = null;
        if (box is not null)
        {
            if (!Box.TryParse(box, out var asked)) { return new Refused(AreaRefusals.BoxUnfit); }
            bounds = asked.ToEnvelope();
        }

        var areas = db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null && a.Edge != null && a.Level == wanted);
        if (under is not null) { areas = areas.Where(a => a.AreaPath.StartsWith(under)); }
        var features = new List<GeoJsonFeature>();
        var isCut = false;
        await foreach (var area in areas.OrderBy(a => a.AreaPath).AsAsyncEnumerable().WithCancellation(ct))
        {
            var shape = Shapes.Read(area.Edge!);
            if (bounds is not null && !bounds.Intersects(shape.EnvelopeInternal)) { continue; }
            if (features.Count == Most)
            {
                isCut = true;
                break;
            }

            features.Add(new GeoJsonFeature(features.Count + 1, shape, new Dictionary<string, string>
            {
                ["id"] = area.Id.ToString(), ["code"] = area.Code, ["name"] = area.Name, ["path"] = area.AreaPath,
            }));
        }

        return TypedResults.Ok(new Response("FeatureCollection", Shapes.ToFeatures(features), isCut));
    }
}
