using Wangge.Areas.Http;

namespace Wangge.Areas.HandlingUnits;

/// <summary>One unit, ended ones too.</summary>
internal static class GetUnit
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/units/{unitId:guid}", Handle)
        .RequirePermission(AreaPermissions.Read)
        .WithName(nameof(GetUnit));

    private static async Task<Results<Ok<UnitView>, Refused>> Handle(Guid unitId, HttpContext http, DistrictDb db, CancellationToken ct)
    {
        if (await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == unitId, ct) is not { } unit) { return new Refused(UnitRefusals.Unknown); }
        VersionTag.Tell(http, unit.Version);
        return TypedResults.Ok(UnitView.Of(unit));
    }
}
