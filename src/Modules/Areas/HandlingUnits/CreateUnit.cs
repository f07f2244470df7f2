using Wangge.Areas.Http;
using Wangge.Areas.Looking;
using Wangge.Kernel.Repeats;

namespace Wangge.Areas.HandlingUnits;

/// <summary>Makes a unit that handles cases.</summary>
/// <remarks>Refuses with <c>areas.unit.*</c>, <c>areas.code-unfit</c>, <c>areas.unknown-place</c>.</remarks>
internal static class CreateUnit
{
    /// <param name="UnitId">Made by the client (UUIDv7); a repeat answers as the first did.</param>
    /// <param name="Code">Unique in the district.</param>
    public sealed record Request(Guid UnitId, [Required] string Code, [Required] UnitFields Fields);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/units", Handle)
        .RequirePermission(AreaPermissions.Edit)
        .WithName(nameof(CreateUnit));

    private static async Task<Results<Ok<UnitView>, Refused>> Handle(
        Request request, HttpContext http, DistrictDb db, AreaLookup lookup, Actor actor, AccessPolicy policy, TimeProvider time, CancellationToken ct)
    {
        var hash = RepeatedWrites.HashOf(request);
        var earlier = await db.FindEarlierAsync(actor.Key, request.UnitId, hash, ct);
        if (earlier.Refusal is { } reused) { return new Refused(reused); }
        if (earlier.OutcomeId is not null && await db.Set<Unit>().AsNoTracking().FirstOrDefaultAsync(u => u.Id == request.UnitId, ct) is { } made) { return Tell(http, made); }
        if (await db.Set<Unit>().AnyAsync(u => u.Id == request.UnitId, ct)) { return new Refused(RepeatedWrites.IdReused); }

        var fields = request.Fields;
        if (!AreaRules.IsCode(request.Code)) { return new Refused(AreaRefusals.CodeUnfit); }
        if (policy.Check(actor, AreaPermissions.Edit, new Reach(fields.AreaPath)) is { } refusal) { return new Refused(refusal); }
        if (await lookup.FindAreaAsync(fields.AreaPath) is null) { return new Refused(AreaRefusals.UnknownPlace); }
        if (await db.Set<Unit>().AnyAsync(u => u.Code == request.Code, ct)) { return new Refused(UnitRefusals.CodeTaken); }

        var unit = new Unit { Id = request.UnitId, Code = request.Code, Name = fields.Name, AreaPath = fields.AreaPath };
        db.Add(unit);
        db.Remember(actor.Key, request.UnitId, hash, unit.Id, time);
        db.Leaf(AuditNote.By(actor, "areas.unit-made", "unit", unit.Id, unit.AreaPath));
        await db.CommitAsync(ct);
        return Tell(http, unit);
    }

    private static Ok<UnitView> Tell(HttpContext http, Unit unit)
    {
        VersionTag.Tell(http, unit.Version);
        return TypedResults.Ok(UnitView.Of(unit));
    }
}
