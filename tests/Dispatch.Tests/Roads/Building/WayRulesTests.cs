using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Tests.Roads.Building;

/// <summary>Who may take a way, which way along it, and what is signed there.</summary>
public sealed class WayRulesTests
{
    [Theory]
    [InlineData("primary", "", "both")]
    [InlineData("primary", "access=bus", "none")]
    // Whoever is sent to help may use what is kept for officials and helpers.
    [InlineData("primary", "access=official", "both")]
    [InlineData("primary", "access=emergency", "both")]
    [InlineData("primary", "access=no;motor_vehicle=yes", "both")]
    [InlineData("primary", "motorcar=no;motor_vehicle=yes", "none")]
    [InlineData("primary", "access:forward=no", "back")]
    [InlineData("primary", "access=no;access:forward=yes", "there")]
    [InlineData("primary", "oneway=no;oneway:motorcar=-1", "back")]
    [InlineData("primary", "oneway=reversible", "none")]
    [InlineData("motorway", "", "there")]
    [InlineData("runway", "", "none")]
    [InlineData("runway", "vehicle=yes", "both")]
    [InlineData("footway", "access=yes", "none")]
    [InlineData("footway", "motor_vehicle=designated", "both")]
    public void Cars_go_where_the_narrowest_tag_lets_them(string highway, string tags, string passage)
    {
        var cars = (WayRules.Of(Tags(highway, tags))?.Passage ?? Passage.None) & Passage.Car;
        Assert.Equal(passage switch { "both" => Passage.Car, "there" => Passage.CarForward, "back" => Passage.CarBackward, _ => Passage.None }, cars);
    }

    [Theory]
    [InlineData("access=bus", true)]
    [InlineData("access=no", false)]
    [InlineData("access=no;foot=yes", true)]
    public void Who_walks_is_kept_out_only_by_what_is_said_of_all_or_of_walking(string tags, bool mayWalk) =>
        Assert.Equal(mayWalk, ((WayRules.Of(Tags("primary", tags))?.Passage ?? Passage.None) & Passage.Foot) != 0);

    [Theory]
    [InlineData("maxspeed=60", 60, 60)]
    [InlineData("maxspeed=15;maxspeed:forward=60", 60, 15)]
    [InlineData("maxspeed:backward=20 mph", 0, 32)]
    [InlineData("maxspeed=CN:rural", 70, 70)]
    [InlineData("source:maxspeed=FR:urban", 50, 50)]
    [InlineData("maxspeed=DE:motorway", 0, 0)]
    [InlineData("maxspeed=signals", 0, 0)]
    public void Signed_speeds_are_read_for_each_direction(string tags, byte forward, byte backward) =>
        Assert.Equal(new SignedSpeed(forward, backward), SpeedSigns.Of(Tags("primary", tags)));

    [Fact]
    public void A_toll_is_known() => Assert.True(WayRules.Of(Tags("primary", "toll=yes"))!.Value.Traits.HasFlag(RoadTraits.Toll));

    private static OsmTags Tags(string highway, string more)
    {
        var tags = new OsmTags();
        tags.Add("highway", highway);
        foreach (var tag in more.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(tag => tag.Split('='))) { tags.Add(tag[0], tag[1]); }
        return tags;
    }
}
