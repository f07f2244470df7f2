using Wangge.City.Importing;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;

namespace Wangge.City.Tests.Importing;

/// <summary>The land lies on a coast line's left, the sea on its right.</summary>
public sealed class CoastAssemblyTests
{
    private static readonly MapBounds Box = new(0, 0, 1000, 1000);

    [Fact]
    public void A_coast_that_runs_north_has_the_sea_in_the_east()
    {
        var sea = Assert.Single(CoastAssembly.Sea([[new(400, 1200), new(400, 500), new(400, -100)]], Box));
        AssertSea(sea, east: true);
    }

    [Fact]
    public void The_same_coast_southward_has_it_in_the_west()
    {
        var sea = Assert.Single(CoastAssembly.Sea([[new(400, -100), new(400, 500), new(400, 1200)]], Box));
        AssertSea(sea, east: false);
    }

    [Fact]
    public void A_coast_that_ends_inside_is_led_to_the_edge() =>
        AssertSea(Assert.Single(CoastAssembly.Sea([[new(400, 990), new(400, 500), new(400, 20)]], Box)), east: true);

    [Fact]
    public void An_island_is_a_hole_in_the_sea_even_where_there_is_no_other_coast()
    {
        // Against the clock as it is seen: the land inside is on the left.
        List<WorldPoint> island = [new(100, 100), new(100, 300), new(300, 300), new(300, 100), new(100, 100)];
        var sea = Assert.Single(CoastAssembly.Sea([island], Box));
        Assert.Equal(2, sea.Length);
        Assert.True(RingGeometry.Contains(sea[0], new(900, 900)));
    }

    [Fact]
    public void Two_coasts_of_a_strait_leave_the_water_between_them()
    {
        var seas = CoastAssembly.Sea([[new(300, 1100), new(300, -100)], [new(700, -100), new(700, 1100)]], Box);
        Assert.Contains(seas, s => RingGeometry.Contains(s[0], new(500, 500)));
        Assert.DoesNotContain(seas, s => RingGeometry.Contains(s[0], new(100, 500)) || RingGeometry.Contains(s[0], new(900, 500)));
    }

    private static void AssertSea(WorldPoint[][] sea, bool east)
    {
        Assert.Equal(east, RingGeometry.Contains(sea[0], new(900, 500)));
        Assert.Equal(!east, RingGeometry.Contains(sea[0], new(100, 500)));
    }
}
