using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.City;
using Wangge.Demo;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Tests.Demo;

/// <summary>The demo's land and town as they are on the map.</summary>
public class DemoMapTests
{
    [Fact]
    public async Task Every_street_and_building_of_the_plan_is_on_the_map()
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-demo-map-").FullName);
        try
        {
            await using var services = WanggeApp.BuildOffline(home, []);
            var plan = DemoDistrict.Make(new DemoOptions(1, DateTimeOffset.Parse("2026-11-28T05:42:00Z", System.Globalization.CultureInfo.InvariantCulture)));
            var report = await services.GetRequiredService<IBaseMaps>().DrawAsync("demo", DemoMap.Of(plan), DemoMap.Attribution, TestContext.Current.CancellationToken);
            Assert.Equal((plan.Streets.Count, plan.Buildings.Count, 1), (report.Taken["street"], report.Taken["building"], report.Taken["water"]));
            Assert.Equal(plan.LandUses.Count + plan.Compounds.Count, report.Taken["block"] + report.Taken["green"]);
            Assert.True(report.Taken["border"] > 90);
            Assert.True(services.GetRequiredService<IBaseMaps>().HasMap("demo"));
        }
        finally
        {
            Directory.Delete(home.Path, recursive: true);
        }
    }
}
