using System.Globalization;
using Wangge.Areas.Http;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Listing;

/// <summary>The shapes that an area had, newest first, for the map: who changed it, when and why.</summary>
internal static class ListEdges
{
    private const int Most = 50;

    /// <param name="Type">Always <c>FeatureCollection</c>.</param>
    /// <param name="Features">Properties <c>version</c>, <c>from</c>, <c>actor</c>, <c>reason</c>, <c>path</c>.</param>
    public sealed record Response(string Type, System.Text.Json.JsonElement Features);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas/{areaId:guid}/edges", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListEdges));

    /// <param name="before">Only versions below this one: the next page's.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(Guid areaId, int? before, DistrictDb db, CancellationToken ct)
    {
        if (!await db.Set<Area>().AnyAsync(a => a.Id == areaId, ct)) { return new Refused(AreaRefusals.UnknownArea); }
        var edges = await db.Set<AreaEdge>().AsNoTracking()
            .Where(e => e.AreaId == areaId && e.Edge != null && (before == null || e.Version < before))
            .OrderByDescending(e => e.Version).Take(Most).ToListAsync(ct);
        return TypedResults.Ok(new Response("FeatureCollection", Shapes.ToFeatures(edges.Select((e, i) => new GeoJsonFeature(i + 1, Shapes.Read(e.Edge!), PropertiesOf(e))))));
    }

    private static Dictionary<string, string> PropertiesOf(AreaEdge edge) => new()
    {
        ["version"] = edge.Version.ToString(CultureInfo.InvariantCulture),
        ["from"] = edge.From.ToString("O", CultureInfo.InvariantCulture),
        ["actor"] = edge.ActorId.ToString(),
        ["reason"] = edge.Reason ?? "",
        ["path"] = edge.AreaPath,
    };
}
