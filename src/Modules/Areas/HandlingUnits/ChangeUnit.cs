using Wangge.Areas.Http;
using Wangge.Areas.Looking;

namespace Wangge.Areas.HandlingUnits;

/// <summary>Changes a unit, where <c>If-Match</c> names the copy that was edited.</summary>
internal static class ChangeUnit
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/units/{unitId:guid}", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(ChangeUnit));

    private static async Task<Results<Ok<UnitView>, Refused>> Handle(
        Guid unitId, UnitFields fields, HttpContext http, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (await db.Set<Unit>().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        // Where it was and where it will be: nobody gives a unit away to what he does not keep.
        foreach (var path in (string[])[unit.AreaPath, fields.AreaPath])
        {
            if (policy.Check(actor, AreaPermissions.Edit, new Reach(path)) is { } refusal) { return new Refused(refusal); }
        }

        if (unit.EndedAt is not null) { return new Refused(UnitRefusals.Ended); }
        if (VersionTag.Check(http.Request, unit.Version) is { } stale) { return new Refused(stale); }
        if (await lookup.FindAreaAsync(fields.AreaPath) is null) { return new Refused(AreaRefusals.UnknownPlace); }

        (unit.Name, unit.AreaPath) = (fields.Name, fields.AreaPath);
        unit.Version++;
        db.Leaf(AuditNote.By(actor, "areas.unit-changed", "unit", unitId, unit.AreaPath, data: AuditData.Of(("version", unit.Version))));
        await db.CommitAsync(ct);
        VersionTag.Tell(http, unit.Version);
        return TypedResults.Ok(UnitView.Of(unit));
    }
}
