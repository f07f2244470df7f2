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
        await Showing.HideAsync(db, articleId, ct);
        Showing.Show(db, article, now);
        db.Leaf(AuditNote.By(actor, "portal.publish", "article", articleId, article.AreaPath, data: AuditData.Of(("version", article.Version))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(ArticleView.Of(article));
    }
}

/// <summary>Puts an article before the public and takes it away; the caller commits.</summary>
internal static class Showing
{
    public static void Show(DistrictDb db, Article article, DateTimeOffset now)
    {
        article.State = ArticleState.Published;
        article.ShownVersion = article.Version;
        article.PublishedAt ??= now;
        var content = article.Content;
        db.Add(new ShownArticle
        {
            Id = article.Id, Kind = article.Kind, Door = article.Door, AreaPath = article.AreaPath, PublishedAt = article.PublishedAt.Value, ChangedAt = now,
            ValidFrom = content.ValidFrom, ValidUntil = content.ValidUntil, Longitude = content.Longitude, Latitude = content.Latitude, Version = article.Version, Content = content,
        });
        db.Add(new PortalSearch { SubjectId = article.Id, Tokens = SearchTokens.ForIndex(content.Searched) });
    }

    /// <summary>The rows that are there go; new ones are rows of their own, so that the index over them stays right.</summary>
    public static async Task HideAsync(DistrictDb db, Guid articleId, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<ShownArticle>().Where(a => a.Id == articleId).ToListAsync(ct));
        db.RemoveRange(await db.Set<PortalSearch>().Where(s => s.SubjectId == articleId).ToListAsync(ct));
    }
}
