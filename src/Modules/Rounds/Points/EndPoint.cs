namespace Wangge.Rounds.Points;

/// <summary>Ends a must-check point: rounds made from now on do not ask for it. Its results stay; a repeat changes nothing.</summary>
internal static class EndPoint
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/rounds/points/{pointId:guid}/end", Handle)
        .RequirePermission(RoundsPermissions.KeepPoints)
        .WithName("EndMustCheckPoint");

    private static async Task<Results<Ok<MustCheckView>, Refused>> Handle(Guid pointId, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<MustCheckPoint>().FirstOrDefaultAsync(p => p.Id == pointId, ct) is not { } point) { return new Refused(PointRules.Unknown); }
        if (policy.Check(actor, RoundsPermissions.KeepPoints, new Reach(point.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (point.EndedAt is null)
        {
            point.EndedAt = time.Now();
            point.Version++;
            db.Leaf(AuditNote.By(actor, "rounds.point-ended", "must-check-point", pointId, point.AreaPath));
            await db.CommitAsync(ct);
        }

        return TypedResults.Ok(MustCheckView.Of(point));
    }
}
