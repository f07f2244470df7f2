using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace Wangge.Kernel.Places;

/// <summary>Which polygons are neighbours: those that share a portion of an edge; a corner alone is not enough.</summary>
public static class SharedEdges
{
    /// <summary>For each polygon, in the order given, its neighbours' positions in ascending order.</summary>
    /// <param name="polygons">Polygons and multipolygons in WGS-84 degrees.</param>
    /// <param name="toleranceMetres">How far apart two edges may run and still be one, and the shortest shared portion that counts, for neighbours that do not share vertices.</param>
    public static IReadOnlyList<int>[] Neighbours(IReadOnlyList<Geometry> polygons, double toleranceMetres = 0.05)
    {
        var neighbours = new SortedSet<int>[polygons.Count];
        for (var i = 0; i < neighbours.Length; i++)
        {
            neighbours[i] = [];
        }

        foreach (var (a, b) in Pairs(polygons, toleranceMetres))
        {
            neighbours[a].Add(b);
            neighbours[b].Add(a);
        }

        return [.. neighbours.Select(set => (IReadOnlyList<int>)[.. set])];
    }

    private static IEnumerable<(int A, int B)> Pairs(IReadOnlyList<Geometry> polygons, double toleranceMetres)
    {
        var owners = new Dictionary<(double, double, double, double), List<int>>();
        for (var i = 0; i < polygons.Count; i++)
        {
            foreach (var edge in PolygonPart.Whole(i, polygons[i]).Edges)
            {
                var key = (edge.LowX, edge.LowY, edge.HighX, edge.HighY);
                if (owners.TryGetValue(key, out var list))
                {
                    list.Add(i);
                }
                else
                {
                    owners[key] = [i];
                }
            }
        }

        // Neighbours that share their vertices are found by equal edges; only the rest needs measuring.
        var alone = new List<Edge>();
        foreach (var ((ax, ay, bx, by), list) in owners)
        {
            if (list is [var only])
            {
                alone.Add(new Edge(only, ax, ay, bx, by));
            }

            for (var i = 1; i < list.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (list[i] != list[j])
                    {
                        yield return (list[i], list[j]);
                    }
                }
            }
        }

        foreach (var pair in Measured(alone, toleranceMetres))
        {
            yield return pair;
        }
    }

    private static IEnumerable<(int A, int B)> Measured(List<Edge> edges, double toleranceMetres)
    {
        if (edges.Count == 0)
        {
            yield break;
        }

        var tree = new STRtree<Edge>();
        foreach (var edge in edges)
        {
            tree.Insert(edge.Bounds, edge);
        }

        foreach (var edge in edges)
        {
            var plane = LocalPlane.Around(edge.Bounds);
            var near = edge.Bounds.Copy();
            near.ExpandBy(toleranceMetres / plane.MetresPerDegreeEast, toleranceMetres / plane.MetresPerDegreeNorth);
            foreach (var other in tree.Query(near))
            {
                if (other.Polygon < edge.Polygon && edge.SharedMetres(other, plane, toleranceMetres) > toleranceMetres)
                {
                    yield return (edge.Polygon, other.Polygon);
                }
            }
        }
    }

    private sealed record Edge(int Polygon, double Ax, double Ay, double Bx, double By)
    {
        public Envelope Bounds { get; } = new(Ax, Bx, Ay, By);

        /// <summary>How long both run side by side no farther apart than the tolerance, judged at both ends of the common stretch.</summary>
        public double SharedMetres(Edge other, LocalPlane plane, double toleranceMetres)
        {
            var (a, b) = (plane.ToMetres(new Coordinate(Ax, Ay)), plane.ToMetres(new Coordinate(Bx, By)));
            var (c, d) = (plane.ToMetres(new Coordinate(other.Ax, other.Ay)), plane.ToMetres(new Coordinate(other.Bx, other.By)));
            var length = a.Distance(b);
            if (length == 0)
            {
                return 0;
            }

            var (ux, uy) = ((b.X - a.X) / length, (b.Y - a.Y) / length);
            var (alongC, asideC) = Along(a, c, ux, uy);
            var (alongD, asideD) = Along(a, d, ux, uy);
            var from = Math.Max(0, Math.Min(alongC, alongD));
            var to = Math.Min(length, Math.Max(alongC, alongD));
            if (to <= from)
            {
                return 0;
            }

            double AsideAt(double along) => asideC + ((along - alongC) / (alongD - alongC) * (asideD - asideC));
            return Math.Max(Math.Abs(AsideAt(from)), Math.Abs(AsideAt(to))) <= toleranceMetres ? to - from : 0;
        }

        private static (double Along, double Aside) Along(Coordinate origin, Coordinate point, double ux, double uy)
        {
            var (x, y) = (point.X - origin.X, point.Y - origin.Y);
            return ((x * ux) + (y * uy), (y * ux) - (x * uy));
        }
    }
}
