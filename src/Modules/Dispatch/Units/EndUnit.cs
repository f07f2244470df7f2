using Wangge.Contracts.Dispatch;

namespace Wangge.Dispatch.Units;

/// <summary>Ends a unit; its row stays as history. A repeat answers as the first did.</summary>
internal static class EndUnit
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/dispatch/units/{unitId:guid}/end", Handle)
        .RequirePermission(DispatchPermissions.EditUnits)
        .WithName("EndPatrolUnit");

    private static async Task<Results<NoContent, Refused>> Handle(
        Guid unitId, DistrictDb db, RosterShelf shelf, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        if (await db.Set<PatrolUnit>().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        if (policy.Check(actor, DispatchPermissions.EditUnits, new Reach(unit.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (unit.EndedAt is not null) { return TypedResults.NoContent(); }
        var wasOff = unit.State == UnitState.Off;
        if (unit.Say(UnitState.Off, time.Now()) is { } atWork) { return new Refused(atWork); }
        if (!wasOff) { db.Announce(new UnitStateChanged(unitId, unit.State.Wire(), unit.AreaPath)); }
        (unit.EndedAt, unit.CrewIds) = (time.Now(), []);
        unit.Version++;
        db.Leaf(AuditNote.By(actor, "dispatch.unit-ended", "patrol-unit", unitId, unit.AreaPath));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return TypedResults.NoContent();
    }
}
