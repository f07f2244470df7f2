using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace Wangge.Areas.Coverage;

/// <summary>Cells on the plane, in metres, found by place.</summary>
internal sealed class Ground
{
    private readonly STRtree<CoverageCell> _tree = new();

    public Ground(IEnumerable<CoverageCell> cells)
    {
        foreach (var cell in cells)
        {
            _tree.Insert(cell.Outline.EnvelopeInternal, cell);
        }
    }

    public static bool Holds(Geometry outline, Coordinate point) => SimplePointInAreaLocator.Locate(point, outline) != Location.Exterior;

    public static Geometry Common(Geometry a, Geometry b) => OverlayNGRobust.Overlay(a, b, SpatialFunction.Intersection);

    public static Geometry Cut(Geometry a, Geometry b) => OverlayNGRobust.Overlay(a, b, SpatialFunction.Difference);

    /// <summary>In how many cells a point lies.</summary>
    public int CountAt(Coordinate point) => At(point).Count();

    /// <summary>The cells at a point; on a border those on both sides.</summary>
    public IEnumerable<CoverageCell> At(Coordinate point) => _tree.Query(new Envelope(point)).Where(c => Holds(c.Outline, point));

    /// <summary>What of a patch lies in each cell, by the cells' codes.</summary>
    public IReadOnlyList<(CoverageCell Cell, Geometry Part)> PartsOf(Polygon patch) =>
    [
        .. _tree.Query(patch.EnvelopeInternal)
            .OrderBy(c => c.Code, StringComparer.Ordinal)
            .Select(c => (c, Common(patch, c.Outline)))
            .Where(p => p.Item2.Area > 0),
    ];
}
