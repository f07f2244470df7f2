namespace Wangge.Portal.Articles;

/// <summary>Takes an article from the public's sight; its words and versions stay with the office. Done again it changes nothing.</summary>
internal static class WithdrawArticle
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/portal/articles/{articleId:guid}/withdraw", Handle)
        .RequirePermission(PortalPermissions.Publish)
        .WithName(nameof(WithdrawArticle));

    private static async Task<Results<Ok<ArticleView>, Refused>> Handle(Guid articleId, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Article>().FirstOrDefaultAsync(a => a.Id == articleId, ct) is not { } article) { return new Refused(PortalRefusals.UnknownArticle); }
        if (policy.Check(actor, PortalPermissions.Publish, new Reach(article.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (article.ShownVersion is null) { return TypedResults.Ok(ArticleView.Of(article)); }

        await Showing.HideAsync(db, articleId, ct);
        (article.State, article.ShownVersion) = (ArticleState.Withdrawn, null);
        db.Leaf(AuditNote.By(actor, "portal.withdraw", "article", articleId, article.AreaPath));
        await db.CommitAsync(ct);
        return TypedResults.Ok(ArticleView.Of(article));
    }
}
