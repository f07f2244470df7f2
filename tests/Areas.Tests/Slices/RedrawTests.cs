using System.Text.Json;
using NetTopologySuite.Geometries;
using Wangge.Areas.Http;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class RedrawTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_would_leave_ground_in_no_grid_or_in_two_is_refused_with_the_pieces_and_nothing_changes(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var (west, east) = (await town.IdAsync(1), await town.IdAsync(2));
        var gap = await RefuseAsync(leader, new { edges = new[] { Drawn(west, Strip(town, 0, 0.008)) } });
        Assert.Equal(("areas.redraw.gap", "gap", town.GridPath(1)), (gap.Code, gap.Piece.Text("kind"), gap.Piece.Text("cell_a")));
        Assert.Equal("areas.redraw.overlap", (await RefuseAsync(leader, new { edges = new[] { Drawn(west, Strip(town, 0, 0.012)) } })).Code);
        Assert.Equal("areas.redraw.outside", (await RefuseAsync(leader, new { edges = new[] { Drawn(west, Strip(town, -0.012, 0.01)) } })).Code);
        Assert.Equal("areas.redraw.gap", (await RefuseAsync(leader, new { edges = Array.Empty<object>(), ended = new[] { new { areaId = east, version = 0 } } })).Code);
        Assert.Equal("400 areas.redraw.nothing", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", new { edges = Array.Empty<object>() })).CodeAsync());
        Assert.Equal((0, 0), ((await town.AreaAsync(town.GridPath(1))).Version, (await town.AreaAsync(town.GridPath(2))).Version));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_community_that_is_broken_already_can_be_mended_but_not_broken_further(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var (west, east) = (await town.IdAsync(1), await town.IdAsync(2));
        await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{west}/edge", new { edge = Strip(town, 0, 0.006) }, 0)).JsonAsync();
        Assert.Equal("areas.redraw.gap", (await RefuseAsync(leader, new { edges = new[] { Drawn(west, Strip(town, 0, 0.005), 1) } })).Code);
        await SendAsync(leader, new { edges = new[] { Drawn(west, Strip(town, 0, 0.008), 1) } });
        await SendAsync(leader, new { edges = new[] { Drawn(east, Strip(town, 0.008, 0.02), 0) } });
        Assert.Equal(town.GridPath(2), (await town.MapAsync()).FindGrid(town.West + 0.009, town.South + 0.005)?.AreaPath);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_grid_is_split_in_two_that_share_what_it_counted(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var (grid, half, parent) = (await town.IdAsync(1), Guid.CreateVersion7(), (await town.AreaAsync(town.Path)).Id);
        await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{grid}/ledger", Counts(100), 0)).JsonAsync();
        object Split(int stays, int goes) => new
        {
            edges = new[] { new { areaId = grid, version = 0, edge = Strip(town, 0, 0.004), counts = Counts(stays) } },
            made = new[] { new { areaId = half, parentId = parent, code = "G5", name = "第五网格", edge = Strip(town, 0.004, 0.01), counts = Counts(goes) } },
            reason = "人口增长",
        };
        Assert.Equal("400 areas.redraw.counts-differ", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", Split(40, 59))).CodeAsync());
        await SendAsync(leader, Split(40, 60));

        Assert.Equal(town.GridPath(5), (await town.MapAsync()).FindGrid(town.West + 0.008, town.South + 0.005)?.AreaPath);
        Assert.Equal(60, (await leader.ReadAsync($"api/areas/{half}/ledger")).GetProperty("counts").Int("resident"));
        Assert.Equal(2, (await leader.ReadAsync($"api/areas/{grid}/ledger")).Int("version"));
        Assert.Equal("409 request.id-reused", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", new { edges = Array.Empty<object>(), made = new[] { new { areaId = half, parentId = parent, code = "G6", name = "x", edge = Strip(town, 0, 0.004) } } })).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_grids_become_one_which_counts_for_both_and_postings_of_the_other_end(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var (stays, goes) = (await town.IdAsync(1), await town.IdAsync(2));
        await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{stays}/ledger", Counts(100), 0)).JsonAsync();
        await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{goes}/ledger", Counts(50), 0)).JsonAsync();
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{goes}/postings", new { postingId = Guid.CreateVersion7(), accountId = leader.AccountId, postKey = "patrol" })).JsonAsync();
        object Merge(object? counts) => new { edges = new[] { new { areaId = stays, version = 0, edge = Strip(town, 0, 0.02), counts } }, ended = new[] { new { areaId = goes, version = 0 } } };
        Assert.Equal("400 areas.redraw.counts-differ", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", Merge(null))).CodeAsync());
        var areas = await SendAsync(leader, Merge(Counts(150)));

        Assert.Equal(2, areas.EnumerateArray().Count());
        Assert.NotNull((await leader.ReadAsync($"api/areas/{goes}")).GetProperty("area").Text("endedAt"));
        Assert.Empty((await leader.ReadAsync($"api/areas/{goes}/postings")).Items("items"));
        Assert.Equal(150, (await leader.ReadAsync($"api/areas/{stays}/ledger")).GetProperty("counts").Int("resident"));
        Assert.Equal("409 areas.area.ended", await (await leader.SendAsync(HttpMethod.Post, "api/areas/redraw", new { edges = new[] { Drawn(goes, Strip(town, 0.01, 0.02), 1) } })).CodeAsync());
    }

    private static object Drawn(Guid areaId, JsonElement edge, int version = 0) => new { areaId, version, edge };

    private static object Counts(int resident) => new { resident, temporary = 0, households = 0, buildings = 0, shops = 0, householdsInDifficulty = 0 };

    private static async Task<JsonElement> SendAsync(StaffClient client, object request) => await (await client.SendAsync(HttpMethod.Post, "api/areas/redraw", request)).JsonAsync();

    private static async Task<(string? Code, JsonElement Piece)> RefuseAsync(StaffClient client, object request)
    {
        using var answer = await client.SendAsync(HttpMethod.Post, "api/areas/redraw", request);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(409, (int)answer.StatusCode);
        return (problem.Text("code"), problem.GetProperty("faults").Items("features").First().GetProperty("properties"));
    }

    /// <summary>A piece of the town's southern row, from so many degrees to so many.</summary>
    private static JsonElement Strip(Town town, double from, double to) => Shapes.ToJson(GeometryFactory.Default.CreatePolygon(
        [new(town.West + from, town.South), new(town.West + to, town.South), new(town.West + to, town.South + 0.01), new(town.West + from, town.South + 0.01), new(town.West + from, town.South)]));
}
