using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Areas.Ledgers;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Listing;

/// <summary>The basic grids that one holds a role at, with counts, edge, streets and buildings: what a phone keeps, so that it has a map of its grid without reception.</summary>
/// <remarks>Of somebody with a role above, the first <see cref="Most"/> of their grids. The whole answer has an <c>ETag</c>; 304 where nothing changed.</remarks>
internal static class ShowMyGrids
{
    /// <summary>Grids told of.</summary>
    public const int Most = 6;

    private const int MostStreets = 400;
    private const int MostBuildings = 600;

    // About 60 m around a grid's edge: enough to know where one is.
    private const double AroundDegrees = 0.0006;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="IsCut">There are more than those given.</param>
    public sealed record Response(IReadOnlyList<MyGrid> Grids, bool IsCut);

    /// <param name="Edge">GeoJSON geometry.</param>
    /// <param name="Streets">GeoJSON lines with <c>name</c> and <c>class</c>, at most 400.</param>
    /// <param name="Buildings">GeoJSON outlines with <c>name</c> and <c>use</c>, at most 600.</param>
    public sealed record MyGrid(Guid AreaId, string Code, string Name, string AreaPath, LedgerCounts? Counts, JsonElement? Edge, JsonElement Streets, JsonElement Buildings);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/my/grids", Handle)
        .RequirePermission(AreaPermissions.Read)
        .Produces<Response>(StatusCodes.Status200OK, "application/json")
        .Produces(StatusCodes.Status304NotModified)
        .WithName(nameof(ShowMyGrids));

    private static async Task<FileContentHttpResult> Handle(Actor actor, DistrictDb db, HttpResponse http, CancellationToken ct)
    {
        var paths = actor.Roles.Select(role => role.AreaPath).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var basic = db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null && a.Level == Looking.AreaLevel.Basic);
        // Their own first; somebody who leads an area has no grid of their own and gets some of its.
        var areas = await basic.Where(a => paths.Contains(a.AreaPath)).OrderBy(a => a.AreaPath).Take(Most + 1).ToListAsync(ct);
        foreach (var path in areas.Count == 0 ? paths : [])
        {
            areas.AddRange(await basic.Where(a => a.AreaPath.StartsWith(path)).OrderBy(a => a.AreaPath).Take(Most + 1 - areas.Count).ToListAsync(ct));
            if (areas.Count > Most) { break; }
        }

        var grids = new List<MyGrid>();
        foreach (var area in areas.Take(Most)) { grids.Add(await ReadAsync(area, db, ct)); }
        var body = JsonSerializer.SerializeToUtf8Bytes(new Response(grids, areas.Count > Most), Json);
        http.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(body, "application/json", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 8))}\"", isWeak: true));
    }

    private static async Task<MyGrid> ReadAsync(Area area, DistrictDb db, CancellationToken ct)
    {
        var counts = await db.Set<LedgerEntry>().AsNoTracking().Where(l => l.AreaId == area.Id).OrderByDescending(l => l.Version).FirstOrDefaultAsync(ct);
        var edge = area.Edge is { } wkb ? Shapes.Read(wkb) : null;
        var streets = edge is null ? [] : await StreetsAsync(Around(edge), db, ct);
        var buildings = await db.Set<Premise>().AsNoTracking()
            .Where(p => p.AreaId == area.Id && p.EndedAt == null && p.Outline != null).OrderBy(p => p.Seq).Take(MostBuildings).ToListAsync(ct);
        return new MyGrid(
            area.Id, area.Code, area.Name, area.AreaPath, counts is null ? null : LedgerCounts.Of(counts), edge is null ? null : Shapes.ToJson(edge),
            Shapes.ToFeatures(streets.Select((s, i) => new GeoJsonFeature(i + 1, Shapes.Read(s.Line), new Dictionary<string, string> { ["name"] = s.Name ?? "", ["class"] = s.Class }))),
            Shapes.ToFeatures(buildings.Select((p, i) => new GeoJsonFeature(i + 1, Shapes.Read(p.Outline!), new Dictionary<string, string> { ["name"] = p.Name, ["use"] = p.Use ?? "" }))));
    }

    private static Envelope Around(Geometry edge)
    {
        var box = edge.EnvelopeInternal.Copy();
        box.ExpandBy(AroundDegrees);
        return box;
    }

    private static Task<List<Street>> StreetsAsync(Envelope box, DistrictDb db, CancellationToken ct)
    {
        var (west, east, south, north) = (box.MinX, box.MaxX, box.MinY, box.MaxY);
        return db.Set<Street>().AsNoTracking()
            .Where(s => s.West <= east && s.East >= west && s.South <= north && s.North >= south)
            .OrderBy(s => s.Seq).Take(MostStreets).ToListAsync(ct);
    }
}
