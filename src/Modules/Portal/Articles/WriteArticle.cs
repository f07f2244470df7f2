using Wangge.Contracts.Areas;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Repeats;

namespace Wangge.Portal.Articles;

/// <summary>Makes an article, or gives it new words. The public goes on seeing the version that was published.</summary>
/// <remarks>A change names the edited version by <c>If-Match</c>; the same words again change nothing. Refuses with <c>portal.articles.*</c>.</remarks>
internal static class WriteArticle
{
    private static readonly Refusal OtherKind = new("portal.articles.other-kind", RefusalKind.Conflict, "An article stays of its kind.");

    /// <param name="Kind"><c>publication</c>, <c>guide</c>, <c>notice</c> or <c>hours</c>.</param>
    /// <param name="Door"><c>party-building</c>, <c>public-voice</c>, <c>daily-life</c>, <c>public-safety</c> or <c>assessment</c>.</param>
    /// <param name="AreaPath">Whom it concerns, such as <c>/211403/</c>.</param>
    /// <param name="ValidUntil">First instant at which it no longer holds.</param>
    public sealed record Request(
        [Required, MaxLength(20)] string Kind,
        [Required, MaxLength(20)] string Door,
        [Required, MaxLength(200)] string AreaPath,
        [Required, MinLength(1), MaxLength(120)] string Title,
        [Required, MinLength(1), MaxLength(20_000)] string Body,
        [MaxLength(200)] string? EnglishTitle = null,
        [MaxLength(20_000)] string? EnglishBody = null,
        [MaxLength(400)] string? Summary = null,
        [MaxLength(40)] string? Topic = null,
        DateTimeOffset? ValidFrom = null,
        DateTimeOffset? ValidUntil = null,
        [Range(-180, 180)] double? Longitude = null,
        [Range(-90, 90)] double? Latitude = null,
        [MaxLength(200)] string? PlaceText = null,
        [MaxLength(200)] string? AskWhom = null,
        [MaxLength(200)] string? OpenHours = null,
        [MaxLength(12)] IReadOnlyList<string>? Pictures = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/portal/articles/{articleId:guid}", Handle)
        .RequirePermission(PortalPermissions.Edit)
        .WithName(nameof(WriteArticle));

    private static async Task<Results<Ok<ArticleView>, Refused>> Handle(
        Guid articleId, Request request, HttpContext http, DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        if (articleId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (WireName.Find<ArticleKind>(request.Kind) is not { } kind || WireName.Find<PortalDoor>(request.Door) is not { } door) { return new Refused(BadName); }
        if (policy.Check(actor, PortalPermissions.Edit, new Reach(request.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (await areas.FindAreaAsync(request.AreaPath) is null) { return new Refused(PortalRefusals.UnknownArea); }
        var content = ContentOf(request);
        if (content.Check() is { } fault) { return new Refused(fault); }
        if (await UnknownPictureAsync(db, content, ct) is { } unknown) { return new Refused(unknown); }

        var now = time.Now();
        var article = await db.Set<Article>().FirstOrDefaultAsync(a => a.Id == articleId, ct);
        if (article is null)
        {
            article = new Article
            {
                Id = articleId, Kind = kind, Door = door, State = ArticleState.Draft, AreaPath = request.AreaPath, Content = content, Version = 1, ChangedAt = now, ChangedBy = actor.Id,
            };
            db.Add(article);
        }
        else
        {
            if (policy.Check(actor, PortalPermissions.Edit, new Reach(article.AreaPath)) is { } notOurs) { return new Refused(notOurs); }
            if (article.Kind != kind) { return new Refused(OtherKind); }
            if (IsSame(article, door, request.AreaPath, content)) { return Answer(http, article); }
            if (VersionTag.Check(http.Request, article.Version) is { } stale) { return new Refused(stale); }
            (article.Door, article.AreaPath, article.Content) = (door, request.AreaPath, content with { IsSample = article.Content.IsSample });
            (article.ChangedAt, article.ChangedBy) = (now, actor.Id);
            article.Version++;
        }

        db.Add(new ArticleVersion { ArticleId = articleId, Version = article.Version, Content = article.Content, At = now, By = actor.Id });
        await ArticlePictures.KeepAsync(db, article, ct);
        db.Leaf(AuditNote.By(actor, "portal.write", "article", articleId, article.AreaPath, data: AuditData.Of(("version", article.Version))));
        await db.CommitAsync(ct);
        return Answer(http, article);
    }

    private static readonly Refusal BadName = new("portal.articles.bad-name", RefusalKind.Invalid, "No such kind or door.");

    private static bool IsSame(Article article, PortalDoor door, string areaPath, ArticleContent content) =>
        article.Door == door && article.AreaPath == areaPath
        && Kernel.Repeats.RepeatedWrites.HashOf(article.Content with { IsSample = false }).AsSpan().SequenceEqual(Kernel.Repeats.RepeatedWrites.HashOf(content));

    private static Ok<ArticleView> Answer(HttpContext http, Article article)
    {
        VersionTag.Tell(http, article.Version);
        return TypedResults.Ok(ArticleView.Of(article));
    }

    private static ArticleContent ContentOf(Request r) => new(
        r.Title.Trim(), Text(r.EnglishTitle), Text(r.Summary), r.Body, Text(r.EnglishBody), Text(r.Topic), r.ValidFrom?.ToMilliseconds(), r.ValidUntil?.ToMilliseconds(),
        Round(r.Longitude), Round(r.Latitude), Text(r.PlaceText), Text(r.AskWhom), Text(r.OpenHours), r.Pictures ?? [], IsSample: false);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static double? Round(double? degrees) => degrees is { } known ? Math.Round(known, 4) : null;

    private static async Task<Refusal?> UnknownPictureAsync(DistrictDb db, ArticleContent content, CancellationToken ct)
    {
        var names = content.Pictures.Distinct().ToList();
        return names.Count == await db.Set<BlobRow>().CountAsync(b => names.Contains(b.Sha256) && b.MediaType.StartsWith("image/"), ct) ? null : PortalRefusals.UnknownPicture;
    }
}
