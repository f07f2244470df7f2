using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class LedgerTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_ledger_keeps_who_changed_what_and_sums_up_above_the_grid(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker", town.GridPath(1));
        var id = await town.IdAsync(1);
        Assert.Equal("200", await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{id}/ledger", Counts(933, 3), 0)).CodeAsync());
        Assert.Equal("200", await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{id}/ledger", Counts(932, 4), 1)).CodeAsync());
        Assert.Equal("412 areas.stale", await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{id}/ledger", Counts(1, 1), 1)).CodeAsync());
        Assert.Equal("403 access.elsewhere", await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{await town.IdAsync(2)}/ledger", Counts(1, 1), 0)).CodeAsync());
        Assert.Equal("400", (await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{id}/ledger", Counts(-1, 1), 2)).CodeAsync())[..3]);
        using var leader = await town.SignInAsync("grid-leader");
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{await town.IdAsync(2)}/ledger", Counts(10, 1), 0)).CodeAsync());

        var ledger = await worker.ReadAsync($"api/areas/{id}/ledger");
        Assert.Equal((932, 2), (ledger.GetProperty("counts").Int("resident"), ledger.Int("version")));
        Assert.Equal([(2, 932), (1, 933)], ledger.Items("changes").Select(c => (c.Int("version"), c.GetProperty("counts").Int("resident"))));
        Assert.All(ledger.Items("changes"), c => Assert.Equal(worker.AccountId, c.GetProperty("actorId").GetGuid()));
        Assert.All(ledger.Items("changes"), c => Assert.StartsWith("测试", c.Text("actorName")));

        var sum = await worker.ReadAsync($"api/areas/{(await town.AreaAsync(town.Path)).Id}/ledger");
        Assert.Equal((942, 5, 4), (sum.GetProperty("counts").Int("resident"), sum.GetProperty("counts").Int("temporary"), sum.Int("grids")));
        var level = await worker.ReadAsync($"api/areas/level?under={town.Path}");
        Assert.Equal(4, level.Items("areas").Sum(n => n.Int("grids")));
        Assert.Equal(942, level.Items("areas").Sum(n => n.GetProperty("ledger").Int("resident")));
        Assert.Equal(town.Path, level.GetProperty("parent").Text("areaPath"));
        Assert.Equal("409 areas.ledger.not-basic", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{(await town.AreaAsync(town.Path)).Id}/ledger", Counts(1, 1), 0)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Ledgers_come_and_go_as_csv(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var report = await leader.ImportAsync("ledgers", $"网格,常住人口,户数\n{town.GridPath(1)},12,5\n{town.GridPath(2)},many,5\n{town.GridPath(3)},,\n/211403/211403002/,1,1\nG1,1,1\n");
        Assert.Equal((1, 4), (report.Int("taken"), report.Int("refused")));
        Assert.Equal(
            [(3, "常住人口", "areas.import.not-a-count"), (4, null, "areas.import.no-counts"), (5, "网格", "access.elsewhere"), (6, "网格", "areas.import.place-ambiguous")],
            report.Items("lines").Where(l => l.Text("outcome") == "refused").Select(l => (l.Int("row"), l.Text("column"), l.Text("code"))));
        Assert.All(report.Items("lines").Where(l => l.Text("outcome") == "refused"), l => Assert.NotNull(l.Text("message")));

        var file = await leader.GetStringAsync(new Uri($"api/areas/export?what=ledgers&format=csv&under={town.Path}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains($"{town.GridPath(1)},第1网格,12,0,5,0,0,0", file, StringComparison.Ordinal);
        var again = await leader.ImportAsync("ledgers", file.Replace(",12,", ",13,", StringComparison.Ordinal));
        Assert.Equal(1, again.Int("changed"));
    }

    private static object Counts(int resident, int temporary) => new { resident, temporary, households = 300, buildings = 6, shops = 3, householdsInDifficulty = 2 };
}
