using Wangge.Areas.Http;

namespace Wangge.Areas.HandlingUnits;

/// <summary>Ends a unit; its row stays as history. A repeat answers as the first did.</summary>
internal static class EndUnit
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/units/{unitId:guid}/end", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(EndUnit));

    private static async Task<Results<Ok<UnitView>, Refused>> Handle(Guid unitId, HttpContext http, DistrictDb db, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<Unit>().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        if (policy.Check(actor, AreaPermissions.Edit, new Reach(unit.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (unit.EndedAt is null)
        {
            if (VersionTag.Check(http.Request, unit.Version) is { } stale) { return new Refused(stale); }
            unit.EndedAt = time.Now();
            unit.Version++;
            db.Leaf(AuditNote.By(actor, "areas.unit-ended", "unit", unitId, unit.AreaPath));
            await db.CommitAsync(ct);
        }

        VersionTag.Tell(http, unit.Version);
        return TypedResults.Ok(UnitView.Of(unit));
    }
}
