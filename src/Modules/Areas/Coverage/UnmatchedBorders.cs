using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace Wangge.Areas.Coverage;

/// <summary>The borders of a set of polygons that no other polygon, nor the outline of them all, runs along the other way.</summary>
/// <remarks>
/// With every ring turned so that its inside is left, the directed edges of all polygons less those of the outline bound the function "how many
/// polygons lie here, less one inside the outline". Where edges cancel the function has no step, so it is constant on each patch of
/// those that remain; faults are the patches where it is not zero.
/// </remarks>
internal static class UnmatchedBorders
{
    /// <summary>The patches between the borders left, wider than the lattice; metres.</summary>
    /// <param name="latticeMetres">Coordinates are rounded to this, so that finer differences vanish.</param>
    public static IReadOnlyList<Polygon> Patches(IReadOnlyList<Geometry> polygons, Geometry? outline, double latticeMetres)
    {
        var balance = new Dictionary<Border, int>();
        foreach (var polygon in polygons)
        {
            Count(balance, polygon, 1, latticeMetres);
        }

        if (outline is not null)
        {
            Count(balance, outline, -1, latticeMetres);
        }

        var left = balance
            .Where(b => b.Value != 0)
            .Select(b => (ISegmentString)new NodedSegmentString(b.Key.ToMetres(latticeMetres), null))
            .ToList();
        if (left.Count == 0)
        {
            return [];
        }

        var noder = new SnapRoundingNoder(new PrecisionModel(1 / latticeMetres));
        noder.ComputeNodes(left);
        var polygonizer = new Polygonizer();
        var known = new HashSet<(Coordinate, Coordinate)>();
        foreach (var piece in noder.GetNodedSubstrings())
        {
            for (var i = 1; i < piece.Coordinates.Length; i++)
            {
                var (a, b) = (piece.Coordinates[i - 1], piece.Coordinates[i]);
                if (!a.Equals2D(b) && known.Add(a.CompareTo(b) < 0 ? (a, b) : (b, a)))
                {
                    polygonizer.Add(GeometryFactory.Default.CreateLineString([a, b]));
                }
            }
        }

        return [.. polygonizer.GetPolygons().Cast<Polygon>().Where(p => p.Area > latticeMetres * p.Length)];
    }

    private static void Count(Dictionary<Border, int> balance, Geometry geometry, int weight, double lattice)
    {
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var polygon = (Polygon)geometry.GetGeometryN(i);
            Count(balance, polygon.ExteriorRing, weight, lattice);
            foreach (var hole in polygon.InteriorRings)
            {
                Count(balance, hole, -weight, lattice);
            }
        }
    }

    private static void Count(Dictionary<Border, int> balance, LineString ring, int weight, double lattice)
    {
        if (ring.IsEmpty)
        {
            return;
        }

        var points = ring.CoordinateSequence;
        var turn = Orientation.IsCCW(points) ? weight : -weight;
        var (x, y) = (Round(points.GetX(0), lattice), Round(points.GetY(0), lattice));
        for (var i = 1; i < points.Count; i++)
        {
            var (nextX, nextY) = (Round(points.GetX(i), lattice), Round(points.GetY(i), lattice));
            if ((x, y) != (nextX, nextY))
            {
                var isForward = x < nextX || (x == nextX && y < nextY);
                var border = isForward ? new Border(x, y, nextX, nextY) : new Border(nextX, nextY, x, y);
                balance[border] = balance.GetValueOrDefault(border) + (isForward ? turn : -turn);
            }

            (x, y) = (nextX, nextY);
        }
    }

    private static long Round(double metres, double lattice) => (long)Math.Round(metres / lattice);

    private readonly record struct Border(long Ax, long Ay, long Bx, long By)
    {
        public Coordinate[] ToMetres(double lattice) => [new(Ax * lattice, Ay * lattice), new(Bx * lattice, By * lattice)];
    }
}
