using Wangge.Kernel.Text;

namespace Wangge.Portal.Articles;

/// <summary>Shows the public one version of an article, the newest; what it saw before is replaced. Done again it changes nothing.</summary>
internal static class PublishArticle
{
    /// <param name="Version">The version that was looked at; another one is refused with <c>portal.articles.stale</c>.</param>
    public sealed record Request([Range(1, int.MaxValue)] int Version);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/portal/articles/{articleId:guid}/publish", Handle)
        .RequirePermission(PortalPermissions.Publish)
        .WithName(nameof(PublishArticle));

    private static async Task<Results<Ok<ArticleView>, Refused>> Handle(
        Guid articleId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Article>().FirstOrDefaultAsync(a => a.Id == articleId, ct) is not { } article) { return new Refused(PortalRefusals.UnknownArticle); }
        if (policy.Check(actor, PortalPermissions.Publish, new Reach(article.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (article.Version != request.Version) { return new Refused(PortalRefusals.Stale); }
        if (article.State == ArticleState.Published && article.ShownVersion == article.Version) { return TypedResults.Ok(ArticleView.Of(article)); }

        var now = time.Now();
        await Showing.ShowAsync(db, article, now, ct);
        db.Leaf(AuditNote.By(actor, "portal.publish", "article", articleId, article.AreaPath, data: AuditData.Of(("version", article.Version))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(ArticleView.Of(article));
    }
}

/// <summary>Puts an article before the public and takes it away; the caller commits.</summary>
internal static class Showing
{
    /// <summary>The row that is shown is changed, since one of its id may stand once; its tokens are a row of their own, so that the index over them stays right.</summary>
    public static async Task ShowAsync(DistrictDb db, Article article, DateTimeOffset now, CancellationToken ct)
    {
        article.State = ArticleState.Published;
        article.ShownVersion = article.Version;
        article.PublishedAt ??= now;
        var content = article.Content;
        if (await db.Set<ShownArticle>().FirstOrDefaultAsync(a => a.Id == article.Id, ct) is not { } shown)
        {
            shown = new ShownArticle
            {
                Id = article.Id, Kind = article.Kind, Door = article.Door, AreaPath = article.AreaPath, PublishedAt = article.PublishedAt.Value, ChangedAt = now, Version = article.Version, Content = content,
            };
            db.Add(shown);
        }

        (shown.Door, shown.AreaPath, shown.ChangedAt, shown.Version, shown.Content) = (article.Door, article.AreaPath, now, article.Version, content);
        (shown.ValidFrom, shown.ValidUntil, shown.Longitude, shown.Latitude) = (content.ValidFrom, content.ValidUntil, content.Longitude, content.Latitude);
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == article.Id).ToListAsync(ct));
        db.Add(new PortalSearch { SubjectId = article.Id, Tokens = SearchTokens.ForIndex(content.Searched) });
    }

    public static async Task HideAsync(DistrictDb db, Guid articleId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<ShownArticle>().Where(a => a.Id == articleId).ToListAsync(ct));
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == articleId).ToListAsync(ct));
    }
}
