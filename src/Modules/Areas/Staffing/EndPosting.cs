using Wangge.Contracts.Identity;

namespace Wangge.Areas.Staffing;

/// <summary>Ends a posting; it stays as history. A repeat answers as the first did.</summary>
internal static class EndPosting
{
    /// <param name="Until">The first instant at which it is held no more; default now.</param>
    public sealed record Request(DateTimeOffset? Until);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/postings/{postingId:guid}/end", Handle)
        .RequirePermission(AreaPermissions.Assign)
        .WithName(nameof(EndPosting));

    private static async Task<Results<Ok<PostingView>, Refused>> Handle(
        Guid postingId, Request request, DistrictDb db, IAccounts accounts, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Posting>().FirstOrDefaultAsync(p => p.Id == postingId, ct) is not { } posting) { return new Refused(Postings.Unknown); }
        var path = await db.Set<Area>().Where(a => a.Id == posting.AreaId).Select(a => a.AreaPath).FirstAsync(ct);
        if (policy.Check(actor, AreaPermissions.Assign, new Reach(path)) is { } refusal) { return new Refused(refusal); }
        var now = time.Now();
        if (posting.Until is null || posting.Until > now)
        {
            var until = (request.Until ?? now).ToMilliseconds();
            if (until < posting.From) { return new Refused(Postings.EndsBeforeBegin); }
            posting.Until = until;
            db.Leaf(AuditNote.By(actor, "areas.posting-ended", "posting", postingId, path));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok((await Postings.ListViewsAsync(db, accounts, db.Set<Posting>().AsNoTracking().Where(p => p.Id == postingId), ct))[0]);
    }
}
