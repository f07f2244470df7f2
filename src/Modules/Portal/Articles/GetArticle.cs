using Wangge.Contracts.Identity;

namespace Wangge.Portal.Articles;

/// <summary>An article with its newest words and its versions; <c>ETag</c> is the version.</summary>
internal static class GetArticle
{
    private const int MostVersions = 100;

    /// <param name="Versions">The newest first, at most 100.</param>
    public sealed record Response(ArticleView Article, IReadOnlyList<VersionRow> Versions);

    /// <param name="By">Display name of who wrote it, or null where that is not known any more.</param>
    public sealed record VersionRow(int Version, DateTimeOffset At, string? By, string Title);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/portal/articles/{articleId:guid}", Handle).RequirePermission(PortalPermissions.Edit).WithName(nameof(GetArticle));
        api.MapGet("/portal/articles/{articleId:guid}/versions/{version:int}", VersionAsync).RequirePermission(PortalPermissions.Edit).WithName("GetArticleVersion");
    }

    private static async Task<Results<Ok<Response>, Refused>> Handle(
        Guid articleId, HttpContext http, DistrictDb db, Actor actor, AccessPolicy policy, IAccounts accounts, CancellationToken ct)
    {
        var (article, refusal) = await FindAsync(db, articleId, actor, policy, ct);
        if (article is null) { return new Refused(refusal!); }
        var versions = await db.Set<ArticleVersion>().AsNoTracking().Where(v => v.ArticleId == articleId).OrderByDescending(v => v.Version).Take(MostVersions).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. versions.Select(v => v.By).Distinct()], ct);
        VersionTag.Tell(http, article.Version);
        return TypedResults.Ok(new Response(ArticleView.Of(article), [.. versions.Select(v => new VersionRow(v.Version, v.At, names.GetValueOrDefault(v.By), v.Content.Title))]));
    }

    private static async Task<Results<Ok<ArticleContent>, Refused>> VersionAsync(Guid articleId, int version, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var (article, refusal) = await FindAsync(db, articleId, actor, policy, ct);
        if (article is null) { return new Refused(refusal!); }
        return await db.Set<ArticleVersion>().AsNoTracking().FirstOrDefaultAsync(v => v.ArticleId == articleId && v.Version == version, ct) is { } found
            ? TypedResults.Ok(found.Content)
            : new Refused(PortalRefusals.UnknownArticle);
    }

    private static async Task<(Article? Article, Refusal? Refusal)> FindAsync(DistrictDb db, Guid articleId, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        var article = await db.Set<Article>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == articleId, ct);
        if (article is null) { return (null, PortalRefusals.UnknownArticle); }
        return policy.Check(actor, PortalPermissions.Edit, new Reach(article.AreaPath)) is { } elsewhere ? (null, elsewhere) : (article, null);
    }
}
