using Wangge.Contracts.Areas;
using Wangge.Contracts.Identity;
using Wangge.Kernel.Http;
using Wangge.Kernel.Places;
using Wangge.Kernel.Repeats;

namespace Wangge.Dispatch.Units;

/// <summary>Makes a unit or changes it whole: name, way of moving, area, skills, crew, shift, post.</summary>
/// <remarks>A new one has no <c>version</c>; a change names the one that was edited. Refuses with <c>dispatch.unit.*</c>, <c>areas.unknown-place</c>.</remarks>
internal static class PutUnit
{
    private static readonly Refusal UnknownPlace = new("areas.unknown-place", RefusalKind.NotFound);

    /// <param name="Code">Unique in the district; never changes.</param>
    /// <param name="Kind"><c>foot</c>, <c>car</c> or <c>motorcycle</c>.</param>
    /// <param name="CrewIds">Accounts; each belongs to one unit at most.</param>
    /// <param name="Version">Of the copy that was edited; null for a new unit.</param>
    public sealed record Request(
        [Required, MaxLength(20)] string Code, [Required, MinLength(1), MaxLength(80)] string Name, [Required, MaxLength(20)] string Kind, [Required, MaxLength(200)] string AreaPath,
        [MaxLength(PatrolUnit.MostSkills)] IReadOnlyList<string>? Skills = null, [MaxLength(PatrolUnit.MostCrew)] IReadOnlyList<Guid>? CrewIds = null,
        TimeOnly? ShiftFrom = null, TimeOnly? ShiftTo = null, double? PostLongitude = null, double? PostLatitude = null, int? Version = null);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/dispatch/units/{unitId:guid}", Handle)
        .RequirePermission(DispatchPermissions.EditUnits)
        .WithName(nameof(PutUnit));

    private static async Task<Results<Ok<PatrolUnitView>, Refused>> Handle(
        Guid unitId, Request request, DistrictDb db, UnitRoster roster, RosterShelf shelf, IAreaLookup areas, IAccounts accounts, Actor actor, AccessPolicy policy, CancellationToken ct)
    {
        if (unitId.Version != 7) { return new Refused(RepeatedWrites.BadId); }
        if (!IsFit(request)) { return new Refused(UnitRefusals.BadFields); }
        if (await areas.FindAreaAsync(request.AreaPath) is null) { return new Refused(UnknownPlace); }
        if (policy.Check(actor, DispatchPermissions.EditUnits, new Reach(request.AreaPath)) is { } refusal) { return new Refused(refusal); }

        var unit = await db.Set<PatrolUnit>().FirstOrDefaultAsync(u => u.Id == unitId, ct);
        if (unit is not null && policy.Check(actor, DispatchPermissions.EditUnits, new Reach(unit.AreaPath)) is { } elsewhere) { return new Refused(elsewhere); }
        if (unit is not null && IsSame(unit, request)) { return TypedResults.Ok(await ViewAsync(unit, accounts, ct)); }
        if (unit?.EndedAt is not null) { return new Refused(UnitRefusals.Ended); }
        if (unit?.Version != request.Version) { return new Refused(UnitRefusals.Stale); }
        if (await CrewRefusalAsync(unitId, request, roster, accounts, ct) is { } crew) { return new Refused(crew); }

        var isNew = unit is null;
        if (isNew && await db.Set<PatrolUnit>().AnyAsync(u => u.Code == request.Code, ct)) { return new Refused(UnitRefusals.CodeTaken); }
        unit ??= new PatrolUnit { Id = unitId, Code = request.Code, Name = "", Kind = UnitKind.Foot, AreaPath = "" };
        Fill(unit, request);
        unit.Version++;
        if (isNew) { db.Add(unit); }
        db.Leaf(AuditNote.By(
            actor, isNew ? "dispatch.unit-made" : "dispatch.unit-changed", "patrol-unit", unitId, unit.AreaPath, data: AuditData.Of(("version", unit.Version), ("crew", unit.CrewIds))));
        await db.CommitAsync(ct);
        shelf.Forget(db.District.Code);
        return TypedResults.Ok(await ViewAsync(unit, accounts, ct));
    }

    private static async Task<Refusal?> CrewRefusalAsync(Guid unitId, Request request, UnitRoster roster, IAccounts accounts, CancellationToken ct)
    {
        foreach (var account in request.CrewIds ?? [])
        {
            if (!await accounts.IsActiveAsync(account, ct)) { return UnitRefusals.UnknownCrew; }
            if (await roster.FindUnitOfAsync(account, ct) is { } other && other != unitId) { return UnitRefusals.CrewElsewhere; }
        }

        return null;
    }

    private static bool IsFit(Request r) =>
        WireName.Find<UnitKind>(r.Kind) is not null
        && r.Code.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
        && (r.Skills ?? []).All(s => s.Length is > 0 and <= 40 && s.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        && (r.CrewIds ?? []).Distinct().Count() == (r.CrewIds ?? []).Count
        && r.ShiftFrom is null == r.ShiftTo is null
        && r.PostLongitude is null == r.PostLatitude is null
        && (r.PostLongitude is not { } longitude || (longitude is >= -180 and <= 180 && r.PostLatitude is >= -90 and <= 90));

    private static bool IsSame(PatrolUnit u, Request r) =>
        u.Code == r.Code && u.Name == r.Name && u.Kind == WireName.Find<UnitKind>(r.Kind) && u.AreaPath == r.AreaPath && u.Skills.SequenceEqual(r.Skills ?? [])
        && u.CrewIds.SequenceEqual(r.CrewIds ?? []) && u.ShiftFrom == r.ShiftFrom && u.ShiftTo == r.ShiftTo && u.PostLongitude == r.PostLongitude && u.PostLatitude == r.PostLatitude;

    private static void Fill(PatrolUnit u, Request r)
    {
        (u.Name, u.Kind, u.AreaPath) = (r.Name.Trim(), WireName.Find<UnitKind>(r.Kind)!.Value, r.AreaPath);
        (u.Skills, u.CrewIds) = (r.Skills ?? [], r.CrewIds ?? []);
        (u.ShiftFrom, u.ShiftTo) = (r.ShiftFrom, r.ShiftTo);
        (u.PostLongitude, u.PostLatitude) = (r.PostLongitude, r.PostLatitude);
    }

    private static async Task<PatrolUnitView> ViewAsync(PatrolUnit unit, IAccounts accounts, CancellationToken ct) =>
        PatrolUnitView.Of(unit, null, null, await accounts.ListNamesAsync([.. unit.CrewIds], ct));
}
