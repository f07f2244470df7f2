using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Tests.Roads.Building;

/// <summary>What an extract says, and what it does not hold.</summary>
public sealed class OsmRoadsTests
{
    private const string Roads =
        """
        <node id="1" lat="40.000" lon="120.000"/><node id="2" lat="40.000" lon="120.001"/><node id="3" lat="40.001" lon="120.001"/><node id="4" lat="39.999" lon="120.001"/>
        <way id="11"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
        <way id="12"><nd ref="2"/><nd ref="3"/><tag k="highway" v="residential"/></way>
        <way id="13"><nd ref="2"/><nd ref="4"/><tag k="building" v="yes"/></way>
        """;

    [Theory]
    [InlineData(12, true)]
    // No road: the rule says nothing.
    [InlineData(13, true)]
    // The extract ends before it: who obeys turns nowhere else.
    [InlineData(99, false)]
    public void An_only_turn_onto_a_road_beyond_the_extract_lets_nobody_turn_elsewhere(int to, bool mayTurn)
    {
        var rule = $"""<relation id="1"><member type="way" ref="11" role="from"/><member type="node" ref="2" role="via"/><member type="way" ref="{to}" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="only_left_turn"/></relation>""";
        var roads = Read(Roads + rule);
        var (from, next) = (EdgeOf(roads, 11, isBackward: false), EdgeOf(roads, 12, isBackward: false));
        Assert.Equal(mayTurn, roads.MayFollow(from, next));
        Assert.True(roads.MayFollow(EdgeOf(roads, 12, isBackward: true), EdgeOf(roads, 11, isBackward: true)));
    }

    [Theory]
    [InlineData("no_left_turn", "", false)]
    [InlineData("no_left_turn_on_red", "", true)]
    // Which of two roads one comes from is meant, the rule does not say.
    [InlineData("no_left_turn", """<member type="way" ref="13" role="from"/>""", true)]
    [InlineData("no_entry", """<member type="way" ref="13" role="from"/>""", false)]
    public void A_rule_holds_where_it_names_one_turn(string what, string more, bool mayTurn)
    {
        var rule = $"""<relation id="1"><member type="way" ref="11" role="from"/>{more}<member type="node" ref="2" role="via"/><member type="way" ref="12" role="to"/><tag k="type" v="restriction"/><tag k="restriction" v="{what}"/></relation>""";
        var roads = Read(Roads + rule);
        Assert.Equal(mayTurn, roads.MayFollow(EdgeOf(roads, 11, isBackward: false), EdgeOf(roads, 12, isBackward: false)));
    }

    private static int EdgeOf(RoadNetwork roads, long way, bool isBackward) =>
        Enumerable.Range(0, roads.EdgeCount).Single(e => roads.Source[roads.StretchOf(e)] == way && roads.IsBackward(e) == isBackward);

    private static RoadNetwork Read(string content)
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, $"""<?xml version="1.0"?><osm version="0.6">{content}</osm>""");
        var roads = RoadBuilder.Build(OsmRoads.Read(OsmFile.Open(file), new Progress<double>(), TestContext.Current.CancellationToken), RoadMode.Car);
        File.Delete(file);
        return roads;
    }
}
