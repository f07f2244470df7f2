using Wangge.Kernel.Blobs;

namespace Wangge.Portal.Articles;

/// <summary>An article's claims on its pictures: those of the newest words and of what the public sees. The others are let go.</summary>
internal static class ArticlePictures
{
    public const string Kind = "article";

    /// <summary>Marks what is claimed now; the caller commits.</summary>
    public static async Task KeepAsync(DistrictDb db, Article article, CancellationToken ct)
    {
        var shown = await db.Set<ShownArticle>().AsNoTracking().Where(a => a.Id == article.Id).Select(a => a.Content).FirstOrDefaultAsync(ct);
        var wanted = article.Content.Pictures.Concat(shown?.Pictures ?? []).ToHashSet(StringComparer.Ordinal);
        var claimed = await db.Set<BlobUse>().Where(u => u.SubjectId == article.Id).ToListAsync(ct);
        db.RemoveRange(claimed.Where(u => !wanted.Contains(u.Sha256)));
        db.AddRange(wanted.Except(claimed.Select(u => u.Sha256)).Select(name => new BlobUse { SubjectId = article.Id, Sha256 = name, SubjectKind = Kind }));
    }
}
