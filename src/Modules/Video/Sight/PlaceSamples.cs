using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Wangge.Kernel.Places;

namespace Wangge.Video.Sight;

/// <summary>The points of a place that should be seen: its open ground where it has an outline, the ground before its walls where it is a building, else a few around it. Never a point inside a building.</summary>
internal static class PlaceSamples
{
    public const int Most = 64;

    private const int Aimed = 48;
    private const double LeastSpacingMetres = 2;
    private const double BeforeWallMetres = 1.5;
    private const double AroundMetres = 4;
    private const double AroundCrossingMetres = 8;
    private const int Around = 8;

    /// <param name="outline">In metres of the plane, or null.</param>
    /// <param name="buildings">Those around, in metres of the plane.</param>
    /// <returns>At least one, metres of the plane, whose centre is the place.</returns>
    public static IReadOnlyList<Coordinate> Of(Geometry? outline, bool isCrossing, IReadOnlyList<Footprint> buildings)
    {
        if (outline is { Area: > 0 } && OnGround(outline, buildings) is { Count: > 0 } ground) { return ground; }
        if (buildings.FirstOrDefault(b => b.Contains(0, 0)) is { } own && BeforeWalls(own, buildings) is { Count: > 0 } front) { return front; }
        var free = AroundPlace(isCrossing ? AroundCrossingMetres : AroundMetres).Where(p => IsFree(p, buildings)).ToList();
        return free.Count > 0 ? free : [new Coordinate(0, 0)];
    }

    private static List<Coordinate> OnGround(Geometry outline, IReadOnlyList<Footprint> buildings)
    {
        var (box, ground) = (outline.EnvelopeInternal, PreparedGeometryFactory.Prepare(outline));
        var spacing = Math.Max(LeastSpacingMetres, Math.Sqrt(outline.Area / Aimed));
        var points = new List<Coordinate>();
        // A slim outline in a wide box must not be searched without end.
        if (box.Area / (spacing * spacing) > 100_000) { return points; }
        for (var y = box.MinY + (spacing / 2); y < box.MaxY; y += spacing)
        {
            for (var x = box.MinX + (spacing / 2); x < box.MaxX; x += spacing)
            {
                var at = new Coordinate(x, y);
                if (ground.Contains(new Point(at)) && IsFree(at, buildings)) { points.Add(at); }
            }
        }

        return Thinned(points);
    }

    private static List<Coordinate> BeforeWalls(Footprint own, IReadOnlyList<Footprint> buildings)
    {
        var length = 0.0;
        for (var i = 1; i < own.Outer.Length; i++) { length += own.Outer[i].Distance(own.Outer[i - 1]); }
        var spacing = Math.Max(LeastSpacingMetres, length / Aimed);
        var points = new List<Coordinate>();
        for (var i = 1; i < own.Outer.Length; i++)
        {
            var (a, b) = (own.Outer[i - 1], own.Outer[i]);
            var wall = a.Distance(b);
            for (var along = spacing / 2; along < wall; along += spacing)
            {
                var on = new Coordinate(a.X + ((b.X - a.X) * along / wall), a.Y + ((b.Y - a.Y) * along / wall));
                var (nx, ny) = ((b.Y - a.Y) / wall * BeforeWallMetres, -(b.X - a.X) / wall * BeforeWallMetres);
                var before = own.Contains(on.X + nx, on.Y + ny) ? new Coordinate(on.X - nx, on.Y - ny) : new Coordinate(on.X + nx, on.Y + ny);
                if (IsFree(before, buildings)) { points.Add(before); }
            }
        }

        return Thinned(points);
    }

    private static IEnumerable<Coordinate> AroundPlace(double metres) =>
        Enumerable.Range(0, Around).Select(i => Math.SinCos(Math.Tau * i / Around)).Select(at => new Coordinate(at.Cos * metres, at.Sin * metres)).Prepend(new Coordinate(0, 0));

    private static bool IsFree(Coordinate at, IReadOnlyList<Footprint> buildings) => !buildings.Any(b => b.Contains(at.X, at.Y));

    private static List<Coordinate> Thinned(List<Coordinate> points) =>
        points.Count <= Most ? points : [.. Enumerable.Range(0, Most).Select(i => points[(int)((long)i * points.Count / Most)])];
}
