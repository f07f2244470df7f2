namespace Wangge.Areas.Staffing;

/// <summary>The posts that staff can hold at a grid.</summary>
internal static class GetPosts
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/posts", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetPosts));

    private static async Task<Ok<PostList>> Handle(HttpContext http, DistrictDb db, CancellationToken ct)
    {
        var list = PostList.Of(await db.Set<Post>().AsNoTracking().ToListAsync(ct));
        http.Response.Headers.ETag = list.Tag();
        return TypedResults.Ok(list);
    }
}
