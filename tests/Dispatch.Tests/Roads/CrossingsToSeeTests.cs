using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;

namespace Wangge.Dispatch.Tests.Roads;

public sealed class CrossingsToSeeTests
{
    [Fact]
    public void A_crossing_is_where_three_legs_of_main_roads_meet_and_is_named_by_its_streets()
    {
        var found = Of(
            Road("primary", "海辰路", (120.90, 40.70), (120.91, 40.70), (120.92, 40.70)),
            Road("secondary", "东街", (120.91, 40.69), (120.91, 40.70), (120.91, 40.71)),
            // A lane at a main road, and two main roads that go on into each other, are none.
            Road("residential", "小巷", (120.92, 40.70), (120.92, 40.71)),
            Road("tertiary", "南街", (120.91, 40.69), (120.92, 40.69)));
        var crossing = Assert.Single(found);
        Assert.Equal(("crossing", 120.91, 40.70), (crossing.Kind, crossing.Longitude, crossing.Latitude));
        Assert.Contains(crossing.Name, new[] { "海辰路与东街路口", "东街与海辰路路口" });
    }

    [Fact]
    public void The_four_crossings_of_two_dual_carriageways_are_one()
    {
        const double apart = 0.00015;
        DrawnRoad East(double north) => Road("primary", "海辰路", (120.90, north), (120.91, north), (120.91 + apart, north), (120.92, north));
        DrawnRoad North(double east) => Road("primary", "东街", (east, 40.69), (east, 40.70), (east, 40.70 + apart), (east, 40.71));
        var found = Of(East(40.70), East(40.70 + apart), North(120.91), North(120.91 + apart));
        Assert.Single(found);
        Assert.Equal(found[0].Id, Of(East(40.70), East(40.70 + apart), North(120.91), North(120.91 + apart))[0].Id);
    }

    private static IReadOnlyList<Contracts.Video.PlaceToSee> Of(params DrawnRoad[] roads) => [.. CrossingsToSee.Of(RoadBuilder.Build(DrawnRoads.Read(roads, ""), RoadMode.Car))];

    private static DrawnRoad Road(string kind, string name, params (double Longitude, double Latitude)[] corners) => new(kind, new LineString([.. corners.Select(c => new Coordinate(c.Longitude, c.Latitude))]), name);
}
