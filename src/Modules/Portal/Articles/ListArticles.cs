namespace Wangge.Portal.Articles;

/// <summary>The office's articles, the last changed first, drafts and withdrawn ones too; those of the actor's areas.</summary>
internal static class ListArticles
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/portal/articles", Handle)
        .RequirePermission(PortalPermissions.Edit)
        .WithName(nameof(ListArticles));

    /// <param name="Title">As it stands in the newest words.</param>
    public sealed record Row(
        Guid ArticleId, string Kind, string Door, string State, string AreaPath, string Title, int Version, int? ShownVersion, DateTimeOffset? PublishedAt, DateTimeOffset ChangedAt);

    /// <param name="state">Wire name, or none for all.</param>
    private static async Task<Results<Ok<Page<Row>>, Refused>> Handle(
        DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct, string? state = null, string? kind = null, string? door = null, string? after = null, int? size = null)
    {
        Bookmark? mark = null;
        if (after is not null) { if (!Bookmark.TryParse(after, out var parsed)) { return new Refused(PortalRefusals.BadPage); } mark = parsed; }
        var articles = AreaCut.Within(db.Set<Article>().AsNoTracking(), policy.ExtentOf(actor, PortalPermissions.Edit).AreaPaths, a => a.AreaPath);
        if (WireName.Find<ArticleState>(state) is { } isState) { articles = articles.Where(a => a.State == isState); }
        if (WireName.Find<ArticleKind>(kind) is { } isKind) { articles = articles.Where(a => a.Kind == isKind); }
        if (WireName.Find<PortalDoor>(door) is { } isDoor) { articles = articles.Where(a => a.Door == isDoor); }
        if (mark is { } m)
        {
            var at = new DateTimeOffset(m.Value, TimeSpan.Zero);
            articles = articles.Where(a => a.ChangedAt < at || (a.ChangedAt == at && a.Seq < m.Seq));
        }

        var most = PageSize.Clamp(size);
        var found = await articles.OrderByDescending(a => a.ChangedAt).ThenByDescending(a => a.Seq).Take(most + 1).ToListAsync(ct);
        var items = found.Take(most).ToList();
        var next = found.Count > most ? new Bookmark(items[^1].ChangedAt.UtcTicks, items[^1].Seq).ToString() : null;
        return TypedResults.Ok(new Page<Row>(
            [.. items.Select(a => new Row(a.Id, a.Kind.Wire(), a.Door.Wire(), a.State.Wire(), a.AreaPath, a.Content.Title, a.Version, a.ShownVersion, a.PublishedAt, a.ChangedAt))], next));
    }
}
