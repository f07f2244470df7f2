using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Kernel.Osm;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Roads.Building;

/// <summary>Roads that come as a table of edges or as drawn lines.</summary>
public sealed class OtherSourcesTests
{
    [Fact]
    public void A_table_of_directed_edges_is_a_network_in_which_both_directions_of_a_line_are_one_road()
    {
        var draft = EdgeList.Read(RealData.File("osm/jinan_road_edges.csv.gz"), CancellationToken.None);
        var roads = RoadBuilder.Build(draft, RoadMode.Car);
        // The table has 28,597 rows; some lines are cut where another ends on them.
        Assert.InRange(roads.EdgeCount, 28_000, 29_000);
        Assert.Contains(roads.Twin, twin => twin >= 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\n1,2\n")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("\u001f\u008b packed by nobody")]
    public void A_file_that_is_no_such_table_is_refused(string content)
    {
        var file = Path.GetTempFileName();
        File.WriteAllBytes(file, System.Text.Encoding.Latin1.GetBytes(content));
        Assert.Equal("osm.unfit", Assert.Throws<OsmFileException>(() => EdgeList.Read(file, CancellationToken.None)).Code);
        File.Delete(file);
    }

    [Fact]
    public void A_row_that_is_no_line_is_left_out_and_counted()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "osm_way_id,highway,wkt\n1,residential,\"LINESTRING(117 36,117.001 36)\"\n2,residential,nonsense\n3,spaceway,\"LINESTRING(117 36,117.002 36)\"\n");
        var draft = EdgeList.Read(file, CancellationToken.None);
        File.Delete(file);
        Assert.Single(draft.Ways);
        Assert.Equal([("class-unknown", 1), ("row-unfit", 1)], draft.LeftOut.Select(l => (l.Key, l.Value)));
    }

    [Fact]
    public void Drawn_lines_meet_where_they_share_a_corner_and_nowhere_else()
    {
        var roads = RoadBuilder.Build(
            DrawnRoads.Read(
                [
                    new DrawnRoad("residential", Line((120, 40), (120.001, 40), (120.002, 40)), "东街"),
                    new DrawnRoad("residential", Line((120.001, 40), (120.001, 40.001))),
                    // Crosses the first without a corner: a bridge.
                    new DrawnRoad("primary", Line((120.0005, 39.999), (120.0005, 40.001)), IsOneWay: true, MaxSpeed: 60),
                ],
                "drawn"),
            RoadMode.Car);
        Assert.Equal(4, roads.StretchCount);
        Assert.Equal(7, roads.EdgeCount);
        Assert.Equal(6, roads.NodeCount);
        Assert.Equal("drawn", roads.Attribution);
        Assert.Contains("东街", roads.Names);
    }

    private static LineString Line(params (double X, double Y)[] corners) => new([.. corners.Select(c => new Coordinate(c.X, c.Y))]);
}
