using System.Globalization;
using Wangge.Kernel.Tables;

namespace Wangge.Rounds.Points;

/// <summary>The register of must-check points of one's areas, in the order of registering: as pages, or as a file that <see cref="ImportPoints"/> takes back.</summary>
internal static class ListPoints
{
    private const int MostExported = 10_000;
    private static readonly Refusal TooMany = new("rounds.point.too-many", RefusalKind.TooLarge, "More than 10,000 points; ask for a smaller area.");

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/rounds/points", Handle).RequirePermission(RoundsPermissions.SeeRounds).WithName("ListMustCheckPoints");
        api.MapGet("/rounds/points/export", ExportAsync).RequirePermission(RoundsPermissions.KeepPoints).AnswersTable().WithName("ExportMustCheckPoints");
    }

    /// <param name="area">Only those in this area.</param>
    /// <param name="search">A part of the name or the register number.</param>
    /// <param name="ended">True for those that have ended, instead of those that stand.</param>
    private static async Task<Results<Ok<Page<MustCheckView>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct,
        [MaxLength(200)] string? area = null, [MaxLength(20)] string? kind = null, [MaxLength(100)] string? search = null, bool ended = false, string? after = null, int? size = null)
    {
        var points = AreaCut.Within(db.Set<MustCheckPoint>().AsNoTracking(), policy.ExtentOf(actor, RoundsPermissions.SeeRounds).AreaPaths, p => p.AreaPath);
        points = points.Where(p => ended ? p.EndedAt != null : p.EndedAt == null);
        if (area is { Length: > 0 }) { points = AreaCut.Within(points, [area], p => p.AreaPath); }
        if (kind is { Length: > 0 }) { points = points.Where(p => p.Kind == kind); }
        if (search?.Trim() is { Length: > 0 } part) { points = points.Where(p => p.Name.Contains(part) || p.Code.Contains(part)); }
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var mark)) { return new Refused(RoundsRefusals.BadPage); }
            points = points.Where(p => p.Seq > mark.Seq);
        }

        var most = PageSize.Clamp(size);
        var found = await points.OrderBy(p => p.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<MustCheckView>([.. found.Take(most).Select(MustCheckView.Of)], found.Count > most ? new Bookmark(0, found[most - 1].Seq).ToString() : null));
    }

    /// <param name="format"><c>csv</c> (default) or <c>xlsx</c>.</param>
    /// <param name="area">Only those in this area.</param>
    private static async Task<Results<FileContentHttpResult, Refused>> ExportAsync(
        DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, string? format = null, [MaxLength(200)] string? area = null)
    {
        if (!TableFile.TryParse(format, out var written)) { return new Refused(TableFile.FormatUnknown); }
        var cut = AreaCut.Within(db.Set<MustCheckPoint>().AsNoTracking(), policy.ExtentOf(actor, RoundsPermissions.KeepPoints).AreaPaths, p => p.AreaPath);
        if (area is { Length: > 0 }) { cut = AreaCut.Within(cut, [area], p => p.AreaPath); }
        var points = await cut.Where(p => p.EndedAt == null).OrderBy(p => p.Seq).Take(MostExported + 1).ToListAsync(ct);
        if (points.Count > MostExported) { return new Refused(TooMany); }
        db.Leaf(AuditNote.By(actor, "rounds.points-export", "district", Guid.Empty, data: AuditData.Of(("rows", points.Count))));
        await db.CommitAsync(ct);
        return TableFile.Answer(written, "must-check-points", PointSheet.Columns, points.Select(PointSheet.RowOf));
    }
}
