using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Travel;

/// <summary>A town of five streets by five, 0.002° apart (168 m east, 222 m north), whose second street from the south is a fast one; all names are known.</summary>
internal static class DrawnTown
{
    public const double West = 120.90;
    public const double South = 40.70;
    public const double Step = 0.002;

    /// <summary>A corner by its street numbers, or a place between.</summary>
    public static (double Longitude, double Latitude) At(double east, double north) => (West + (east * Step), South + (north * Step));

    public static IEnumerable<DrawnRoad> Roads()
    {
        for (var i = 0; i < 5; i++)
        {
            yield return new DrawnRoad(i == 1 ? "primary" : "residential", Line(j => At(j, i)), $"东西{i}街");
            yield return new DrawnRoad("residential", Line(j => At(i, j)), $"南北{i}路");
        }
    }

    /// <summary>A clock that shows noon in the district, when no part of the day holds and the table's plain speeds are driven.</summary>
    public static MovableClock NoonClock()
    {
        var clock = new MovableClock();
        clock.Advance(TimeSpan.FromHours((28 - clock.GetUtcNow().Hour) % 24));
        return clock;
    }

    public static Task<RoadReport> DrawTownAsync(this TestServer server) =>
        server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, Roads(), "", CancellationToken.None);

    private static LineString Line(Func<int, (double Longitude, double Latitude)> corner) =>
        new([.. Enumerable.Range(0, 5).Select(corner).Select(c => new Coordinate(c.Longitude, c.Latitude))]);
}
