using NetTopologySuite.Geometries;
using Wangge.Video.Sight;

namespace Wangge.Video.Tests.Sight;

public sealed class EyePlacingTests
{
    private static readonly Footprint Hall = Box(-2, -20, 40, 20);

    [Fact]
    public void In_the_open_it_looks_from_where_it_is_registered()
    {
        var (eye, standing) = EyePlacing.Place(new Coordinate(-5, 0), isIndoors: false, [Hall]);
        Assert.Equal((-5, 0, EyeStanding.Open), (eye.X, eye.Y, standing));
    }

    [Fact]
    public void Just_inside_a_facade_it_hangs_outside_of_it()
    {
        var (eye, standing) = EyePlacing.Place(new Coordinate(0, 0), isIndoors: false, [Hall]);
        Assert.Equal(EyeStanding.AtWall, standing);
        Assert.Equal((-2.05, 0.0), (Math.Round(eye.X, 6), Math.Round(eye.Y, 6)));
        Assert.False(Hall.Contains(eye.X, eye.Y));
    }

    [Fact]
    public void Houses_in_a_row_are_left_one_after_the_other_and_never_farther_than_ten_metres()
    {
        var (eye, standing) = EyePlacing.Place(new Coordinate(0, 0), isIndoors: false, [Hall, Box(-6, -20, -2, 20)]);
        Assert.Equal((EyeStanding.AtWall, -6.05), (standing, Math.Round(eye.X, 6)));
        Assert.Equal(EyeStanding.Indoors, EyePlacing.Place(new Coordinate(0, 0), isIndoors: false, [Hall, Box(-30, -20, -2, 20)]).Standing);
        Assert.Equal(EyeStanding.Indoors, EyePlacing.Place(new Coordinate(20, 0), isIndoors: false, [Hall]).Standing);
    }

    [Fact]
    public void One_in_a_corridor_stays_inside_and_its_building_ends_what_it_sees()
    {
        var (eye, standing) = EyePlacing.Place(new Coordinate(0, 0), isIndoors: true, [Hall]);
        Assert.Equal((0, 0, EyeStanding.Indoors), (eye.X, eye.Y, standing));
        var cone = new Cone(270, 120, 100);
        var field = new SightField(FieldSweep.Sweep(Hall.WallsFrom(eye), cone), cone, new(120.9, 40.7), eye, standing);
        Assert.True(field.SeesMetres(-1.9, 0));
        Assert.False(field.SeesMetres(-2.1, 0));
    }

    [Fact]
    public void Of_a_building_its_own_ground_before_the_walls_is_judged_and_never_what_is_inside_one()
    {
        var own = PlaceSamples.Of(null, isCrossing: false, [Box(-10, -10, 10, 10), Box(10, -10, 30, 10)]);
        Assert.InRange(own.Count, 20, PlaceSamples.Most);
        Assert.All(own, p => Assert.True(Math.Abs(Math.Max(Math.Abs(p.X), Math.Abs(p.Y)) - 11.5) < 1e-9, $"{p}"));
        Assert.DoesNotContain(own, p => p.X > 10 && Math.Abs(p.Y) < 10);

        var campus = new Polygon(new LinearRing([new(-50, -50), new(50, -50), new(50, 50), new(-50, 50), new(-50, -50)]));
        var ground = PlaceSamples.Of(campus, isCrossing: false, [Box(-10, -10, 10, 10)]);
        Assert.InRange(ground.Count, 30, PlaceSamples.Most);
        Assert.DoesNotContain(ground, p => Math.Abs(p.X) < 10 && Math.Abs(p.Y) < 10);

        Assert.Equal(9, PlaceSamples.Of(null, isCrossing: true, []).Count);
        Assert.Single(PlaceSamples.Of(new Polygon(new LinearRing([new(0, 0), new(1e6, 1e6), new(1e6, 1e6 + 1), new(0, 0)])), isCrossing: false, [Box(-100, -100, 100, 100), Box(-200, -200, 200, 200)]));
    }

    private static Footprint Box(double west, double south, double east, double north) =>
        new([[new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]]);
}
