using Microsoft.Extensions.DependencyInjection;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Places;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Travel;

/// <summary>Ranking and ways over the roads of a district as they are now.</summary>
public sealed class OwnTravelTimesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_roads_nobody_has_a_time_and_the_reason_is_said()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        await using var scope = server.Scope();
        var ranking = await scope.ServiceProvider.GetRequiredService<ITravelTimes>().RankAsync(Point(0, 0), [Point(1, 1)], RoadMode.Car, Hour, Ct);
        Assert.Equal(NoTravel.NoRoads, Assert.Single(ranking.Times).WhyNot);
        Assert.Null(await scope.ServiceProvider.GetRequiredService<RoadsNow>().FindAsync(RoadMode.Car, Ct));
    }

    [Fact]
    public async Task All_are_ranked_by_road_and_who_stands_off_the_roads_or_too_far_is_told_why()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, DrawnTown.NoonClock());
        await server.DrawTownAsync();
        await using var scope = server.Scope();
        var travels = scope.ServiceProvider.GetRequiredService<ITravelTimes>();

        var ranking = await travels.RankAsync(Point(0.5, 0), [Point(1, 0), Point(4, 4), Point(0.5, 0), Point(20, 0)], RoadMode.Car, Hour, Ct);
        Assert.False(ranking.IsStandIn);
        var (near, far, there, off) = (ranking.Times[0], ranking.Times[1], ranking.Times[2], ranking.Times[3]);
        // Half a residential block at 28 km/h.
        Assert.Equal(Metres(Point(0.5, 0), Point(1, 0)), near.Metres!.Value, 0.1);
        Assert.Equal(near.Metres!.Value / (28 / 3.6), near.Duration!.Value.TotalSeconds, 0.1);
        Assert.True(far.Duration > near.Duration);
        Assert.Equal(TimeSpan.Zero, there.Duration);
        Assert.Equal(NoTravel.StartOffRoads, off.WhyNot);

        Assert.Equal(NoTravel.PlaceOffRoads, (await travels.RankAsync(Point(20, 0), [Point(0, 0)], RoadMode.Car, Hour, Ct)).Times[0].WhyNot);
        var soon = await travels.RankAsync(Point(0.5, 0), [Point(1, 0), Point(4, 4)], RoadMode.Car, near.Duration!.Value + TimeSpan.FromSeconds(1), Ct);
        Assert.Equal(near.Duration, soon.Times[0].Duration);
        Assert.Equal(NoTravel.NotWithin, soon.Times[1].WhyNot);
    }

    [Fact]
    public async Task A_way_is_cut_at_both_ends_walked_beside_the_road_and_names_its_streets()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, DrawnTown.NoonClock());
        await server.DrawTownAsync();
        await using var scope = server.Scope();
        var travels = scope.ServiceProvider.GetRequiredService<ITravelTimes>();

        var (start, to) = (Point(0, 0.5), Point(4, 1.25));
        var way = (await travels.FindWayAsync(start, to, RoadMode.Car, Ct)).Way!;
        // Up to the fast street, along it, and up again.
        Assert.Equal(["南北0路", "东西1街", "南北4路"], way.Streets);
        Assert.Equal((start.Longitude, start.Latitude), (way.Line.StartPoint.X, way.Line.StartPoint.Y), Near);
        Assert.Equal((to.Longitude, to.Latitude), (way.Line.EndPoint.X, way.Line.EndPoint.Y), Near);
        Assert.Equal(way.Metres, Length(way.Line.Coordinates), 0.2);
        var back = (await travels.RankAsync(to, [start], RoadMode.Car, Hour, Ct)).Times[0];
        Assert.Equal((way.Duration, way.Metres), (back.Duration!.Value, back.Metres!.Value));

        // Ten metres beside the road are walked.
        var beside = start with { Longitude = start.Longitude - 0.00012 };
        var walked = (await travels.FindWayAsync(beside, to, RoadMode.Car, Ct)).Way!;
        Assert.Equal(Metres(beside, start) / (5 / 3.6), (walked.Duration - way.Duration).TotalSeconds, 0.1);
        Assert.Equal(Metres(beside, start), walked.Metres - way.Metres, 0.1);

        // Two who stand by each other off the road do not go to it first.
        var (here, there) = (Point(0.3, 0.5), Point(0.32, 0.5));
        Assert.Equal(Metres(here, there) / (5 / 3.6), (await travels.FindWayAsync(here, there, RoadMode.Car, Ct)).Way!.Duration.TotalSeconds, 0.1);
    }

    [Fact]
    public async Task The_hour_decides_how_long_it_takes_and_a_new_network_serves_at_once()
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, clock);
        await server.DrawTownAsync();
        await using var scope = server.Scope();
        var roads = scope.ServiceProvider.GetRequiredService<RoadsNow>();
        var seen = new List<string?>();
        for (var hour = 0; hour < 24; hour++)
        {
            var now = (await roads.FindAsync(RoadMode.Car, Ct))!;
            if (seen.Count == 0 || seen[^1] != now.Moment.Part?.Name) { seen.Add(now.Moment.Part?.Name); }
            Assert.Same(now, await roads.FindAsync(RoadMode.Car, Ct));
            clock.Advance(TimeSpan.FromHours(1));
        }

        Assert.Contains("night", seen);
        Assert.Contains(null, seen);
        var before = (await roads.FindAsync(RoadMode.Foot, Ct))!;
        await server.DrawTownAsync();
        Assert.NotEqual(before.Moment.Roads.Version, (await roads.FindAsync(RoadMode.Foot, Ct))!.Moment.Roads.Version);
    }

    private static TravelPoint Point(double east, double north) => DrawnTown.At(east, north) is var (longitude, latitude) ? new(longitude, latitude) : default;

    private static double Metres(TravelPoint a, TravelPoint b) => Kernel.Places.Metres.Nearby(a.Longitude, a.Latitude, b.Longitude, b.Latitude);

    private static double Length(NetTopologySuite.Geometries.Coordinate[] line) => line.Zip(line.Skip(1), (a, b) => Kernel.Places.Metres.Nearby(a.X, a.Y, b.X, b.Y)).Sum();

    private static bool Near((double X, double Y) a, (double X, double Y) b) => Kernel.Places.Metres.Nearby(a.X, a.Y, b.X, b.Y) < 0.05;
}
