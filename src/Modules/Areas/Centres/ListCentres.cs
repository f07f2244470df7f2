using Wangge.Areas.Http;

namespace Wangge.Areas.Centres;

/// <summary>Centres by level, by area, or by a part of name or code.</summary>
internal static class ListCentres
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/centres", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListCentres));

    /// <param name="level"><c>district</c>, <c>sub-centre</c> or <c>station</c>.</param>
    /// <param name="under">Only those that serve an area within this path.</param>
    /// <param name="search">A part of the name or the code.</param>
    /// <param name="ended">True for those that have ended, instead of those that stand.</param>
    private static async Task<Results<Ok<Page<CentreView>>, Refused>> Handle(
        [MaxLength(16)] string? level, [MaxLength(AreaRules.LongestPath)] string? under, [MaxLength(100)] string? search, bool? ended, string? after, int? size,
        HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "level", "under", "search", "ended") is { } unknown) { return new Refused(unknown); }
        var centres = db.Set<Centre>().AsNoTracking().Where(c => ended == true ? c.EndedAt != null : c.EndedAt == null);
        if (level is not null) { centres = centres.Where(c => c.Level == level); }
        if (under is not null) { centres = centres.Where(c => c.AreaPath.StartsWith(under)); }
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            centres = centres.Where(c => c.Name.Contains(part) || c.Code.Contains(part));
        }

        if (Bookmark.TryParse(after, out var bookmark)) { centres = centres.Where(c => c.Seq > bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var rows = await centres.OrderBy(c => c.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<CentreView>([.. rows.Take(most).Select(CentreView.Of)], rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null));
    }
}
