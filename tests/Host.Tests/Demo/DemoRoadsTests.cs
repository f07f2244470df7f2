using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Dispatch;
using Wangge.Demo;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Tests.Demo;

/// <summary>The demo's streets as roads.</summary>
public class DemoRoadsTests
{
    [Fact]
    public async Task Every_street_is_a_road_and_from_each_the_others_can_be_reached()
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-demo-roads-").FullName);
        try
        {
            await using var services = WanggeApp.BuildOffline(home, []);
            var plan = DemoDistrict.Make(new DemoOptions(1, DateTimeOffset.Parse("2026-11-28T05:42:00Z", System.Globalization.CultureInfo.InvariantCulture)));
            var watch = Stopwatch.StartNew();
            var report = await services.GetRequiredService<IRoadNetworks>().DrawAsync("demo", DemoRoads.Of(plan), DemoMap.Attribution, TestContext.Current.CancellationToken);
            TestContext.Current.SendDiagnosticMessage($"{report} in {watch.Elapsed}");
            Assert.Empty(report.LeftOut);
            Assert.Equal(plan.Streets.Sum(s => Kilometres(s.Line)), report.Kilometres, 0.5);
            // Villages too: a street that hangs on no other would be one's that nobody is ever sent to.
            Assert.Equal(0, report.IslandKilometres);
            Assert.True(report.CarEdges > plan.Streets.Count && report.FootEdges == report.CarEdges);
            Assert.True(services.GetRequiredService<IRoadNetworks>().HasRoads("demo"));
        }
        finally
        {
            Directory.Delete(home.Path, recursive: true);
        }
    }

    private static double Kilometres(NetTopologySuite.Geometries.LineString line) =>
        line.Coordinates.Zip(line.Coordinates.Skip(1), (a, b) => Kernel.Places.Metres.Nearby(a.X, a.Y, b.X, b.Y)).Sum() / 1_000;
}
