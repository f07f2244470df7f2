using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using Wangge.Kernel.Places;

namespace Wangge.Areas.Coverage;

/// <summary>Gathers what is wrong, joins what belongs together and leaves out what is narrower than the tolerance.</summary>
internal sealed class FaultPieces(LocalPlane plane, double toleranceMetres)
{
    private readonly Dictionary<(CoverageFaultKind Kind, string? Parent, string? CellA, string? CellB), List<Polygon>> _pieces = [];
    private readonly Dictionary<string, Ground> _grounds = [];

    /// <summary>Far finer than the tolerance: a millimetre as a rule.</summary>
    public double LatticeMetres { get; } = Math.Min(0.001, toleranceMetres / 20);

    public void Add(CoverageFaultKind kind, Geometry pieces, string? parent, string? cellA, string? cellB)
    {
        var key = (kind, parent, cellA, cellB);
        if (!_pieces.TryGetValue(key, out var list))
        {
            _pieces[key] = list = [];
        }

        list.AddRange(PolygonExtracter.GetPolygons(pieces).Cast<Polygon>().Where(p => p.Area > 0));
    }

    /// <summary>A gap's neighbours are only found once its pieces are joined.</summary>
    public void AddGap(Polygon piece, string parent, Ground ground)
    {
        _grounds[parent] = ground;
        Add(CoverageFaultKind.Gap, piece, parent, null, null);
    }

    public IReadOnlyList<CoverageFault> List()
    {
        var faults = new List<CoverageFault>();
        foreach (var ((kind, parent, cellA, cellB), list) in _pieces)
        {
            foreach (var piece in Join(list).Where(HoldsDisc))
            {
                var (a, b) = kind == CoverageFaultKind.Gap ? Beside(piece, _grounds[parent!]) : (cellA, cellB);
                var inDegrees = (Polygon)plane.ToDegrees(piece);
                faults.Add(new CoverageFault(kind, inDegrees, EllipsoidArea.SquareMetres(inDegrees), parent, a, b));
            }
        }

        return [.. faults.OrderByDescending(f => f.AreaSquareMetres)];
    }

    private static IEnumerable<Polygon> Join(List<Polygon> pieces) => pieces.Count == 1
        ? pieces
        : PolygonExtracter.GetPolygons(OverlayNGRobust.Union((IEnumerable<Geometry>)pieces)).Cast<Polygon>();

    private bool HoldsDisc(Polygon piece)
    {
        var radius = toleranceMetres / 2;
        var (area, length) = (piece.Area, piece.Length);

        // The largest disc's radius is never below area ÷ perimeter, and its own area never above the piece's.
        return area >= Math.PI * radius * radius && (area >= radius * length || !piece.Buffer(-radius).IsEmpty);
    }

    private (string? A, string? B) Beside(Polygon gap, Ground ground)
    {
        var metres = new Dictionary<string, double>(StringComparer.Ordinal);
        var outward = 3 * LatticeMetres;
        foreach (var ring in gap.InteriorRings.Prepend(gap.ExteriorRing))
        {
            for (var i = 1; i < ring.NumPoints; i++)
            {
                var (a, b) = (ring.GetCoordinateN(i - 1), ring.GetCoordinateN(i));
                var length = a.Distance(b);
                var (dx, dy) = ((b.Y - a.Y) / length * outward, (a.X - b.X) / length * outward);
                foreach (var side in (double[])[1, -1])
                {
                    var point = new Coordinate(((a.X + b.X) / 2) + (side * dx), ((a.Y + b.Y) / 2) + (side * dy));
                    foreach (var cell in ground.At(point))
                    {
                        metres[cell.Code] = metres.GetValueOrDefault(cell.Code) + length;
                    }
                }
            }
        }

        var codes = metres.OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Select(m => m.Key).ToList();
        return (codes.ElementAtOrDefault(0), codes.ElementAtOrDefault(1));
    }
}
