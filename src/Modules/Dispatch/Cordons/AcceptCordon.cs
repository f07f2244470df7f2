using Wangge.Contracts.Areas;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Cordons;

/// <summary>Closes the roads of a cordon that was planned, as one closure: opened again like any other, at one stroke.</summary>
/// <remarks>
/// Planned once more on the same roads, so that what is closed is what was shown. Units pass its posts, unless it says that nobody can (a flood).
/// Refuses with <c>dispatch.cordon.*</c>; a repeat answers as the first did.
/// </remarks>
internal static class AcceptCordon
{
    /// <param name="ClosureId">Made by the client (UUIDv7).</param>
    /// <param name="RoadVersion">That it was planned on.</param>
    /// <param name="Reason"><c>flood</c>, <c>works</c>, <c>fire</c>, <c>gas</c>, <c>event</c> or <c>other</c>.</param>
    /// <param name="HoldsUnits">Units cannot pass either: ways lead them round it.</param>
    /// <param name="Until">Exclusive, at most a year ahead; null: until somebody opens it.</param>
    /// <param name="CaseId">The case that it belongs to, or null.</param>
    /// <param name="OpensWithCase">It opens when that case ends, if it still holds then.</param>
    public sealed record Request(
        Guid ClosureId, [Required] CordonArea Area, [Required, MaxLength(40)] string RoadVersion, [Required, MaxLength(20)] string Reason, bool HoldsUnits = false, DateTimeOffset? Until = null,
        Guid? CaseId = null, bool OpensWithCase = false);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/cordons", Handle)
        .RequirePermission(DispatchPermissions.EditRoads)
        .WithName(nameof(AcceptCordon));

    private static async Task<Results<Ok<ClosureView>, Refused>> Handle(
        Request request, DistrictDb db, RoadsNow roads, RoadConditionShelf conditions, IEnumerable<IDispatchSubjects> matters, IAreaLookup areas, Actor actor, AccessPolicy policy, TimeProvider time,
        CancellationToken ct)
    {
        if (request.ClosureId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (!ClosureCodes.Reasons.Contains(request.Reason)) { return new Refused(CordonRefusals.BadReason); }
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.ClosureId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var now = time.Now();
        if (earlier.OutcomeId is { } made) { return TypedResults.Ok(ClosureView.Of(await db.Set<Closure>().AsNoTracking().FirstAsync(c => c.Id == made, ct), now)); }

        if (request.Until <= now || request.Until > now.AddYears(1)) { return new Refused(CordonRefusals.BadSpan); }
        if (request is { OpensWithCase: true, CaseId: null }) { return new Refused(ClosureRefusals.NoCase); }
        if (request.CaseId is { } caseId)
        {
            var matter = matters.FirstOrDefault(m => m.Kind == "case") is { } cases ? await cases.FindAsync(caseId, ct) : null;
            if (matter is null) { return new Refused(ClosureRefusals.UnknownCase); }
            if (request.OpensWithCase && !matter.IsOpen) { return new Refused(ClosureRefusals.CaseEnded); }
        }

        if (await roads.FindAsync(RoadMode.Car, ct) is not { } car) { return new Refused(CordonRefusals.NoRoads); }
        if (car.Moment.Roads.Version != request.RoadVersion) { return new Refused(CordonRefusals.RoadsChanged); }
        var (cordon, refusal) = await Task.Run(() => PlannedCordon.Plan(car, request.Area, ct), ct);
        if (cordon is null) { return new Refused(refusal!); }

        var middle = cordon.Inner.InteriorPoint;
        var path = (await areas.FindGridAsync(middle.X, middle.Y))?.AreaPath ?? $"/{db.District.Code}/";
        if (policy.Check(actor, DispatchPermissions.EditRoads, new Reach(path)) is { } elsewhere) { return new Refused(elsewhere); }
        var closure = ClosureOf(request, cordon, path, actor, now);
        db.Add(closure);
        db.Remember(actor.Key, request.ClosureId, hash, closure.Id, time);
        db.Announce(new RoadsChanged("closed", closure.Id, path));
        db.Leaf(AuditNote.By(
            actor, "dispatch.cordon-drawn", "closure", closure.Id, path, data: AuditData.Of(("reason", closure.Reason), ("case", closure.CaseId), ("posts", cordon.Posts.Count), ("people", cordon.Posts.Sum(p => p.People)))));
        await db.CommitAsync(ct);
        conditions.Forget(db.District.Code);
        return TypedResults.Ok(ClosureView.Of(closure, now));
    }

    private static Closure ClosureOf(Request request, PlannedCordon cordon, string path, Actor actor, DateTimeOffset now) => new()
    {
        Id = request.ClosureId, Reason = request.Reason, Whom = request.HoldsUnits ? "car" : ClosureCodes.Public, Shape = DrawnShape.Write(cordon.Inner),
        CarMarks = [.. cordon.Stretches.SelectMany(stretch => StretchMarks.Of(cordon.Car.Network, stretch))], FootMarks = [], Stretches = cordon.Stretches.Count, AreaPath = path,
        Posts = cordon.HeldPosts, CaseId = request.CaseId, OpensWithCase = request.OpensWithCase, From = now, Until = request.Until?.ToMilliseconds(), ClosedBy = actor.Id, ClosedAt = now, Version = 1,
    };
}
