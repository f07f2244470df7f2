using Wangge.Contracts.Identity;

namespace Wangge.Areas.Staffing;

/// <summary>Who holds which post at a grid, in <c>[From, Until)</c>.</summary>
/// <param name="AccountName">As colleagues know it; null where the account is gone from the store.</param>
/// <param name="PostName">As the district calls it now.</param>
/// <param name="Until">The first instant at which it is held no more; null while no end is known.</param>
public sealed record PostingView(Guid Id, Guid AccountId, string? AccountName, Guid AreaId, string AreaPath, string PostKey, string PostName, DateTimeOffset From, DateTimeOffset? Until);

/// <summary>Postings as queries, and the refusals about them.</summary>
internal static class Postings
{
    public static readonly Refusal Unknown = new("areas.posting.unknown", RefusalKind.NotFound);
    public static readonly Refusal UnknownPost = new("areas.posting.unknown-post", RefusalKind.Invalid);
    public static readonly Refusal UnknownAccount = new("areas.posting.unknown-account", RefusalKind.Invalid);
    public static readonly Refusal HeldAlready = new("areas.posting.held-already", Detail: "The same account holds the same post there in that time.");
    public static readonly Refusal EndsBeforeBegin = new("areas.posting.ends-before-begin", RefusalKind.Invalid);

    /// <summary>Postings with the names of their account, place and post.</summary>
    public static async Task<IReadOnlyList<PostingView>> ListViewsAsync(DistrictDb db, IAccounts accounts, IQueryable<Posting> postings, CancellationToken ct)
    {
        var views = await Views(db, postings).ToListAsync(ct);
        var names = await accounts.ListNamesAsync([.. views.Select(v => v.AccountId).Distinct()], ct);
        return views.ConvertAll(v => v with { AccountName = names.GetValueOrDefault(v.AccountId) });
    }

    private static IQueryable<PostingView> Views(DistrictDb db, IQueryable<Posting> postings) =>
        from p in postings
        join a in db.Set<Area>() on p.AreaId equals a.Id
        join post in db.Set<Post>() on p.PostKey equals post.Key
        orderby p.Seq
        select new PostingView(p.Id, p.AccountId, null, p.AreaId, a.AreaPath, p.PostKey, post.Name, p.From, p.Until);

    /// <summary>Held at this instant.</summary>
    public static IQueryable<Posting> At(this IQueryable<Posting> postings, DateTimeOffset at) => postings.Where(p => p.From <= at && (p.Until == null || p.Until > at));

    /// <summary>Whether the account holds the post there at any time within <c>[from, until)</c>.</summary>
    public static Task<bool> OverlapAsync(DistrictDb db, Guid accountId, Guid areaId, string postKey, DateTimeOffset from, DateTimeOffset? until, CancellationToken ct) =>
        db.Set<Posting>().AnyAsync(p => p.AccountId == accountId && p.AreaId == areaId && p.PostKey == postKey
            && (p.Until == null || p.Until > from) && (until == null || p.From < until), ct);
}
