using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using Wangge.Dispatch.Roads;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Closures;

/// <summary>Which stretches a drawing means: the one nearest to a point, those that a line runs along, those that a polygon touches.</summary>
internal static class StretchChoice
{
    public const double LongestLineMetres = 10_000;
    public const double WidestMetres = 20_000;

    private const double PointMetres = 100;
    private const double LineMetres = 25;
    private const double StepMetres = 5;
    private const double LeastAlongMetres = 20;
    private const int RoadsLookedAt = 6;

    /// <summary>Cosine of the widest angle, 40°, at which a line still runs along a road.</summary>
    private const double Along = 0.766;

    /// <param name="shape">Point, line string, polygon or multipolygon; WGS-84 degrees.</param>
    public static IReadOnlyCollection<int> Of(RoadNetwork roads, RoadGrid grid, Geometry shape) => shape switch
    {
        Point point => grid.Nearest(point.X, point.Y, PointMetres) is { } place ? [roads.StretchOf(place.Edge)] : [],
        LineString line => AlongLine(roads, grid, line),
        _ => Touched(roads, grid, shape),
    };

    private static List<int> AlongLine(RoadNetwork roads, RoadGrid grid, LineString line)
    {
        // A road that is merely crossed is met for a step or two and at an angle.
        var metres = new Dictionary<int, double>();
        foreach (var (at, towards, step) in Steps(line))
        {
            foreach (var place in grid.List(at.X, at.Y, LineMetres, RoadsLookedAt))
            {
                var stretch = roads.StretchOf(place.Edge);
                if (!RunsAlong(roads, place, stretch, towards)) { continue; }
                metres[stretch] = metres.GetValueOrDefault(stretch) + step;
                break;
            }
        }

        return [.. metres.Where(m => m.Value >= Math.Min(LeastAlongMetres, roads.LengthCm[m.Key] / 200.0)).Select(m => m.Key)];
    }

    /// <summary>Places each few metres, the direction there as metres east and north, and the length that each stands for.</summary>
    private static IEnumerable<(Coordinate At, Coordinate Towards, double Metres)> Steps(LineString line)
    {
        var corners = line.Coordinates;
        for (var i = 1; i < corners.Length; i++)
        {
            var (plane, length) = (new LocalPlane(corners[i].X, corners[i].Y), Metres.Nearby(corners[i - 1].X, corners[i - 1].Y, corners[i].X, corners[i].Y));
            var count = Math.Max(1, (int)Math.Ceiling(length / StepMetres));
            var towards = plane.ToMetres(corners[i - 1]) is var back ? new Coordinate(-back.X, -back.Y) : back;
            for (var n = 0; n < count; n++)
            {
                var share = (n + 0.5) / count;
                yield return (new Coordinate(corners[i - 1].X + ((corners[i].X - corners[i - 1].X) * share), corners[i - 1].Y + ((corners[i].Y - corners[i - 1].Y) * share)), towards, length / count);
            }
        }
    }

    private static bool RunsAlong(RoadNetwork roads, RoadPlace place, int stretch, Coordinate towards)
    {
        var share = roads.IsBackward(place.Edge) ? 1 - place.Fraction : place.Fraction;
        var piece = new StretchPath(roads, stretch).Part(Math.Max(0, share - 0.01), Math.Min(1, share + 0.01));
        var end = new LocalPlane(piece[0].X, piece[0].Y).ToMetres(piece[^1]);
        var lengths = double.Hypot(end.X, end.Y) * double.Hypot(towards.X, towards.Y);
        return lengths > 0 && Math.Abs((end.X * towards.X) + (end.Y * towards.Y)) >= Along * lengths;
    }

    private static List<int> Touched(RoadNetwork roads, RoadGrid grid, Geometry area)
    {
        var prepared = PreparedGeometryFactory.Prepare(area);
        return [.. grid.Within(area.EnvelopeInternal).Where(stretch => prepared.Intersects(StretchMarks.LineOf(roads, stretch)))];
    }
}
