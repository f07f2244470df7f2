using Wangge.Areas.Http;

namespace Wangge.Areas.Divisions;

/// <summary>The division tree of a day, in the order of codes: parents come before their children.</summary>
internal static class ListDivisions
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/divisions", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(ListDivisions));

    /// <param name="asOf">A day; default the newest edition.</param>
    /// <param name="parent">12 digits: only its children.</param>
    /// <param name="kind">Such as <c>community</c>.</param>
    /// <param name="search">A part of the name or the code.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<DivisionView>>, Refused>> Handle(
        DateOnly? asOf, [MaxLength(12)] string? parent, [MaxLength(16)] string? kind, [MaxLength(50)] string? search, string? after, int? size,
        HttpRequest request, DistrictDb db, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "asOf", "parent", "kind", "search") is { } unknown) { return new Refused(unknown); }
        var divisions = asOf is { } day ? db.Set<Division>().AsNoTracking().On(day) : db.Set<Division>().AsNoTracking().Where(d => d.ValidTo == null);
        if (parent is not null) { divisions = divisions.Where(d => d.ParentCode == parent); }
        if (kind is not null) { divisions = divisions.Where(d => d.Kind == kind); }
        if (!string.IsNullOrWhiteSpace(search))
        {
            var part = search.Trim();
            divisions = divisions.Where(d => d.Name.Contains(part) || d.Code.Contains(part));
        }

        // On one day a code stands once, and twelve digits sort as a number.
        if (TextBookmark.TryParse(after, out var bookmark))
        {
            var value = bookmark.Value;
            divisions = divisions.Where(d => string.Compare(d.Code, value) > 0);
        }

        var most = PageSize.Clamp(size);
        var rows = await divisions.OrderBy(d => d.Code).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<DivisionView>(
            [.. rows.Take(most).Select(DivisionView.Of)], rows.Count > most ? new TextBookmark(rows[most - 1].Code, 0).ToString() : null));
    }
}
