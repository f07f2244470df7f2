using Wangge.Dispatch.Units;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Posting;

/// <summary>Accepts a plan: it says from now on where cars should stand. Units that are named get their posts in the same act.</summary>
/// <remarks>Refuses with <c>dispatch.posts.*</c>; a repeat answers as the first did.</remarks>
internal static class AcceptPostPlan
{
    /// <param name="ActId">The client's id of this act (UUIDv7).</param>
    /// <param name="Assign">Which unit stands at which post; null or empty: nobody's post changes.</param>
    public sealed record Request(Guid ActId, [MaxLength(50)] IReadOnlyList<Assignment>? Assign = null);

    /// <param name="Post">Its place in the plan's list, from 0.</param>
    public sealed record Assignment(Guid UnitId, [Range(0, 49)] int Post);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/posts/plans/{planId:guid}/accept", Handle)
        .RequirePermission(DispatchPermissions.PlanPosts)
        .WithName(nameof(AcceptPostPlan));

    private static async Task<Results<Ok<PostPlanView>, Refused>> Handle(
        Guid planId, Request request, DistrictDb db, RosterShelf shelf, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (request.ActId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (policy.Check(actor, DispatchPermissions.PlanPosts, new Reach($"/{db.District.Code}/")) is { } elsewhere) { return new Refused(elsewhere); }
        if (await db.Set<PostPlan>().FirstOrDefaultAsync(p => p.Id == planId, ct) is not { } plan) { return new Refused(PostRefusals.Unknown); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null) { return TypedResults.Ok(PostPlanView.Of(plan, null, withResult: true)); }

        if (plan.Accept(actor.Id, time.Now()) is { } refusal) { return new Refused(refusal); }
        if (await AssignAsync(plan.Result!.Posts, request.Assign ?? [], db, ct) is { } unfit) { return new Refused(unfit); }
        db.Remember(actor.Key, request.ActId, hash, planId, time);
        db.Leaf(AuditNote.By(actor, "dispatch.posts-accepted", "post-plan", planId, $"/{db.District.Code}/", data: AuditData.Of(("units", (request.Assign ?? []).Select(a => a.UnitId).ToList()))));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return TypedResults.Ok(PostPlanView.Of(plan, null, withResult: true));
    }

    private static async Task<Refusal?> AssignAsync(IReadOnlyList<PlannedPost> posts, IReadOnlyList<Assignment> assign, DistrictDb db, CancellationToken ct)
    {
        if (assign.Any(a => a.Post >= posts.Count) || assign.DistinctBy(a => a.Post).Count() < assign.Count || assign.DistinctBy(a => a.UnitId).Count() < assign.Count) { return PostRefusals.BadAssignment; }
        var ids = assign.Select(a => a.UnitId).ToList();
        var units = await db.Set<PatrolUnit>().Where(u => ids.Contains(u.Id) && u.EndedAt == null).ToDictionaryAsync(u => u.Id, ct);
        if (units.Count < ids.Count) { return PostRefusals.BadAssignment; }
        foreach (var (unitId, post) in assign)
        {
            (units[unitId].PostLongitude, units[unitId].PostLatitude) = (posts[post].Longitude, posts[post].Latitude);
            units[unitId].Version++;
        }

        return null;
    }
}
