using Wangge.Areas.Http;

namespace Wangge.Areas.Premises;

/// <summary>Buildings, shops and other places, of the district or of one area, found by a part of name or address, by kind, or by place.</summary>
/// <remarks>Refuses with <c>areas.list.unknown-filter</c>, <c>areas.box-unfit</c>.</remarks>
internal static class ListPremises
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/premises", Handle).RequirePermission(AreaPermissions.Read).WithName(nameof(ListPremises));
        api.MapGet("/areas/{areaId:guid}/premises", HandleArea).RequirePermission(AreaPermissions.Read).WithName("ListPremisesOfArea");
    }

    /// <param name="search">A part of the name or the address.</param>
    /// <param name="kind">Such as <c>shop</c>.</param>
    /// <param name="under">Only those in grids within this path.</param>
    /// <param name="box"><c>west,south,east,north</c> in degrees, at most 1° across.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<PremiseView>>, Refused>> Handle(
        [MaxLength(100)] string? search, [MaxLength(32)] string? kind, [MaxLength(AreaRules.LongestPath)] string? under, string? box, string? after, int? size,
        HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "search", "kind", "under", "box") is { } unknown) { return new Refused(unknown); }
        var premises = Filter(db.Set<Premise>().AsNoTracking(), search, kind);
        if (under is not null) { premises = Within(premises, db, under); }
        if (box is not null)
        {
            if (!Box.TryParse(box, out var asked)) { return new Refused(AreaRefusals.BoxUnfit); }
            var (west, south, east, north) = (asked.West, asked.South, asked.East, asked.North);
            premises = premises.Where(p => p.Longitude >= west && p.Longitude < east && p.Latitude >= south && p.Latitude < north);
        }

        return TypedResults.Ok(await PageAsync(premises, after, size, ct));
    }

    private static async Task<Results<Ok<Page<PremiseView>>, Refused>> HandleArea(
        Guid areaId, [MaxLength(100)] string? search, [MaxLength(32)] string? kind, string? after, int? size, HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "search", "kind") is { } unknown) { return new Refused(unknown); }
        var path = await db.Set<Area>().Where(a => a.Id == areaId).Select(a => a.AreaPath).FirstOrDefaultAsync(ct);
        if (path is null) { return new Refused(AreaRefusals.UnknownArea); }
        return TypedResults.Ok(await PageAsync(Within(Filter(db.Set<Premise>().AsNoTracking(), search, kind), db, path), after, size, ct));
    }

    private static IQueryable<Premise> Filter(IQueryable<Premise> premises, string? search, string? kind)
    {
        premises = premises.Where(p => p.EndedAt == null);
        if (kind is not null) { premises = premises.Where(p => p.Kind == kind); }
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            premises = premises.Where(p => p.Name.Contains(part) || (p.Address != null && p.Address.Contains(part)));
        }

        return premises;
    }

    private static IQueryable<Premise> Within(IQueryable<Premise> premises, DistrictDb db, string path)
    {
        var ids = db.Set<Area>().Where(a => a.AreaPath.StartsWith(path)).Select(a => (Guid?)a.Id);
        return premises.Where(p => ids.Contains(p.AreaId));
    }

    private static async Task<Page<PremiseView>> PageAsync(IQueryable<Premise> premises, string? after, int? size, CancellationToken ct)
    {
        if (Bookmark.TryParse(after, out var bookmark)) { premises = premises.Where(p => p.Seq > bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var rows = await premises.OrderBy(p => p.Seq).Take(most + 1)
            .Select(p => new { p.Seq, View = new PremiseView(p.Id, p.Kind, p.Name, p.Address, p.AreaId, p.Longitude, p.Latitude, p.Floors, p.Use) })
            .ToListAsync(ct);
        return new Page<PremiseView>([.. rows.Take(most).Select(r => r.View)], rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null);
    }
}
