namespace Wangge.Dispatch.Posting;

/// <summary>Gives up a plan that is being made; one that has ended stays as it is. Asked again it changes nothing.</summary>
internal static class CancelPostPlan
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/posts/plans/{planId:guid}/cancel", Handle)
        .RequirePermission(DispatchPermissions.PlanPosts)
        .WithName(nameof(CancelPostPlan));

    /// <remarks>The row says so once the work has stopped, with a leaf of its own.</remarks>
    private static async Task<Results<NoContent, Refused>> Handle(Guid planId, DistrictDb db, PostPlanRuns runs, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (policy.Check(actor, DispatchPermissions.PlanPosts, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        if (!await db.Set<PostPlan>().AnyAsync(p => p.Id == planId, ct)) { return new Refused(PostRefusals.Unknown); }
        runs.Find(planId)?.Cancel();
        return TypedResults.NoContent();
    }
}
