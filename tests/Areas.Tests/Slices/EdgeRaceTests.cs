using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class EdgeRaceTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task While_a_border_moves_to_and_fro_every_answer_is_one_of_its_two_grids(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var (west, east) = (await town.IdAsync(1), await town.IdAsync(2));
        var (x, y) = (town.West + 0.009, town.South + 0.005);
        using var done = new CancellationTokenSource();
        var looks = 0;
        var seen = new HashSet<Guid?>[2];
        var readers = Enumerable.Range(0, 2).Select(reader => Task.Run(async () =>
        {
            seen[reader] = [];
            while (!done.IsCancellationRequested)
            {
                for (var i = 0; i < 100; i++) { seen[reader].Add((await town.MapAsync()).FindGrid(x, y)?.GridId); }
                Interlocked.Add(ref looks, 100);
                // Two cores serve the writers too.
                await Task.Yield();
            }
        })).ToList();

        for (var swap = 0; swap < 6; swap++)
        {
            var border = town.West + (swap % 2 == 0 ? 0.008 : 0.01);
            var request = new
            {
                edges = new[]
                {
                    new { areaId = west, version = swap, edge = Strip(town.West, border, town.South) },
                    new { areaId = east, version = swap, edge = Strip(border, town.West + 0.02, town.South) },
                },
            };
            Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", request)).CodeAsync());
            // Who changed it sees it at once.
            Assert.Equal(swap % 2 == 0 ? east : west, (await town.MapAsync()).FindGrid(x, y)?.GridId);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.True(looks > 1000, $"{looks} looks");
        Assert.Equal([west, east], seen.SelectMany(s => s).Distinct().OrderBy(id => id == east));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_two_who_redraw_the_same_copy_one_wins_and_the_other_is_told(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var id = await town.IdAsync(3);
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(async i =>
        {
            var edge = JsonDocument.Parse(Land.Json(Land.Square(town.West, town.South + 0.01, i * 0.001))).RootElement;
            return await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}/edge", new { edge }, 0)).CodeAsync();
        }));
        Assert.Equal(["200", "412 areas.stale"], answers.Distinct().Order());
        Assert.Single(answers, a => a == "200");
    }

    private static JsonElement Strip(double west, double east, double south) => JsonDocument.Parse(FormattableString.Invariant(
        $"{{\"type\":\"Polygon\",\"coordinates\":[[[{west},{south}],[{east},{south}],[{east},{south + 0.01}],[{west},{south + 0.01}],[{west},{south}]]]}}")).RootElement;
}
