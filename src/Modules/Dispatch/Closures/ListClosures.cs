using System.Text.Json;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Tables;

namespace Wangge.Dispatch.Closures;

/// <summary>Closed roads of the whole district, the last one first, and the stretches that are closed now for the map: every desk has to know them.</summary>
internal static class ListClosures
{
    private const int MostFeatures = 4_000;

    /// <summary>A GeoJSON FeatureCollection; each feature names its <c>closureId</c>, <c>reason</c>, <c>whom</c>, <c>mode</c> and, where there is one, its street's <c>name</c>.</summary>
    /// <param name="IsCut">There are more than are told.</param>
    /// <param name="Lost">Pieces of closed roads that the newest network does not have.</param>
    public sealed record Stretches(string Type, JsonElement Features, bool IsCut, int Lost);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dispatch/closures", ListAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName(nameof(ListClosures));
        api.MapGet("/dispatch/closures/stretches", StretchesAsync).RequirePermission(DispatchPermissions.SeeUnits).WithName("ListClosedStretches");
    }

    /// <param name="all">Also those that are over.</param>
    /// <param name="caseId">Of this case alone.</param>
    private static async Task<Results<Ok<Page<ClosureView>>, Refused>> ListAsync(
        DistrictDb db, TimeProvider time, CancellationToken ct, bool all = false, Guid? caseId = null, int? size = null, string? after = null)
    {
        if (after is not null && !Bookmark.TryParse(after, out _)) { return new Refused(ClosureRefusals.BadPage); }
        var now = time.Now();
        var rows = db.Set<Closure>().AsNoTracking();
        if (!all) { rows = rows.Where(c => c.ReopenedAt == null && (c.Until == null || c.Until > now)); }
        if (caseId is not null) { rows = rows.Where(c => c.CaseId == caseId); }
        if (Bookmark.TryParse(after, out var mark)) { rows = rows.Where(c => c.Seq < mark.Seq); }
        var most = PageSize.Clamp(size);
        var found = await rows.OrderByDescending(c => c.Seq).Take(most + 1).ToListAsync(ct);
        var next = found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<ClosureView>([.. found.Take(most).Select(c => ClosureView.Of(c, now))], next));
    }

    private static async Task<Ok<Stretches>> StretchesAsync(DistrictDb db, RoadShelf shelf, RoadConditionShelf conditions, TimeProvider time, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var (features, lost) = (new List<GeoJsonFeature>(), 0);
        if (shelf.Find(db.District.Code) is { } roads)
        {
            foreach (var closure in (await conditions.GetAsync(db.Store)).ClosedAt(time.Now()).Closures)
            {
                foreach (var mode in Enum.GetValues<RoadMode>())
                {
                    var stretches = ClosedRoads.StretchesOf(roads, mode, closure).ToList();
                    lost += stretches.Count(s => s is null);
                    features.AddRange(stretches.OfType<int>().Distinct().Select(stretch => Feature(features.Count, roads.Of(mode), closure, stretch)));
                }
            }
        }

        using var json = JsonDocument.Parse(GeoJsonText.ToBytes(features.Take(MostFeatures)));
        return TypedResults.Ok(new Stretches("FeatureCollection", json.RootElement.GetProperty("features").Clone(), features.Count > MostFeatures, lost));
    }

    private static GeoJsonFeature Feature(int number, RoadNetwork roads, Closure closure, int stretch)
    {
        var properties = new Dictionary<string, string>
        {
            ["closureId"] = closure.Id.ToString(), ["reason"] = closure.Reason, ["whom"] = closure.Whom, ["mode"] = roads.Mode == RoadMode.Car ? "car" : "foot",
        };
        if (roads.NameOf(stretch) is { } name) { properties["name"] = name; }
        return new GeoJsonFeature(number + 1, StretchMarks.LineOf(roads, stretch), properties);
    }
}
