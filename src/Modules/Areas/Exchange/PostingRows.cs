using Wangge.Areas.Staffing;
using Wangge.Contracts.Identity;

namespace Wangge.Areas.Exchange;

/// <summary>Who holds which post at which grid, from when until when. The same account, post, grid and beginning are the same posting; its end may be changed.</summary>
/// <remarks>A time without offset, or a day, is the district's. Where no beginning is given, a posting that is held now is meant, else one from now on.</remarks>
internal sealed class PostingRows(IAccounts accounts, Actor actor, AccessPolicy policy, TimeProvider time) : KeyedRows(actor, policy)
{
    private readonly Dictionary<Guid, bool> _isActive = [];
    private Dictionary<string, string> _posts = [];
    private List<Posting> _held = [];
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;

    public static ImportColumn[] AllColumns =>
        [new("area", "网格"), new("post", "岗位"), new("account", "账号标识"), new("account_name", "姓名"), new("from", "起始"), new("until", "终止")];

    public override IReadOnlyList<ImportColumn> Columns => AllColumns;

    public override async Task LoadAsync(DistrictDb db, CancellationToken ct)
    {
        await base.LoadAsync(db, ct);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(db.District.TimeZone);
        (_posts, _held) = ([], []);
        foreach (var post in await db.Set<Post>().AsNoTracking().Where(p => !p.IsEnded).OrderBy(p => p.Order).ToListAsync(ct))
        {
            _posts[post.Key] = post.Key;
            _posts.TryAdd(post.Name, post.Key);
        }
    }

    protected override async Task FetchAsync(DistrictDb db, IReadOnlyList<FileRow> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => Guid.TryParse(r["account"], out var id) ? id : Guid.Empty).Distinct().ToList();
        // Postings of earlier parts that a preview did not commit are kept in mind.
        var kept = _held.Where(p => p.Seq == 0 && ids.Contains(p.AccountId));
        _held = [.. await db.Set<Posting>().Where(p => ids.Contains(p.AccountId)).ToListAsync(ct), .. kept];
    }

    protected override async Task TakeAsync(DistrictDb db, FileRow row, ImportPart part, CancellationToken ct)
    {
        var place = Places.Get(row, "area");
        RequireReach(place.AreaPath, "area");
        if (!_posts.TryGetValue(row.Text("post", 40), out var post)) { throw new RowFault("post", Postings.UnknownPost.Code); }
        if (!Guid.TryParse(row.Text("account", 40), out var account) || !await IsActiveAsync(account, ct)) { throw new RowFault("account", Postings.UnknownAccount.Code); }
        var now = time.Now();
        var there = _held.FindAll(p => p.AccountId == account && p.AreaId == place.Id && p.PostKey == post);
        var from = row.Instant("from", _zone)?.ToMilliseconds() ?? there.Find(p => p.From <= now && !(p.Until <= now))?.From ?? now;
        var until = row.Instant("until", _zone)?.ToMilliseconds();
        if (until <= from) { throw new RowFault("until", Postings.EndsBeforeBegin.Code); }

        RequireOnce(row, $"{account}|{place.Id}|{post}|{from:O}", "account");
        var same = there.Find(p => p.From == from);
        if (there.Exists(p => p != same && !(p.Until <= from) && !(until <= p.From))) { throw new RowFault("from", Postings.HeldAlready.Code); }
        if (same is not null && same.Until == until)
        {
            part.LeaveUnchanged(row);
            return;
        }

        if (same is not null)
        {
            same.Until = until;
            db.Leaf(AuditNote.By(Actor, "areas.posting-ended", "posting", same.Id, place.AreaPath));
            part.Change(row);
            return;
        }

        var posting = new Posting { Id = Guid.CreateVersion7(), AccountId = account, AreaId = place.Id, PostKey = post, From = from, Until = until };
        db.Add(posting);
        _held.Add(posting);
        db.Leaf(AuditNote.By(Actor, "areas.posting-made", "posting", posting.Id, place.AreaPath, data: AuditData.Of(("account", account), ("post", post))));
        part.Take(row);
    }

    private async Task<bool> IsActiveAsync(Guid account, CancellationToken ct)
    {
        if (!_isActive.TryGetValue(account, out var isActive)) { _isActive[account] = isActive = await accounts.IsActiveAsync(account, ct); }
        return isActive;
    }
}
