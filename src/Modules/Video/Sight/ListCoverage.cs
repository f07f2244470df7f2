using System.Globalization;
using Microsoft.Extensions.Options;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Tables;

namespace Wangge.Video.Sight;

/// <summary>Which public places of one's areas no working camera sees: as pages with the least seen first, as points for a map, as counts, as a file.</summary>
/// <remarks>No picture is looked at for it, so reading it is no viewing. Refuses with <c>video.coverage.bad-filter</c>, <c>video.bad-page</c>.</remarks>
internal static class ListCoverage
{
    private const int MostPoints = 10_000;
    private const int MostSeers = 20;
    private const double ShareSteps = 1e6;

    private static readonly TableColumn[] Columns =
    [
        new("name", "名称"), new("kind", "类别"), new("lists", "名单"), new("area", "网格"), new("longitude", "经度"), new("latitude", "纬度"), new("state", "状态"), new("share", "可见比例"), new("cameras", "摄像机"),
    ];

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/camera-coverage", Handle).RequirePermission(VideoPermissions.SeeCoverage).WithName(nameof(ListCoverage));
        api.MapGet("/camera-coverage/points", PointsAsync).RequirePermission(VideoPermissions.SeeCoverage).WithName("ListCoveragePoints");
        api.MapGet("/camera-coverage/summary", SumAsync).RequirePermission(VideoPermissions.SeeCoverage).WithName("SumCoverage");
        api.MapGet("/camera-coverage/export", ExportAsync).RequirePermission(VideoPermissions.SeeCoverage).AnswersTable().WithName("ExportCoverage");
    }

    /// <param name="kind">Such as <c>school</c>.</param>
    /// <param name="list"><c>premises</c>, <c>must-check</c>, <c>alarm-devices</c> or <c>crossings</c>.</param>
    /// <param name="state"><c>unseen</c>, <c>partly</c> or <c>seen</c>.</param>
    /// <param name="text">A part of the name.</param>
    /// <param name="area">Only those in this area.</param>
    private static async Task<Results<Ok<Page<CoveragePlace>>, Refused>> Handle(
        CoverageBoard board, IAreaLookup areas, Actor actor, AccessPolicy policy, CancellationToken ct,
        [MaxLength(20)] string? kind = null, [MaxLength(20)] string? list = null, [MaxLength(20)] string? state = null, [MaxLength(100)] string? text = null, [MaxLength(200)] string? area = null, string? after = null, int? size = null)
    {
        var (coverage, extent) = (await board.GetAsync(ct), policy.ExtentOf(actor, VideoPermissions.SeeCoverage));
        if (new CoverageQuery(kind, list, state, text, area).Of(coverage, extent) is not { } found) { return new Refused(VideoRefusals.BadCoverageFilter); }
        IEnumerable<(SightPlace Place, double Share)> rest = found;
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(VideoRefusals.BadPage); }
            rest = rest.SkipWhile(p => MarkOf(p).Value < mark.Value || (MarkOf(p).Value == mark.Value && p.Place.Number <= mark.Seq));
        }

        var most = PageSize.Clamp(size);
        var page = rest.Take(most + 1).ToList();
        var views = new List<CoveragePlace>();
        foreach (var (place, share) in page.Take(most)) { views.Add(ViewOf(coverage, extent, place, share, (await areas.FindAreaAsync(place.AreaPath))?.Name)); }
        return TypedResults.Ok(new Page<CoveragePlace>(views, page.Count > most ? MarkOf(page[most - 1]).ToString() : null));
    }

    /// <summary>At most 10,000, the least seen first.</summary>
    private static async Task<Results<Ok<IReadOnlyList<CoveragePoint>>, Refused>> PointsAsync(
        CoverageBoard board, Actor actor, AccessPolicy policy, CancellationToken ct,
        [MaxLength(20)] string? kind = null, [MaxLength(20)] string? list = null, [MaxLength(20)] string? state = null, [MaxLength(100)] string? text = null, [MaxLength(200)] string? area = null)
    {
        var coverage = await board.GetAsync(ct);
        if (new CoverageQuery(kind, list, state, text, area).Of(coverage, policy.ExtentOf(actor, VideoPermissions.SeeCoverage)) is not { } found) { return new Refused(VideoRefusals.BadCoverageFilter); }
        return TypedResults.Ok<IReadOnlyList<CoveragePoint>>(
            [.. found.Take(MostPoints).Select(p => new CoveragePoint(p.Place.Key, p.Place.Kind, p.Place.Name, p.Place.Longitude, p.Place.Latitude, coverage.StateOf(p.Share).Wire(), Math.Round(p.Share, 4)))]);
    }

    private static async Task<Ok<CoverageSummary>> SumAsync(CoverageBoard board, Actor actor, AccessPolicy policy, IOptions<VideoOptions> options, CancellationToken ct, [MaxLength(200)] string? area = null)
    {
        var (coverage, extent) = (await board.GetAsync(ct), policy.ExtentOf(actor, VideoPermissions.SeeCoverage));
        var found = new CoverageQuery(null, null, null, null, area).Of(coverage, extent)!;
        var kinds = found.GroupBy(p => p.Place.Kind).OrderBy(g => Array.IndexOf(SightPlace.Kinds, g.Key)).Select(g =>
        {
            var states = g.Select(p => coverage.StateOf(p.Share)).ToList();
            return new CoverageCount(g.Key, states.Count(s => s == SightState.Unseen), states.Count(s => s == SightState.Partly), states.Count(s => s == SightState.Seen));
        });
        var own = coverage.Cameras.Where(c => extent.AreaPaths.Any(path => Extent.Covers(path, c.AreaPath))).ToList();
        var idle = own.Where(c => !c.IsWorking).ToList();
        var failing = idle.Count(c => c.Health == "failing");
        return TypedResults.Ok(new CoverageSummary([.. kinds], options.Value.SeenShare, coverage.HasBuildings, own.Count - idle.Count, idle.Count - failing, failing));
    }

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        CoverageBoard board, DistrictDb db, IAreaLookup areas, Actor actor, AccessPolicy policy, CancellationToken ct, string? format = null,
        [MaxLength(20)] string? kind = null, [MaxLength(20)] string? list = null, [MaxLength(20)] string? state = null, [MaxLength(100)] string? text = null, [MaxLength(200)] string? area = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var (coverage, extent) = (await board.GetAsync(ct), policy.ExtentOf(actor, VideoPermissions.SeeCoverage));
        if (new CoverageQuery(kind, list, state, text, area).Of(coverage, extent) is not { } found) { return new Refused(VideoRefusals.BadCoverageFilter); }
        var rows = new List<IReadOnlyList<CsvCell>>();
        foreach (var (place, share) in found) { rows.Add(RowOf(ViewOf(coverage, extent, place, share, (await areas.FindAreaAsync(place.AreaPath))?.Name))); }
        db.Leaf(AuditNote.By(actor, "video.coverage-exported", "district", Guid.Empty, purpose: "export", data: AuditData.Of(("rows", rows.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "camera-coverage", Columns, rows);
    }

    private static Bookmark MarkOf((SightPlace Place, double Share) p) => new((long)Math.Round(p.Share * ShareSteps), p.Place.Number);

    private static CoveragePlace ViewOf(Coverage coverage, Extent extent, SightPlace p, double share, string? area)
    {
        var seers = coverage.SeersOf(p.Number);
        var own = seers.Where(s => extent.AreaPaths.Any(path => Extent.Covers(path, s.Camera.AreaPath))).Take(MostSeers).ToList();
        return new CoveragePlace(
            p.Key, p.Lists, p.Kind, p.Name, p.AreaPath, area, p.Longitude, p.Latitude, coverage.StateOf(share).Wire(), Math.Round(share, 4),
            [.. own.Select(s => new CoverageSeer(s.Camera.Id, s.Camera.Name, Math.Round(p.ShareOf(s.Seen), 4)))], seers.Count - own.Count);
    }

    private static IReadOnlyList<CsvCell> RowOf(CoveragePlace p) =>
    [
        p.Name ?? "", p.Kind, string.Join(' ', p.Lists), p.Area ?? "", p.Longitude.ToString("R", CultureInfo.InvariantCulture), p.Latitude.ToString("R", CultureInfo.InvariantCulture), p.State,
        p.Share.ToString("0.####", CultureInfo.InvariantCulture), string.Join("; ", p.Cameras.Select(c => c.Name)),
    ];
}
