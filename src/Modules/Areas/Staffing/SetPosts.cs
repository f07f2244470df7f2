using Wangge.Areas.Http;
using Wangge.Areas.Looking;
using Wangge.Kernel.Rights;

namespace Wangge.Areas.Staffing;

/// <summary>Chooses the district's list of posts, where <c>If-Match</c> names the list that was edited.</summary>
/// <remarks>For who keeps the whole district. Refuses with <c>areas.posts.twice</c>, and with <c>areas.posts.forbidden</c> a name that RIGHTS forbids as a category.</remarks>
internal static class SetPosts
{
    private static readonly Refusal Twice = new("areas.posts.twice", RefusalKind.Invalid);
    private static readonly Refusal Forbidden = new("areas.posts.forbidden", RefusalKind.Invalid);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/posts", Handle)
        .RequirePermission(AreaPermissions.Assign)
        .WithName(nameof(SetPosts));

    private static async Task<Results<Ok<PostList>, Refused>> Handle(
        PostList request, HttpContext http, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (policy.Check(actor, AreaPermissions.Assign, new Reach((await lookup.MapAsync()).RootPath)) is { } refusal) { return new Refused(refusal); }
        var posts = await db.Set<Post>().ToListAsync(ct);
        if (VersionTag.Check(http.Request, PostList.Of(posts).Tag()) is { } stale) { return new Refused(stale); }
        if (request.Posts.DistinctBy(p => p.Key).Count() < request.Posts.Count) { return new Refused(Twice); }
        if (request.Posts.Any(p => ForbiddenWords.FindIn(p.Key) is not null || ForbiddenWords.FindIn(p.Name) is not null)) { return new Refused(Forbidden); }

        foreach (var gone in posts.Where(p => request.Posts.All(r => r.Key != p.Key))) { gone.IsEnded = true; }
        for (var i = 0; i < request.Posts.Count; i++)
        {
            var (key, name) = request.Posts[i];
            if (posts.Find(p => p.Key == key) is { } known) { (known.Name, known.Order, known.IsEnded) = (name, i + 1, false); }
            else { db.Add(new Post { Key = key, Name = name, Order = i + 1 }); }
        }

        db.Leaf(AuditNote.By(actor, "areas.posts-set", "posts", Guid.Empty, data: AuditData.Of(("posts", request.Posts.Select(p => p.Key).ToList()))));
        await db.CommitAsync(ct);
        http.Response.Headers.ETag = request.Tag();
        return TypedResults.Ok(request);
    }
}
