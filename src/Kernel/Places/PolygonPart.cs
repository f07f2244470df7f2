using NetTopologySuite.Geometries;

namespace Wangge.Kernel.Places;

/// <summary>A polygon as one cell of a grid being built sees it: the edges that touch the cell, and which side the rest makes it.</summary>
/// <param name="SampleInside">Whether the polygon holds the cell's centre; tells complements apart.</param>
internal sealed record PolygonPart(int Polygon, CellEdge[] Edges, bool InsideWithoutEdges, bool SampleInside)
{
    /// <summary>All edges of a polygon or multipolygon.</summary>
    public static PolygonPart Whole(int polygon, Geometry geometry)
    {
        if (geometry is not IPolygonal)
        {
            throw new ArgumentException($"Geometry {polygon} is a {geometry.GeometryType}, not a polygon.", nameof(geometry));
        }

        var edges = new List<CellEdge>(geometry.NumPoints);
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            var one = (Polygon)geometry.GetGeometryN(i);
            AddRing(edges, one.ExteriorRing, polygon);
            foreach (var hole in one.InteriorRings)
            {
                AddRing(edges, hole, polygon);
            }
        }

        // One order for all polygons, which every cell's share keeps, so that neighbours' shares can be compared.
        edges.Sort();
        return new PolygonPart(polygon, [.. edges], InsideWithoutEdges: false, SampleInside: false);
    }

    /// <summary>Whether, within the cell, this polygon is exactly what the other leaves free: same edges, other side.</summary>
    public bool IsRestOf(PolygonPart other) => SampleInside != other.SampleInside && Edges.AsSpan().SequenceEqual(other.Edges);

    private static void AddRing(List<CellEdge> edges, LineString ring, int polygon)
    {
        var points = ring.CoordinateSequence;
        for (var i = 1; i < points.Count; i++)
        {
            var (ax, ay, bx, by) = (points.GetX(i - 1), points.GetY(i - 1), points.GetX(i), points.GetY(i));
            if (!double.IsFinite(ax + ay + bx + by))
            {
                throw new ArgumentException($"Polygon {polygon} has a coordinate that is not a finite number.", nameof(ring));
            }

            // The same order whichever way the ring runs, so that neighbours hold equal edges.
            var isUpward = ay < by || (ay == by && ax <= bx);
            edges.Add(isUpward
                ? new CellEdge(ax, ay, bx, by, double.NegativeInfinity)
                : new CellEdge(bx, by, ax, ay, double.NegativeInfinity));
        }
    }
}
