using Wangge.Contracts.Identity;
using Wangge.Kernel.Repeats;

namespace Wangge.Areas.Staffing;

/// <summary>Gives someone a post at a grid.</summary>
/// <remarks>Refuses with <c>areas.posting.*</c>. A post gives no role: that is the security administrator's to grant.</remarks>
internal static class AssignPosting
{
    /// <param name="PostingId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="From">Default now.</param>
    /// <param name="Until">The first instant at which it is held no more; null while no end is known.</param>
    public sealed record Request(Guid PostingId, Guid AccountId, [Required, MaxLength(32)] string PostKey, DateTimeOffset? From, DateTimeOffset? Until);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/areas/{areaId:guid}/postings", Handle)
        .RequirePermission(AreaPermissions.Assign)
        .WithName(nameof(AssignPosting));

    private static async Task<Results<Ok<PostingView>, Refused>> Handle(
        Guid areaId, Request request, DistrictDb db, AreaTree tree, IAccounts accounts, Actor actor, TimeProvider time, CancellationToken ct)
    {
        var hash = RepeatedWrites.HashOf(new { areaId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.PostingId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is { } heldId) { return TypedResults.Ok((await Postings.ListViewsAsync(db, accounts, db.Set<Posting>().AsNoTracking().Where(p => p.Id == heldId), ct))[0]); }
        if (await db.Set<Posting>().AnyAsync(p => p.Id == request.PostingId, ct)) { return new Refused(RepeatedWrites.IdReused); }

        var (area, refusal) = await tree.FindAsync(areaId, AreaPermissions.Assign, ct);
        if (refusal is not null) { return new Refused(refusal); }
        var (from, until) = ((request.From ?? time.Now()).ToMilliseconds(), request.Until?.ToMilliseconds());
        if (until <= from) { return new Refused(Postings.EndsBeforeBegin); }
        if (await db.Set<Post>().AsNoTracking().FirstOrDefaultAsync(p => p.Key == request.PostKey && !p.IsEnded, ct) is null) { return new Refused(Postings.UnknownPost); }
        if (!await accounts.IsActiveAsync(request.AccountId, ct)) { return new Refused(Postings.UnknownAccount); }
        if (await Postings.OverlapAsync(db, request.AccountId, areaId, request.PostKey, from, until, ct)) { return new Refused(Postings.HeldAlready); }

        var posting = new Posting { Id = request.PostingId, AccountId = request.AccountId, AreaId = areaId, PostKey = request.PostKey, From = from, Until = until };
        db.Add(posting);
        db.Remember(actor.Key, request.PostingId, hash, posting.Id, time);
        db.Leaf(AuditNote.By(actor, "areas.posting-made", "posting", posting.Id, area!.AreaPath, data: AuditData.Of(("account", posting.AccountId), ("post", posting.PostKey))));
        await db.CommitAsync(ct);
        return TypedResults.Ok((await Postings.ListViewsAsync(db, accounts, db.Set<Posting>().AsNoTracking().Where(p => p.Id == posting.Id), ct))[0]);
    }
}
