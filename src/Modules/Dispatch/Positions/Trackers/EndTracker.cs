using Wangge.Dispatch.Units;

namespace Wangge.Dispatch.Positions.Trackers;

/// <summary>Takes nothing from a tracker any more, and its dot away. A repeat changes nothing.</summary>
internal static class EndTracker
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/dispatch/trackers/{trackerId:guid}", Handle)
        .RequirePermission(DispatchPermissions.EditUnits)
        .WithName(nameof(EndTracker));

    private static async Task<Results<NoContent, Refused>> Handle(
        Guid trackerId, DistrictDb db, TrackerShelf shelf, LivePictures pictures, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Tracker>().FirstOrDefaultAsync(t => t.Id == trackerId, ct) is not { } tracker) { return new Refused(PositionRefusals.UnknownTracker); }
        var area = await db.Set<PatrolUnit>().Where(u => u.Id == tracker.UnitId).Select(u => u.AreaPath).FirstOrDefaultAsync(ct);
        if (policy.Check(actor, DispatchPermissions.EditUnits, new Reach(area)) is { } refusal) { return new Refused(refusal); }
        if (tracker.EndedAt is not null) { return TypedResults.NoContent(); }

        tracker.EndedAt = time.Now();
        tracker.Version++;
        db.Leaf(AuditNote.By(actor, "dispatch.tracker-ended", "tracker", trackerId, area));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        pictures.Peek(db.District.Code)?.Forget(trackerId);
        return TypedResults.NoContent();
    }
}
