using Wangge.Kernel.Text;

namespace Wangge.Portal.Reading;

/// <summary>What the public may read: published articles, the newest first, by door, kind, area, words; what no longer holds is left out unless asked for.</summary>
internal static class ListPublicArticles
{
    public static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(1);
    private const int MostFound = 2_000;

    /// <param name="EnglishTitle">Null where there is no English.</param>
    /// <param name="ValidUntil">First instant at which it no longer holds, or null.</param>
    /// <param name="Longitude">WGS-84 degrees, for the safety map, or null.</param>
    /// <param name="Picture">The first picture, at <c>/api/public/article-pictures/{sha256}</c>, or null.</param>
    /// <param name="IsSample">Made up for demonstration.</param>
    public sealed record Row(
        Guid ArticleId, string Kind, string Door, string AreaPath, string Title, string? EnglishTitle, string? Summary, string? Topic, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt,
        DateTimeOffset? ValidFrom, DateTimeOffset? ValidUntil, double? Longitude, double? Latitude, string? PlaceText, string? Picture, bool IsSample);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/public/articles", Handle)
        .AllowAnyone("What was published is for everyone to read.")
        .WithName(nameof(ListPublicArticles));

    /// <param name="area">Path of an area: what concerns it, an area inside it, or one around it.</param>
    /// <param name="box"><c>west,south,east,north</c> in degrees: what speaks of a place in it.</param>
    /// <param name="valid"><c>now</c> (default), <c>any</c>.</param>
    /// <param name="words">At most 100 characters.</param>
    private static async Task<Results<Cacheable<Page<Row>>, Refused>> Handle(
        DistrictDb db, TimeProvider time, CancellationToken ct, string? door = null, string? kind = null, string? area = null, string? box = null, string valid = "now",
        [MaxLength(100)] string? words = null, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(PortalRefusals.BadPage); } mark = parsed; }
        var articles = db.Set<ShownArticle>().AsNoTracking();
        if (door is not null) { if (WireName.Find<PortalDoor>(door) is not { } isDoor) { return new Refused(BadFilter); } articles = articles.Where(a => a.Door == isDoor); }
        if (kind is not null) { if (WireName.Find<ArticleKind>(kind) is not { } isKind) { return new Refused(BadFilter); } articles = articles.Where(a => a.Kind == isKind); }
        if (area is { Length: > 0 }) { articles = articles.Where(a => a.AreaPath.StartsWith(area) || area.StartsWith(a.AreaPath)); }
        if (box is not null)
        {
            if (PublicBox.Read(box) is not { } b) { return new Refused(BadFilter); }
            articles = articles.Where(a => a.Longitude >= b.West && a.Longitude <= b.East && a.Latitude >= b.South && a.Latitude <= b.North);
        }

        if (valid == "now")
        {
            var now = time.Now();
            articles = articles.Where(a => (a.ValidFrom == null || a.ValidFrom <= now) && (a.ValidUntil == null || a.ValidUntil > now));
        }

        if (!string.IsNullOrWhiteSpace(words))
        {
            if (SearchTokens.ForQuery(words) is not { } query) { return new Cacheable<Page<Row>>(new Page<Row>([], null), MaxAge); }
            var kindOfStore = db.District.Store;
            var found = db.Set<PortalSearch>().FromSqlRaw(FullText.FindIn(PortalTables.Search, kindOfStore), kindOfStore == StoreKind.Sqlite ? query.Sqlite : query.Postgres, MostFound);
            articles = articles.Where(a => found.Select(s => s.SubjectId).Contains(a.Id));
        }

        return new Cacheable<Page<Row>>(await PageAsync(articles, mark, PageSize.Clamp(size), ct), MaxAge);
    }

    private static readonly Refusal BadFilter = new("portal.bad-filter", RefusalKind.Invalid, "No such door, kind or box.");

    public static Row RowOf(ShownArticle a) => new(
        a.Id, a.Kind.Wire(), a.Door.Wire(), a.AreaPath, a.Content.Title, a.Content.EnglishTitle, a.Content.Summary, a.Content.Topic, a.PublishedAt, a.ChangedAt,
        a.ValidFrom, a.ValidUntil, a.Longitude, a.Latitude, a.Content.PlaceText, a.Content.Pictures.Count > 0 ? a.Content.Pictures[0] : null, a.Content.IsSample);

    private static async Task<Page<Row>> PageAsync(IQueryable<ShownArticle> articles, Bookmark? mark, int most, CancellationToken ct)
    {
        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            articles = articles.Where(a => a.PublishedAt < at || (a.PublishedAt == at && a.Seq < m.Seq));
        }

        var found = await articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Seq).Take(most + 1).ToListAsync(ct);
        var items = found.Take(most).ToList();
        return new Page<Row>([.. items.Select(RowOf)], found.Count > most ? new Bookmark(items[^1].PublishedAt.UtcTicks, items[^1].Seq).ToString() : null);
    }
}

/// <summary>A rectangle that somebody looks at, in degrees.</summary>
internal readonly record struct PublicBox(double West, double South, double East, double North)
{
    /// <summary>Reads <c>west,south,east,north</c>; null for anything else.</summary>
    public static PublicBox? Read(string text)
    {
        var parts = text.Split(',');
        var degrees = new double[4];
        if (parts.Length != 4) { return null; }
        for (var i = 0; i < 4; i++)
        {
            if (!double.TryParse(parts[i], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out degrees[i]) || !double.IsFinite(degrees[i])) { return null; }
        }

        var box = new PublicBox(degrees[0], degrees[1], degrees[2], degrees[3]);
        return box.West <= box.East && box.South <= box.North ? box : null;
    }
}
