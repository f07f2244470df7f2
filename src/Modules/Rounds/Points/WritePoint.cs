using Wangge.Contracts.Areas;
using Wangge.Kernel.Repeats;

namespace Wangge.Rounds.Points;

/// <summary>Registers a must-check point, or changes one where the copy that was edited is still the newest.</summary>
/// <remarks>Rounds that are made already keep what they ask; those made later ask the new. Refuses with <c>rounds.point.*</c>.</remarks>
internal static class WritePoint
{
    /// <param name="ActId">The client's id of this writing (UUIDv7).</param>
    /// <param name="BasedOn">Number of the copy that was edited; 0 for a new point.</param>
    public sealed record Request(Guid ActId, [Range(0, int.MaxValue)] int BasedOn, [Required] PointFields Fields);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/rounds/points/{pointId:guid}", Handle)
        .RequirePermission(RoundsPermissions.KeepPoints)
        .WithName("WriteMustCheckPoint");

    private static async Task<Results<Ok<MustCheckView>, Refused>> Handle(
        Guid pointId, Request request, DistrictDb db, Actor actor, AccessPolicy policy, IAreaLookup areas, TimeProvider time, CancellationToken ct)
    {
        if (pointId.Version != 7 || request.ActId.Version != 7) { return new Refused(RoundsRefusals.BadId); }
        if (PointRules.Check(request.Fields) is { } unfit) { return new Refused(unfit); }
        if (await areas.FindGridAsync(request.Fields.Longitude, request.Fields.Latitude) is not { } grid) { return new Refused(PointRules.Outside); }
        if (policy.Check(actor, RoundsPermissions.KeepPoints, new Reach(grid.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }

        var hash = RepeatedWrites.HashOf(new { pointId, request });
        var earlier = await db.FindEarlierAsync(actor.Key, request.ActId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        var point = await db.Set<MustCheckPoint>().FirstOrDefaultAsync(p => p.Id == pointId, ct);
        if (earlier.OutcomeId is not null && point is not null) { return TypedResults.Ok(MustCheckView.Of(point)); }
        if (await RefuseAsync(request, point, db, actor, policy, ct) is { } refusal) { return new Refused(refusal); }

        if (point is null) { db.Add(point = PointRules.Make(pointId, request.Fields, grid, time.Now())); }
        else { PointRules.Write(point, request.Fields, grid, time.Now()); }
        db.Remember(actor.Key, request.ActId, hash, pointId, time);
        db.Leaf(AuditNote.By(actor, point.Version == 1 ? "rounds.point-made" : "rounds.point-changed", "must-check-point", pointId, grid.AreaPath, data: AuditData.Of(("version", point.Version))));
        await db.CommitAsync(ct);
        return TypedResults.Ok(MustCheckView.Of(point));
    }

    private static async Task<Refusal?> RefuseAsync(Request request, MustCheckPoint? point, DistrictDb db, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (point is null && request.BasedOn > 0) { return PointRules.Unknown; }
        if (point is not null)
        {
            // Where it stood too: nobody takes a point away from an area that is not his.
            if (policy.Check(actor, RoundsPermissions.KeepPoints, new Reach(point.AreaPath)) is { } elsewhere) { return elsewhere; }
            if (point.EndedAt is not null) { return PointRules.Ended; }
            if (point.Version != request.BasedOn) { return PointRules.Stale; }
        }

        var (code, id) = (request.Fields.Code, point?.Id);
        return await db.Set<MustCheckPoint>().AnyAsync(p => p.Code == code && p.Id != id, ct) ? PointRules.CodeTaken : null;
    }
}
