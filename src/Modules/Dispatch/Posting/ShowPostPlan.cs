namespace Wangge.Dispatch.Posting;

/// <summary>A plan with what came of it or how far it is; and all plans, the newest first.</summary>
internal static class ShowPostPlan
{
    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/dispatch/posts/plans/{planId:guid}", Handle).RequirePermission(DispatchPermissions.PlanPosts).WithName(nameof(ShowPostPlan));
        api.MapGet("/dispatch/posts/plans", ListAsync).RequirePermission(DispatchPermissions.PlanPosts).WithName("ListPostPlans");
    }

    private static async Task<Results<Ok<PostPlanView>, Refused>> Handle(Guid planId, DistrictDb db, PostPlanRuns runs, CancellationToken ct)
    {
        var run = runs.Find(planId);
        return await db.Set<PostPlan>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == planId, ct) is { } plan ? TypedResults.Ok(PostPlanView.Of(plan, run, withResult: true)) : new Refused(PostRefusals.Unknown);
    }

    /// <param name="after">What the page before gave as <c>next</c>.</param>
    /// <param name="size">1–200, default 50.</param>
    private static async Task<Results<Ok<Page<PostPlanView>>, Refused>> ListAsync(string? after, int? size, DistrictDb db, PostPlanRuns runs, CancellationToken ct)
    {
        var plans = db.Set<PostPlan>().AsNoTracking();
        if (after is not null)
        {
            if (!Bookmark.TryParse(after, out var bookmark)) { return new Refused(PostRefusals.BadPage); }
            plans = plans.Where(p => p.Seq < bookmark.Seq);
        }

        var (most, known) = (PageSize.Clamp(size), runs.Known);
        var rows = await plans.OrderByDescending(p => p.Seq).Take(most + 1).ToListAsync(ct);
        return TypedResults.Ok(new Page<PostPlanView>([.. rows.Take(most).Select(p => PostPlanView.Of(p, known.GetValueOrDefault(p.Id), withResult: false))], rows.Count > most ? new Bookmark(0, rows[most - 1].Seq).ToString() : null));
    }
}
