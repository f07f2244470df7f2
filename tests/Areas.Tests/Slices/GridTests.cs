using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class GridTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Grids_stand_within_grids_to_any_depth_and_a_basic_grid_holds_none(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var parent = (await town.AreaAsync(town.Path)).Id;
        for (var depth = 1; depth <= 5; depth++)
        {
            var id = Guid.CreateVersion7();
            var made = await (await leader.SendAsync(HttpMethod.Post, "api/areas", new { areaId = id, parentId = parent, code = $"L{depth}", name = $"第{depth}层", isBasic = depth == 5 })).JsonAsync();
            Assert.Equal(depth == 5 ? "basic" : "grid", made.Text("level"));
            parent = id;
        }

        Assert.Equal(town.Path + "L1/L2/L3/L4/L5/", (await leader.ReadAsync($"api/areas/{parent}")).GetProperty("area").Text("areaPath"));
        var below = new { areaId = Guid.CreateVersion7(), parentId = parent, code = "L6", name = "x", isBasic = true };
        Assert.Equal("400 areas.area.level-unfit", await (await leader.SendAsync(HttpMethod.Post, "api/areas", below)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_repeated_creation_answers_as_the_first_and_another_with_its_id_is_refused(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var parent = (await town.AreaAsync(town.Path)).Id;
        var request = new { areaId = Guid.CreateVersion7(), parentId = parent, code = "X", name = "甲", isBasic = true };
        var first = await (await leader.SendAsync(HttpMethod.Post, "api/areas", request)).JsonAsync();
        var again = await (await leader.SendAsync(HttpMethod.Post, "api/areas", request)).JsonAsync();
        Assert.Equal(first.GetRawText(), again.GetRawText());
        Assert.Equal("409 request.id-reused", await (await leader.SendAsync(HttpMethod.Post, "api/areas", request with { name = "乙" })).CodeAsync());
        Assert.Equal("409 areas.area.path-taken", await (await leader.SendAsync(HttpMethod.Post, "api/areas", request with { areaId = Guid.CreateVersion7() })).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_change_of_an_old_copy_is_stale_and_one_without_a_copy_is_refused(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var id = await town.IdAsync(1);
        Assert.Equal("400 request.if-match-needed", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}", new { name = "新名" })).CodeAsync());
        using var changed = await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}", new { name = "新名" }, version: 0);
        Assert.Equal(("新名", "\"1\""), ((await changed.JsonAsync()).Text("name"), changed.Headers.ETag?.ToString()));
        Assert.Equal("412 areas.stale", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}", new { name = "旧名" }, version: 0)).CodeAsync());
        Assert.Equal("新名", (await town.MapAsync()).FindArea(town.GridPath(1))?.Name);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_edge_is_found_at_once_and_the_old_one_stays_with_who_and_why(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var id = await town.IdAsync(1);
        var half = Land.Square(town.West, town.South, 0.005);
        var request = new { edge = JsonDocument.Parse(Land.Json(half)).RootElement, reason = "道路改线" };
        await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}/edge", request, version: 0)).JsonAsync();

        Assert.Equal("404 areas.at.no-grid", await (await leader.GetAsync(At(town.West + 0.008, town.South + 0.008), TestContext.Current.CancellationToken)).CodeAsync());
        var at = await leader.ReadAsync(At(town.West + 0.001, town.South + 0.001).ToString());
        Assert.Equal(town.GridPath(1), at.GetProperty("grid").Text("areaPath"));
        Assert.Equal([Land.Root, Land.Subdistrict, town.Path], at.Items("above").Select(a => a.Text("areaPath")));

        var edges = (await leader.ReadAsync($"api/areas/{id}")).Items("edges").ToList();
        Assert.Equal([1, 0], edges.Select(e => e.Int("version")));
        Assert.Equal((leader.AccountId, "道路改线"), (edges[0].GetProperty("actorId").GetGuid(), edges[0].Text("reason")));
        Assert.Equal(edges[0].GetProperty("from").GetDateTimeOffset(), edges[1].GetProperty("until").GetDateTimeOffset());
        Assert.Equal(2, (await leader.ReadAsync($"api/areas/{id}/edges")).Items("features").Count());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_edge_that_crosses_itself_or_has_no_ground_is_refused(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var id = await town.IdAsync(1);
        var bow = JsonDocument.Parse("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}""").RootElement;
        Assert.Equal("400 geojson.geometry-invalid", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}/edge", new { edge = bow }, 0)).CodeAsync());
        var speck = JsonDocument.Parse(Land.Json(Land.Square(1, 1, 0.000001))).RootElement;
        Assert.Equal("400 areas.edge.too-small", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}/edge", new { edge = speck }, 0)).CodeAsync());
        Assert.Equal(0, (await town.AreaAsync(town.GridPath(1))).Version);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_leader_of_one_subdistrict_cannot_touch_another_s_grids(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var stranger = await town.SignInAsync("leader", Land.OtherSubdistrict);
        var id = await town.IdAsync(1);
        var edge = JsonDocument.Parse(Land.Json(town.Grid(1))).RootElement;
        (HttpMethod Method, string Address, object Body)[] acts =
        [
            (HttpMethod.Put, $"api/areas/{id}", new { name = "x" }),
            (HttpMethod.Put, $"api/areas/{id}/edge", new { edge }),
            (HttpMethod.Post, "api/areas/redraw", new { edges = new[] { new { areaId = id, version = 0, edge } } }),
            (HttpMethod.Post, $"api/areas/{id}/end", new { }),
            (HttpMethod.Post, $"api/areas/{id}/move", new { parentId = id }),
            (HttpMethod.Post, "api/areas", new { areaId = Guid.CreateVersion7(), parentId = id, code = "X", name = "x", isBasic = true }),
            (HttpMethod.Put, $"api/areas/{id}/ledger", new { resident = 1, temporary = 0, households = 0, buildings = 0, shops = 0, householdsInDifficulty = 0 }),
            (HttpMethod.Post, $"api/areas/{id}/postings", new { postingId = Guid.CreateVersion7(), accountId = stranger.AccountId, postKey = "patrol" }),
        ];
        foreach (var (method, address, body) in acts)
        {
            Assert.Equal("403 access.elsewhere", await (await stranger.SendAsync(method, address, body, 0)).CodeAsync());
        }

        using var worker = await town.SignInAsync("grid-worker");
        Assert.Equal("403 access.no-role", await (await worker.SendAsync(HttpMethod.Put, $"api/areas/{id}", new { name = "x" }, 0)).CodeAsync());
        using var nobody = town.Server.Client();
        Assert.Equal("401 access.not-signed-in", await (await nobody.GetAsync(new Uri("api/areas", UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_grid_moves_with_all_that_stands_under_it_and_whoever_serves_it(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var community = await town.AreaAsync(town.Path);
        var (upper, other) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await (await leader.SendAsync(HttpMethod.Post, "api/areas", new { areaId = upper, parentId = community.Id, code = "U", name = "甲", isBasic = false })).JsonAsync();
        await (await leader.SendAsync(HttpMethod.Post, "api/areas", new { areaId = other, parentId = community.Id, code = "V", name = "乙", isBasic = false })).JsonAsync();
        var grid = await town.IdAsync(1);
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{grid}/move", new { parentId = upper }, 0)).JsonAsync();
        var unit = new { unitId = Guid.CreateVersion7(), code = "U" + town.Code, fields = new { name = "物业", areaPath = town.Path + "U/G1/" } };
        await (await leader.SendAsync(HttpMethod.Post, "api/units", unit)).JsonAsync();
        await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{upper}/move", new { parentId = other, reason = "合并" }, 0)).JsonAsync();

        Assert.Equal(town.Path + "V/U/G1/", (await town.MapAsync()).FindGrid(grid)?.AreaPath);
        Assert.Equal(town.Path + "V/U/G1/", (await leader.ReadAsync($"api/units/{unit.unitId}")).Text("areaPath"));
        Assert.Equal("409 areas.move.into-itself", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{other}/move", new { parentId = upper }, 0)).CodeAsync());
        Assert.Equal("409 areas.end.has-children", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{upper}/end", null, 1)).CodeAsync());
        Assert.Equal([town.Path + "V/U/G1/", town.Path + "U/G1/", town.GridPath(1)], (await leader.ReadAsync($"api/areas/{grid}")).Items("edges").Select(e => e.Text("areaPath")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_ended_grid_holds_no_place_and_its_path_is_free_again(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var id = await town.IdAsync(4);
        var ended = await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{id}/end", null, 0)).JsonAsync();
        var again = await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{id}/end", null, 0)).JsonAsync();
        Assert.Equal(ended.GetRawText(), again.GetRawText());
        Assert.Null((await town.MapAsync()).FindGrid(town.West + 0.015, town.South + 0.015));
        Assert.Equal("409 areas.area.ended", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{id}", new { name = "x" }, 1)).CodeAsync());
        var made = new { areaId = Guid.CreateVersion7(), parentId = (await town.AreaAsync(town.Path)).Id, code = "G4", name = "x", isBasic = true };
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, "api/areas", made)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_page_without_loss_and_refuse_filters_that_they_do_not_know(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker");
        foreach (var sort in (string[])["path", "name"])
        {
            var (found, after) = (new List<string?>(), (string?)null);
            do
            {
                var page = await worker.ReadAsync($"api/areas?under={town.Path}&level=basic&sort={sort}&size=3&after={after}");
                found.AddRange(page.Items("items").Select(a => a.Text("code")));
                after = page.Text("next");
            }
            while (after is not null);
            Assert.Equal(["G1", "G2", "G3", "G4"], found);
        }

        Assert.Equal(["G2"], (await worker.ReadAsync($"api/areas?under={town.Path}&search={Uri.EscapeDataString("第2")}")).Items("items").Select(a => a.Text("code")));
        foreach (var wrong in (string[])["parent=x", "sort=size", "level=street", "Level=basic&nmae=x"])
        {
            Assert.Equal("400 areas.list.unknown-filter", await (await worker.GetAsync(new Uri("api/areas?" + wrong, UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());
        }

    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Neighbours_share_an_edge_not_only_a_corner(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker");
        var neighbours = await worker.ReadAsync($"api/areas/{await town.IdAsync(1)}/neighbours");
        Assert.Equal([town.GridPath(2), town.GridPath(3)], neighbours.EnumerateArray().Select(n => n.Text("areaPath")).Order(StringComparer.Ordinal));
        var map = await worker.ReadAsync($"api/areas/map?under={town.Path}&box={town.West + 0.011},{town.South + 0.001},{town.West + 0.012},{town.South + 0.002}");
        Assert.Equal([town.GridPath(2)], map.Items("features").Select(f => f.GetProperty("properties").Text("path")));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_map_that_a_screen_has_already_is_not_sent_again(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker");
        using var first = await worker.GetAsync(new Uri($"api/areas/map?under={town.Path}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"api/areas/map?under={town.Path}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(System.Net.HttpStatusCode.NotModified, (await worker.SendAsync(again, TestContext.Current.CancellationToken)).StatusCode);
    }

    private static Uri At(double longitude, double latitude) => new(FormattableString.Invariant($"api/areas/at?longitude={longitude}&latitude={latitude}"), UriKind.Relative);
}
