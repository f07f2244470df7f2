using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Areas.Http;
using Wangge.Areas.Looking;

namespace Wangge.Areas.Coverage;

/// <summary>What must be covered by what in a district: basic grids cover their communities, and communities the district.</summary>
internal sealed class CoveragePlan
{
    private const string NoParent = "/";

    private CoveragePlan(IReadOnlyList<Layer> layers, int cells, int cellsWithoutEdge) =>
        (Layers, Cells, CellsWithoutEdge) = (layers, cells, cellsWithoutEdge);

    public IReadOnlyList<Layer> Layers { get; }

    public int Cells { get; }

    public int CellsWithoutEdge { get; }

    public int Parents => Layers.Sum(l => l.Parents.Count);

    /// <param name="areas">All that stand. Where no division has an edge, the ground that the grids enclose together must be theirs without a hole.</param>
    public static CoveragePlan Of(IReadOnlyList<Area> areas)
    {
        var drawn = areas.Where(a => a.Edge is not null).ToDictionary(a => a.AreaPath, StringComparer.Ordinal);
        var basic = areas.Where(a => a.Level == AreaLevel.Basic).ToList();
        var cells = basic
            .Where(a => a.Edge is not null)
            .Select(a => new CoverageCell(a.AreaPath, NearestAbove(a.AreaPath, drawn, IsDivision) ?? NoParent, Shapes.Read(a.Edge!)))
            .ToList();
        // The lowest divisions that have an edge: whether grids stand in them or not, they are to be covered.
        var divisions = drawn.Values.Where(a => IsDivision(a.Level)).ToList();
        var parents = divisions.Where(a => a.Level is AreaLevel.Community or AreaLevel.Village || cells.Exists(c => c.ParentCode == a.AreaPath)).ToList();
        var layers = new List<Layer>();
        if (parents.Count > 0)
        {
            layers.Add(new Layer([.. parents.Select(AsParent)], cells));
        }
        else if (cells.Count > 0)
        {
            layers.Add(new Layer([new CoverageParent(NoParent, GroundOf(cells))], cells));
        }

        var above = parents
            .Select(p => (Parent: p, Above: NearestAbove(p.AreaPath, drawn, level => level == AreaLevel.District)))
            .Where(p => p.Above is not null)
            .ToList();
        if (above.Count > 0)
        {
            layers.Add(new Layer(
                [.. above.Select(p => p.Above!).Distinct().Select(path => AsParent(drawn[path]))],
                [.. above.Select(p => new CoverageCell(p.Parent.AreaPath, p.Above!, Shapes.Read(p.Parent.Edge!)))]));
        }

        return new CoveragePlan(layers, cells.Count, basic.Count - cells.Count);
    }

    /// <summary>All faults, the largest first.</summary>
    /// <param name="toleranceMetres">See <see cref="CoverageCheck.Run"/>.</param>
    public IReadOnlyList<CoverageFault> ListFaults(double toleranceMetres) =>
        [.. Layers.SelectMany(layer => CoverageCheck.Run(layer.Parents, layer.Cells, toleranceMetres)).OrderByDescending(f => f.AreaSquareMetres)];

    private static CoverageParent AsParent(Area area) => new(area.AreaPath, Shapes.Read(area.Edge!));

    private static bool IsDivision(string level) => level is not (AreaLevel.Grid or AreaLevel.Basic);

    private static string? NearestAbove(string path, Dictionary<string, Area> drawn, Func<string, bool> isWanted)
    {
        for (var at = AreaRules.ParentOf(path); at.Length > 1; at = AreaRules.ParentOf(at))
        {
            if (drawn.TryGetValue(at, out var area) && isWanted(area.Level)) { return at; }
        }

        return null;
    }

    private static Geometry GroundOf(IEnumerable<CoverageCell> cells)
    {
        var union = OverlayNGRobust.Union(cells.Select(c => c.Outline));
        var parts = NetTopologySuite.Geometries.Utilities.PolygonExtracter.GetPolygons(union).Cast<Polygon>();
        return OverlayNGRobust.Union(parts.Select(p => (Geometry)p.Factory.CreatePolygon(p.Shell)));
    }

    /// <param name="Parents">Do not overlap, as a rule; where they do, the check says so.</param>
    internal sealed record Layer(IReadOnlyList<CoverageParent> Parents, IReadOnlyList<CoverageCell> Cells);
}
