using System.Text.Json;
using Wangge.Areas.Http;

namespace Wangge.Areas.Coverage;

/// <summary>Looks over the whole district for gaps, overlaps and grids that leave their community, and gives the offending pieces for the map.</summary>
/// <remarks>Refuses with <c>areas.coverage.tolerance</c>.</remarks>
internal static class CheckCoverage
{
    private const int MostPieces = 1000;
    private static readonly Refusal ToleranceUnfit = new("areas.coverage.tolerance", RefusalKind.Invalid, "0.01 to 100 metres.");

    /// <param name="Type">Always <c>FeatureCollection</c>.</param>
    /// <param name="Features">The 1,000 largest pieces, the largest first; properties <c>kind</c>, <c>area_m2</c>, <c>parent</c>, <c>cell_a</c>, <c>cell_b</c>: areas by their paths.</param>
    public sealed record Response(string Type, JsonElement Features, Summary Summary);

    /// <param name="IsComplete">Nothing is wrong.</param>
    /// <param name="Cells">Basic grids that have an edge.</param>
    /// <param name="CellsWithoutEdge">Basic grids that have none: they cover nothing.</param>
    /// <param name="Parents">Areas that the grids must cover.</param>
    public sealed record Summary(
        bool IsComplete, int Cells, int CellsWithoutEdge, int Parents, int Gaps, double GapSquareMetres, int Overlaps, double OverlapSquareMetres, int Outside, double OutsideSquareMetres);

    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/coverage", Handle)
        .RequirePermission(AreaPermissions.CheckCoverage)
        .WithName(nameof(CheckCoverage));

    /// <param name="toleranceMetres">A piece is told when a disc of this diameter fits into it; 0.01–100, default 1.</param>
    private static async Task<Results<Ok<Response>, Refused>> Handle(double? toleranceMetres, DistrictDb db, CancellationToken ct)
    {
        var tolerance = toleranceMetres ?? 1;
        if (tolerance is not (>= 0.01 and <= 100)) { return new Refused(ToleranceUnfit); }

        var areas = await db.Set<Area>().AsNoTracking().Where(a => a.EndedAt == null).OrderBy(a => a.AreaPath).ToListAsync(ct);
        var plan = CoveragePlan.Of(areas);
        var faults = plan.ListFaults(tolerance);
        var kinds = faults.ToLookup(f => f.Kind);
        return TypedResults.Ok(new Response(
            "FeatureCollection",
            Shapes.ToFeatures(faults.Take(MostPieces).Select((fault, i) => fault.ToFeature(i + 1))),
            new Summary(
                faults.Count == 0 && plan.CellsWithoutEdge == 0, plan.Cells, plan.CellsWithoutEdge, plan.Parents,
                kinds[CoverageFaultKind.Gap].Count(), AreaOf(CoverageFaultKind.Gap), kinds[CoverageFaultKind.Overlap].Count(), AreaOf(CoverageFaultKind.Overlap),
                kinds[CoverageFaultKind.Outside].Count(), AreaOf(CoverageFaultKind.Outside))));

        double AreaOf(CoverageFaultKind kind) => Math.Round(kinds[kind].Sum(f => f.AreaSquareMetres), 1);
    }
}
