using Wangge.Areas.Http;

namespace Wangge.Areas.Listing;

/// <summary>Areas by where they stand, by level, or by a part of name or code.</summary>
/// <remarks>Refuses with <c>areas.list.unknown-filter</c>.</remarks>
internal static class ListAreas
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/areas", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListAreas));

    /// <param name="under">Only those within this path, the area itself left out.</param>
    /// <param name="level">Wire name of a level.</param>
    /// <param name="search">A part of the name or of the code.</param>
    /// <param name="ended">True for those that have ended, instead of those that stand.</param>
    /// <param name="sort"><c>path</c> (the tree's order, default) or <c>name</c>.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<AreaView>>, Refused>> Handle(
        [MaxLength(AreaRules.LongestPath)] string? under, string? level, [MaxLength(AreaRules.LongestName)] string? search, bool? ended, string? sort, string? after, int? size,
        HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "under", "level", "search", "ended", "sort") is { } unknown) { return new Refused(unknown); }
        if (sort is not (null or "path" or "name") || (level is not null && !AreaRules.IsLevel(level))) { return new Refused(AreaRefusals.UnknownFilter); }

        var areas = db.Set<Area>().AsNoTracking().Where(a => ended == true ? a.EndedAt != null : a.EndedAt == null);
        if (under is not null) { areas = areas.Where(a => a.AreaPath.StartsWith(under) && a.AreaPath != under); }
        if (level is not null) { areas = areas.Where(a => a.Level == level); }
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            areas = areas.Where(a => a.Name.Contains(part) || a.Code.Contains(part));
        }

        var most = PageSize.Clamp(size);
        var hasBookmark = TextBookmark.TryParse(after, out var bookmark);
        var (value, seq) = (bookmark.Value, bookmark.Seq);
        var byName = sort == "name";
        if (hasBookmark)
        {
            areas = byName
                ? areas.Where(a => string.Compare(a.Name, value) > 0 || (a.Name == value && a.Seq > seq))
                : areas.Where(a => string.Compare(a.AreaPath, value) > 0 || (a.AreaPath == value && a.Seq > seq));
        }

        areas = byName ? areas.OrderBy(a => a.Name).ThenBy(a => a.Seq) : areas.OrderBy(a => a.AreaPath).ThenBy(a => a.Seq);
        var rows = await areas.Take(most + 1).Select(a => new
        {
            a.Seq,
            View = new AreaView(a.Id, a.Code, a.Name, a.AreaPath, a.Level, a.IsDedicated, a.UnitCellCode, a.Edge != null, a.EndedAt, a.Version),
        }).ToListAsync(ct);
        var next = rows.Count > most ? new TextBookmark(byName ? rows[most - 1].View.Name : rows[most - 1].View.AreaPath, rows[most - 1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<AreaView>([.. rows.Take(most).Select(r => r.View)], next));
    }
}
