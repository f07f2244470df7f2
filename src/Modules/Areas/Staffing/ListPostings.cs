using Wangge.Areas.Http;
using Wangge.Contracts.Identity;

namespace Wangge.Areas.Staffing;

/// <summary>Who is at a grid, now or at another time; or all who were.</summary>
internal static class ListPostings
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/areas/{areaId:guid}/postings", Handle).RequirePermission(AreaPermissions.Read).WithName(nameof(ListPostings));
        api.MapGet("/postings", HandleAll).RequirePermission(AreaPermissions.Read).WithName("ListAllPostings");
    }

    /// <param name="at">Those who held a post at this instant; default now.</param>
    /// <param name="history">True for all who ever did, instead.</param>
    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<PostingView>>, Refused>> Handle(
        Guid areaId, DateTimeOffset? at, bool? history, string? after, int? size, HttpRequest request, DistrictDb db, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "at", "history") is { } unknown) { return new Refused(unknown); }
        if (!await db.Set<Area>().AnyAsync(a => a.Id == areaId, ct)) { return new Refused(AreaRefusals.UnknownArea); }
        var postings = db.Set<Posting>().AsNoTracking().Where(p => p.AreaId == areaId);
        return TypedResults.Ok(await PageAsync(history == true ? postings : postings.At(at ?? time.Now()), after, size, db, accounts, ct));
    }

    /// <param name="account">Only this account's.</param>
    /// <param name="under">Only those at areas within this path.</param>
    /// <param name="post">Only this post's.</param>
    private static async Task<Results<Ok<Page<PostingView>>, Refused>> HandleAll(
        Guid? account, [MaxLength(AreaRules.LongestPath)] string? under, [MaxLength(32)] string? post, DateTimeOffset? at, bool? history, string? after, int? size,
        HttpRequest request, DistrictDb db, IAccounts accounts, TimeProvider time, CancellationToken ct)
    {
        if (KnownQuery.Check(request, "account", "under", "post", "at", "history") is { } unknown) { return new Refused(unknown); }
        var postings = db.Set<Posting>().AsNoTracking();
        if (history != true) { postings = postings.At(at ?? time.Now()); }
        if (account is not null) { postings = postings.Where(p => p.AccountId == account); }
        if (post is not null) { postings = postings.Where(p => p.PostKey == post); }
        if (under is not null)
        {
            var ids = db.Set<Area>().Where(a => a.AreaPath.StartsWith(under)).Select(a => a.Id);
            postings = postings.Where(p => ids.Contains(p.AreaId));
        }

        return TypedResults.Ok(await PageAsync(postings, after, size, db, accounts, ct));
    }

    private static async Task<Page<PostingView>> PageAsync(IQueryable<Posting> postings, string? after, int? size, DistrictDb db, IAccounts accounts, CancellationToken ct)
    {
        if (Bookmark.TryParse(after, out var bookmark)) { postings = postings.Where(p => p.Seq > bookmark.Seq); }
        var most = PageSize.Clamp(size);
        var seqs = await postings.OrderBy(p => p.Seq).Take(most + 1).Select(p => p.Seq).ToListAsync(ct);
        var shown = seqs.Take(most).ToList();
        var views = await Postings.ListViewsAsync(db, accounts, db.Set<Posting>().AsNoTracking().Where(p => shown.Contains(p.Seq)), ct);
        return new Page<PostingView>(views, seqs.Count > most ? new Bookmark(0, shown[^1]).ToString() : null);
    }
}
