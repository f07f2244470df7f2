using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Closures;

/// <summary>Opens a road that was closed. One that is open already, by somebody or by the clock, stays as it is: a repeat answers as the first did.</summary>
internal static class ReopenRoad
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/closures/{closureId:guid}/reopen", Handle)
        .RequirePermission(DispatchPermissions.EditRoads)
        .WithName(nameof(ReopenRoad));

    private static async Task<Results<Ok<ClosureView>, Refused>> Handle(
        Guid closureId, DistrictDb db, RoadConditionShelf conditions, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Closure>().FirstOrDefaultAsync(c => c.Id == closureId, ct) is not { } closure) { return new Refused(ClosureRefusals.Unknown); }
        if (policy.Check(actor, DispatchPermissions.EditRoads, new Reach(closure.AreaPath)) is { } refusal) { return new Refused(refusal); }
        var now = time.Now();
        if (closure.Reopen(actor.Id, now))
        {
            db.Announce(new RoadsChanged("opened", closure.Id, closure.AreaPath));
            db.Leaf(AuditNote.By(actor, "dispatch.road-opened", "closure", closure.Id, closure.AreaPath));
            await db.CommitAsync(ct);
            conditions.Forget(db.District.Code);
        }

        return TypedResults.Ok(ClosureView.Of(closure, now));
    }
}
