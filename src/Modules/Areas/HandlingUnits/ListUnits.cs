using Wangge.Areas.Http;

namespace Wangge.Areas.HandlingUnits;

/// <summary>Units by area, or by a part of name or code.</summary>
internal static class ListUnits
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/units", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListUnits));

    /// <param name="under">Only those that answer for an area within this path.</param>
    /// <param name="search">A part of the name or the code.</param>
    /// <param name="ended">True for those that have ended, instead of those that stand.</param>
    private static async Task<Results<Ok<Page<UnitView>>, Refused>> Handle(
        [MaxLength(AreaRules.LongestPath)] string? under, [MaxLength(100)] string? search, bool? ended, string? after, int? size,
        HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "under", "search", "ended") is { } unknown) { return new Refused(unknown); }
        var units = db.Set<Unit>().AsNoTracking().Where(u => ended == true ? u.EndedAt != null : u.EndedAt == null);
        if (under is not null) { units = units.Where(u => u.AreaPath.StartsWith(under)); }
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            units = units.Where(u => u.Name.Contains(part) || u.Code.Contains(part));
        }

        if (Bookmark.TryParse(after, out var bookmark)) { units = units.Where(u => u.Seq > bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var rows = await units.OrderBy(u => u.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<UnitView>([.. rows.Take(most).Select(UnitView.Of)], rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null));
    }
}
