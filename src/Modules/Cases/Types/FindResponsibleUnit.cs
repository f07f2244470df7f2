using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Acting;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Access;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Which unit answers for a type in an area, or for a case, and why that one. A suggestion: a person dispatches.</summary>
internal static class FindResponsibleUnit
{
    /// <param name="UnitId">Null where nobody was named, or the unit has ended.</param>
    /// <param name="Why"><c>type</c>, <c>class</c> or <c>everything</c>: what of the type the responsibility names; <c>same-unit</c>: reopened, it goes back to who had it; <c>nobody-named</c>; <c>unit-ended</c>.</param>
    /// <param name="ResponsibilityId">The row that says so, or null.</param>
    /// <param name="NamedFor">What it names, such as <c>class:06</c>.</param>
    /// <param name="NamedIn">Path of the area that it is named in.</param>
    public sealed record Response(Guid? UnitId, string? Unit, string Why, Guid? ResponsibilityId, string? NamedFor, string? NamedIn, string? Area);

    internal static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/types/{key}/unit", ForTypeAsync).RequirePermission(CasePermissions.ReadSettings).WithName(nameof(FindResponsibleUnit));
        api.MapGet("/cases/{caseId:guid}/suggested-unit", ForCaseAsync).RequirePermission(CasePermissions.Read).WithName("SuggestUnit");
    }

    private static async Task<Results<Ok<Response>, Refused>> ForTypeAsync(
        string key, [Required, MaxLength(200)] string area, CaseTypes types, IAreaLookup areas, IUnits units, CancellationToken ct) =>
        (await types.BookAsync()).Find(key) is { } type
            ? TypedResults.Ok(await FindAsync(type, area, types, areas, units, ct))
            : new Refused(ShowType.Unknown);

    private static async Task<Results<Ok<Response>, Refused>> ForCaseAsync(
        Guid caseId, DistrictDb db, AccessPolicy policy, Actor actor, CaseTypes types, IAreaLookup areas, IUnits units, CancellationToken ct)
    {
        if (await db.Set<Case>().AsNoTracking().FirstOrDefaultAsync(c => c.Id == caseId, ct) is not { } matter) { return new Refused(CaseActs.UnknownCase); }
        if (policy.Check(actor, CasePermissions.Read, CaseActs.ReachOf(matter)) is { } refusal) { return new Refused(refusal); }
        if (matter.ReopenedForUnitId is { } same && await units.FindAsync(same, ct) is { } back)
        {
            return TypedResults.Ok(new Response(back.UnitId, back.Name, "same-unit", null, null, null, null));
        }

        return (await types.BookAsync()).Find(matter.TypeId) is { } type
            ? TypedResults.Ok(await FindAsync(type, matter.AreaPath, types, areas, units, ct))
            : new Refused(ShowType.Unknown);
    }

    private static async Task<Response> FindAsync(CaseType type, string areaPath, CaseTypes types, IAreaLookup areas, IUnits units, CancellationToken ct)
    {
        if ((await types.BookAsync()).FindResponsibility(type, areaPath) is not { } row) { return new Response(null, null, "nobody-named", null, null, null, null); }

        var unit = await units.FindAsync(row.UnitId, ct);
        var why = unit is null ? "unit-ended"
            : row.TypePattern == TypePattern.Everything ? "everything"
            : row.TypePattern.StartsWith(TypePattern.ClassPrefix, StringComparison.Ordinal) ? "class"
            : "type";
        return new Response(unit?.UnitId, unit?.Name, why, row.Id, row.TypePattern, row.AreaPath, (await areas.FindAreaAsync(row.AreaPath))?.Name);
    }
}
