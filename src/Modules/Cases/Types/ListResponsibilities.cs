using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Cases.Types;

/// <summary>Who answers for what where, by type and area; at most 5,000.</summary>
internal static class ListResponsibilities
{
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/responsibilities", Handle)
        .RequirePermission(CasePermissions.ReadSettings)
        .WithName(nameof(ListResponsibilities));

    /// <param name="type">A key, a class as <c>class:06</c>, or <c>*</c>.</param>
    /// <param name="area">Below this area.</param>
    private static async Task<Ok<IReadOnlyList<ResponsibilityView>>> Handle(
        DistrictDb db, IAreaLookup areas, IUnits units, CancellationToken ct, [MaxLength(80)] string? type = null, [MaxLength(200)] string? area = null, Guid? unit = null)
    {
        var rows = await db.Set<Responsibility>().AsNoTracking()
            .Where(r => type == null || r.TypePattern == type)
            .Where(r => area == null || r.AreaPath.StartsWith(area))
            .Where(r => unit == null || r.UnitId == unit)
            .OrderBy(r => r.TypePattern).ThenBy(r => r.AreaPath).Take(5000).ToListAsync(ct);
        var byId = (await units.ListAsync(ct)).ToDictionary(u => u.UnitId);
        var views = new List<ResponsibilityView>(rows.Count);
        foreach (var row in rows) { views.Add(await ResponsibilityView.OfAsync(row, areas, byId)); }
        return TypedResults.Ok<IReadOnlyList<ResponsibilityView>>(views);
    }
}
