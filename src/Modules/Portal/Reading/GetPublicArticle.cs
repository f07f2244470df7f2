using Wangge.Contracts.Cases;
using Wangge.Kernel.Http;
using Wangge.Kernel.Blobs;
using Wangge.Portal.Articles;

namespace Wangge.Portal.Reading;

/// <summary>One published article with its words, and its pictures as upright copies without metadata.</summary>
internal static class GetPublicArticle
{
    private static readonly Refusal UnknownFile = new("files.unknown", RefusalKind.NotFound);
    private static readonly Refusal NotReady = new("files.not-ready", RefusalKind.Unavailable, "The copy is being made.");

    /// <param name="Body">Plain text with marks of Markdown; to be shown as text, never as HTML.</param>
    public sealed record Response(ListPublicArticles.Row Article, string Body, string? EnglishBody, string? AskWhom, string? OpenHours, IReadOnlyList<string> Pictures, int Version);

    internal static void Map(IEndpointRouteBuilder api)
    {
        const string why = "What was published is for everyone to read.";
        api.MapGet("/public/articles/{articleId:guid}", Handle).AllowAnyone(why).WithName(nameof(GetPublicArticle));
        api.MapGet("/public/article-pictures/{sha256}", PictureAsync).AllowAnyone(why).AnswersFile("image/jpeg").WithName("GetPublicArticlePicture");
    }

    private static async Task<Results<Cacheable<Response>, Refused>> Handle(Guid articleId, DistrictDb db, CancellationToken ct) =>
        await db.Set<ShownArticle>().AsNoTracking().FirstOrDefaultAsync(a => a.Id == articleId, ct) is { } a
            ? new Cacheable<Response>(new Response(ListPublicArticles.RowOf(a), a.Content.Body, a.Content.EnglishBody, a.Content.AskWhom, a.Content.OpenHours, a.Content.Pictures, a.Version), ListPublicArticles.MaxAge)
            : new Refused(PortalRefusals.UnknownArticle);

    private static async Task<Results<FileStreamHttpResult, Refused>> PictureAsync(string sha256, DistrictDb db, BlobFiles files, HttpResponse http, CancellationToken ct)
    {
        if (!BlobName.TryParse(sha256, out var name)) { return new Refused(UnknownFile); }
        var claims = await db.Set<BlobUse>().AsNoTracking().Where(u => u.Sha256 == sha256 && u.SubjectKind == ArticlePictures.Kind).Select(u => u.SubjectId).Take(100).ToListAsync(ct);
        var shown = await db.Set<ShownArticle>().AsNoTracking().Where(a => claims.Contains(a.Id)).Select(a => a.Content).ToListAsync(ct);
        // A picture of a draft is not there for the public.
        if (!shown.Any(c => c.Pictures.Contains(sha256))) { return new Refused(UnknownFile); }
        // Nor is a camera's still, whoever named its file.
        if (await db.Set<BlobUse>().AnyAsync(u => u.Sha256 == sha256 && u.SubjectKind == CaseSnapshot.FileKind, ct)) { return new Refused(UnknownFile); }
        if (files.Of(db.District).FindCopy(name, PictureSize.Medium) is not { } copy) { return new Refused(NotReady); }
        http.Headers.XContentTypeOptions = "nosniff";
        http.Headers.CacheControl = "public, max-age=600";
        return TypedResults.File(copy, "image/jpeg");
    }
}
