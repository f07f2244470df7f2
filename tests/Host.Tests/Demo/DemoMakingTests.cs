using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Tests.Demo;

/// <summary>The demo district's past is told relative to now, so it must be tellable at any time of the year.</summary>
public class DemoMakingTests
{
    // A Saturday noon on which one matter's extension fell behind its deadline, and a morning when the year has hardly begun.
    [Theory]
    [InlineData("2026-11-28T05:42:00Z")]
    [InlineData("2027-01-04T01:10:00Z")]
    public async Task Every_matter_of_the_plan_is_stored_whenever_it_is_made(string now)
    {
        var home = new Home(Directory.CreateTempSubdirectory("wangge-demo-").FullName);
        try
        {
            await using var services = WanggeApp.BuildOffline(home, [], s => s.AddSingleton<TimeProvider>(new Still(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))));
            await new DemoMaking(services, home, new Progress<string>()).RunAsync(TestContext.Current.CancellationToken);

            await using var db = services.GetRequiredService<Stores>().Get(DemoMaking.Code).Lease();
            // Those that were not merged or refused are the source's count of this year's matters (DOMAIN 1).
            var cases = await db.Database.SqlQuery<int>($"SELECT count(*) AS Value FROM cases_cases WHERE state NOT IN ('merged', 'refused')").SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal(3_430, cases);
        }
        finally
        {
            Directory.Delete(home.Path, recursive: true);
        }
    }

    private sealed class Still(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
