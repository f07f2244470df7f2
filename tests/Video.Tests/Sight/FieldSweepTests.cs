using CsCheck;
using NetTopologySuite.Algorithm;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;
using Wangge.Video.Sight;

namespace Wangge.Video.Tests.Sight;

/// <summary>The sweep against rays: a point is seen when no wall lies between it and the eye, judged wall by wall with exact signs.</summary>
public sealed class FieldSweepTests
{
    private const double Half = 60;

    /// <summary>Metres; a point so near to a border may be on either side of it.</summary>
    private const double Margin = 1e-6;

    private static readonly LocalPlane Plane = new(120.9, 40.7);

    private static readonly Gen<double> Along = Gen.Double[-Half, Half];
    private static readonly Gen<Cone> Cones = Gen.Select(Gen.Double[0, 360], Gen.OneOf(Gen.Double[1, 360], Gen.Const(360.0), Gen.Const(180.0), Gen.Const(90.0)), Gen.Double[1, 70], (direction, field, reach) => new Cone(direction, field, reach));

    /// <summary>Houses of any turn, that may overlap, and lone walls.</summary>
    private static readonly Gen<Wall[]> Towns = Gen.Select(
        Gen.Select(Along, Along, Gen.Double[0.5, 15], Gen.Double[0.5, 15], Gen.Double[0, Math.Tau], House).Array[0, 14],
        Gen.Select(Along, Along, Along, Along, (a, b, c, d) => new Wall(a, b, c, d)).Array[0, 6],
        (houses, walls) => houses.SelectMany(h => h).Concat(walls).ToArray());

    /// <summary>On whole metres, so that walls share corners, lie on each other, point at the eye and pass through it.</summary>
    private static readonly Gen<Wall[]> RasterTowns = Gen.Select(Gen.Int[-8, 8], Gen.Int[-8, 8], Gen.Int[1, 6], Gen.Int[1, 6], (x, y, w, h) => Box(x, y, x + w, y + h)).Array[0, 12].Select(houses => houses.SelectMany(h => h).ToArray());

    private static readonly Gen<(double X, double Y)[]> Looks = Gen.Select(Along, Along).Array[40];

    [Fact]
    public void A_point_is_seen_just_when_no_wall_lies_on_the_way_to_it() =>
        Gen.Select(Towns, Cones, Looks).Sample((walls, cone, points) => Agree(walls, cone, points), iter: 20_000);

    [Fact]
    public void So_it_is_where_walls_share_corners_and_lie_in_line_with_the_eye() =>
        Gen.Select(RasterTowns, Cones, Gen.Select(Gen.Double[-12, 12], Gen.Double[-12, 12]).Array[40]).Sample((walls, cone, points) => Agree(walls, cone, points), iter: 20_000);

    [Fact]
    public void Pieces_follow_each_other_from_the_cones_begin_to_its_end() => Gen.Select(Towns, Cones).Sample((walls, cone) =>
    {
        var pieces = FieldSweep.Sweep(walls, cone);
        return pieces[0].From == 0 && pieces[^1].To == cone.Width && pieces.Zip(pieces.Skip(1)).All(p => p.First.To == p.Second.From) && pieces.All(p => p.To > p.From);
    });

    [Fact]
    public void What_is_drawn_holds_what_is_seen_and_nothing_else() => Gen.Select(Towns, Cones, Looks).Sample((walls, cone, points) =>
    {
        var field = FieldOf(walls, cone);
        var ring = field.Ring();
        Assert.True(ring[0].Equals2D(ring[^1]));
        // In metres, since degrees are too fine for what is rounded on the way.
        var drawn = new Polygon(new LinearRing([.. ring.Select(Plane.ToMetres)]));
        return points.All(p => IsBorder(walls, cone, p, 0.01) || Math.Sqrt((p.X * p.X) + (p.Y * p.Y)) / cone.ReachMetres is > 0.999 and < 1.001
            || field.SeesMetres(p.X, p.Y) == (SimplePointInAreaLocator.Locate(new Coordinate(p.X, p.Y), drawn) == Location.Interior));
    }, iter: 2_000);

    [Fact]
    public void A_wall_ends_the_sight_and_lets_pass_beside_it()
    {
        var field = FieldOf([new Wall(-5, 10, 5, 10)], new Cone(0, 90, 50));
        Assert.True(field.SeesMetres(0, 9.9));
        Assert.True(field.SeesMetres(0, 10));
        Assert.False(field.SeesMetres(0, 10.1));
        Assert.True(field.SeesMetres(12, 20));
        Assert.False(field.SeesMetres(0, -5));
        Assert.False(field.SeesMetres(25, 45));
        // A wall beyond the reach, and one that the eye sees edge-on.
        var open = FieldOf([new Wall(-5, 60, 5, 60), new Wall(0, 5, 0, 20)], new Cone(0, 90, 50));
        Assert.True(open.SeesMetres(0.001, 49));
        Assert.True(open.SeesMetres(-0.001, 49));
    }

    private static SightField FieldOf(IEnumerable<Wall> walls, Cone cone) => new(FieldSweep.Sweep(walls, cone), cone, Plane, new Coordinate(0, 0), EyeStanding.Open);

    private static bool Agree(Wall[] walls, Cone cone, (double X, double Y)[] points)
    {
        var field = FieldOf(walls, cone);
        foreach (var p in points.Where(p => !IsBorder(walls, cone, p, Margin)))
        {
            var (swept, known) = (field.SeesMetres(p.X, p.Y), IsSeen(walls, cone, p));
            Assert.True(swept == known, $"{p} is seen: {known}, by the sweep: {swept}; {cone}; on the way {string.Join(' ', walls.Where(w => LiesBetween(w, p)))}; all {string.Join(' ', walls.Distinct())}");
        }

        return true;
    }

    private static bool IsSeen(Wall[] walls, Cone cone, (double X, double Y) p) =>
        Math.Sqrt((p.X * p.X) + (p.Y * p.Y)) <= cone.ReachMetres && Math.Abs(OffMiddle(cone, p)) <= cone.FieldOfViewDegrees / 2 && !walls.Any(w => LiesBetween(w, p));

    /// <summary>Degrees from the middle of the cone, −180 to 180.</summary>
    private static double OffMiddle(Cone cone, (double X, double Y) p)
    {
        var off = (double.RadiansToDegrees(Math.Atan2(p.X, p.Y)) - cone.DirectionDegrees) % 360;
        return off > 180 ? off - 360 : off < -180 ? off + 360 : off;
    }

    private static bool LiesBetween(Wall w, (double X, double Y) p)
    {
        var (eye, at, a, b) = (new Coordinate(0, 0), new Coordinate(p.X, p.Y), new Coordinate(w.X1, w.Y1), new Coordinate(w.X2, w.Y2));
        return CGAlgorithmsDD.OrientationIndex(eye, at, a) * CGAlgorithmsDD.OrientationIndex(eye, at, b) < 0 && CGAlgorithmsDD.OrientationIndex(a, b, eye) * CGAlgorithmsDD.OrientationIndex(a, b, at) < 0;
    }

    private static bool IsBorder(Wall[] walls, Cone cone, (double X, double Y) p, double margin)
    {
        var (at, eye, away) = (new Coordinate(p.X, p.Y), new Coordinate(0, 0), Math.Sqrt((p.X * p.X) + (p.Y * p.Y)));
        if (away < margin || Math.Abs(away - cone.ReachMetres) < margin) { return true; }
        // On the edges of the sector, and on rays through corners.
        if (cone.FieldOfViewDegrees < 360 && Math.Abs(Math.Abs(OffMiddle(cone, p)) - (cone.FieldOfViewDegrees / 2)) * away < margin * 60) { return true; }
        return walls.Any(w => DistanceComputer.PointToSegment(at, new Coordinate(w.X1, w.Y1), new Coordinate(w.X2, w.Y2)) < margin
            || DistanceComputer.PointToSegment(eye, new Coordinate(w.X1, w.Y1), new Coordinate(w.X2, w.Y2)) is > 0 and < Margin
            || DistanceComputer.PointToSegment(new Coordinate(w.X1, w.Y1), eye, at) < margin || DistanceComputer.PointToSegment(new Coordinate(w.X2, w.Y2), eye, at) < margin);
    }

    private static Wall[] House(double x, double y, double length, double width, double turn)
    {
        var (sin, cos) = Math.SinCos(turn);
        (double X, double Y)[] corners = [.. new[] { (-1, -1), (1, -1), (1, 1), (-1, 1) }.Select(c => (x + (c.Item1 * length * cos) - (c.Item2 * width * sin), y + (c.Item1 * length * sin) + (c.Item2 * width * cos)))];
        return [.. corners.Select((c, i) => new Wall(c.X, c.Y, corners[(i + 1) % 4].X, corners[(i + 1) % 4].Y))];
    }

    private static Wall[] Box(double west, double south, double east, double north) => [new(west, south, east, south), new(east, south, east, north), new(east, north, west, north), new(west, north, west, south)];
}
