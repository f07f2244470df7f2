using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Posting;

/// <summary>Asks where so many cars should stand to cover most in time. Worked out beside all else; the answer is looked up by the plan's id.</summary>
/// <remarks>Refuses with <c>dispatch.posts.*</c>; a repeat answers as the first did.</remarks>
internal static class PlanPosts
{
    /// <param name="PlanId">Made by the client (UUIDv7).</param>
    /// <param name="Units">How many cars, 1–50.</param>
    /// <param name="Weights">What counts; null: people half, cases and public places a quarter each.</param>
    /// <param name="Seconds">For the search, 1–60; default 10.</param>
    public sealed record Request(Guid PlanId, [Range(1, 50)] int Units, PostWeights? Weights = null, [Range(1, 60)] int Seconds = 10);

    private static readonly PostWeights Usual = new(0.5, 0.25, 0.25, 0);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/posts/plans", Handle)
        .RequirePermission(DispatchPermissions.PlanPosts)
        .WithName(nameof(PlanPosts));

    private static async Task<Results<Ok<PostPlanView>, Refused>> Handle(
        Request request, DistrictDb db, RoadsNow roads, PostPlanRuns runs, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.PlanId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, DispatchPermissions.PlanPosts, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        var weights = request.Weights ?? Usual;
        if (weights.Sum <= 0) { return new Refused(PostRefusals.NothingCounts); }
        var hash = RepeatedWrites.HashOf(request);
        var run = runs.Find(request.PlanId);
        var earlier = await db.FindEarlierAsync(actor.Key, request.PlanId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is { } made) { return TypedResults.Ok(PostPlanView.Of(await db.Set<PostPlan>().AsNoTracking().FirstAsync(p => p.Id == made, ct), run, withResult: true)); }

        if (await roads.FindAsync(RoadMode.Car, ct) is null) { return new Refused(PostRefusals.NoRoads); }
        if (!runs.HasRoom) { return new Refused(PostRefusals.Busy); }
        var plan = new PostPlan { Id = request.PlanId, Question = new PostQuestion(request.Units, weights, request.Seconds), AskedBy = actor.Id, AskedAt = time.Now(), Version = 1 };
        db.Add(plan);
        db.Remember(actor.Key, plan.Id, hash, plan.Id, time);
        db.Leaf(AuditNote.By(actor, "dispatch.posts-asked", "post-plan", plan.Id, $"/{db.District.Code}/", data: AuditData.Of(("units", request.Units))));
        await db.CommitAsync(ct);

        // After the commit, since who makes it reads the row. Where another took the last room meanwhile it is broken off, and shown so.
        run = new PostPlanRun(db.District.Code, plan.Id);
        return TypedResults.Ok(PostPlanView.Of(plan, runs.TryAdd(run) ? run : null, withResult: true));
    }
}
