using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class OfficeTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_of_the_three_levels_of_centres_serves_its_own_level_of_area(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var chief = await town.SignInAsync("leader", Land.Root);
        Assert.Equal("200", await CreateAsync(chief, "D" + town.Code, "district", Land.Root));
        Assert.Equal("200", await CreateAsync(chief, "S" + town.Code, "sub-centre", Land.Subdistrict));
        Assert.Equal("200", await CreateAsync(chief, "T" + town.Code, "station", town.Path));
        Assert.Equal("400 areas.centre.level-mismatch", await CreateAsync(chief, "X" + town.Code, "sub-centre", town.Path));
        Assert.Equal("400 areas.unknown-place", await CreateAsync(chief, "X" + town.Code, "station", town.Path + "none/"));
        Assert.Equal("409 areas.centre.code-taken", await CreateAsync(chief, "T" + town.Code, "station", town.Path));
        using var leader = await town.SignInAsync("leader");
        Assert.Equal("403 access.elsewhere", await CreateAsync(leader, "Y" + town.Code, "district", Land.Root));

        var station = (await leader.ReadAsync($"api/centres?level=station&under={town.Path}")).Items("items").Single();
        var address = "api/centres/" + station.Text("id");
        var fields = new { name = "新站", areaPath = town.Path, phone = "3052345", longitude = town.West, latitude = town.South };
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Put, address, fields, 0)).CodeAsync());
        Assert.Equal("412 areas.stale", await (await leader.SendAsync(HttpMethod.Put, address, fields, 0)).CodeAsync());
        Assert.Equal("新站", (await leader.ReadAsync(address)).Text("name"));
        var community = await town.AreaAsync(town.Path);
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, address + "/end", null, 1)).CodeAsync());
        Assert.Equal("409 areas.centre.ended", await (await leader.SendAsync(HttpMethod.Put, address, fields, 2)).CodeAsync());
        Assert.Empty((await leader.ReadAsync($"api/centres?level=station&under={town.Path}")).Items("items"));
        Assert.Equal("409 areas.end.has-children", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{community.Id}/end", null, 0)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Units_are_made_changed_ended_and_found(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var leader = await town.SignInAsync("leader");
        var request = new { unitId = Guid.CreateVersion7(), code = "W" + town.Code, fields = new { name = "水务" + town.Code, areaPath = town.Path } };
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, "api/units", request)).CodeAsync());
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, "api/units", request)).CodeAsync());
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Put, $"api/units/{request.unitId}", new { name = "供水" + town.Code, areaPath = town.GridPath(1) }, 0)).CodeAsync());
        Assert.Equal("403 access.elsewhere", await (await leader.SendAsync(HttpMethod.Put, $"api/units/{request.unitId}", new { name = "x", areaPath = Land.Root }, 1)).CodeAsync());
        Assert.Single((await leader.ReadAsync($"api/units?search={Uri.EscapeDataString("供水" + town.Code)}")).Items("items"));
        Assert.Equal("409 areas.end.is-served", await (await leader.SendAsync(HttpMethod.Post, $"api/areas/{await town.IdAsync(1)}/end", null, 0)).CodeAsync());
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Post, $"api/units/{request.unitId}/end", null, 1)).CodeAsync());
        Assert.Equal("404 areas.unit.unknown", await (await leader.GetAsync(new Uri($"api/units/{Guid.CreateVersion7()}", UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Premises_and_streets_are_found_by_word_and_by_place(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker");
        Assert.Equal(["凯帝超市"], (await worker.ReadAsync($"api/premises?search={Uri.EscapeDataString("海滨路")}")).Items("items").Select(p => p.Text("name")));
        var first = await worker.ReadAsync($"api/premises?search={Uri.EscapeDataString("凯帝")}&size=1");
        var second = await worker.ReadAsync($"api/premises?search={Uri.EscapeDataString("凯帝")}&size=1&after={first.Text("next")}");
        Assert.Equal(["凯帝超市", "凯帝家园1号楼"], first.Items("items").Concat(second.Items("items")).Select(p => p.Text("name")));
        Assert.Null(second.Text("next"));
        Assert.Equal(["building"], (await worker.ReadAsync("api/premises?box=10.0015,10.0015,10.003,10.003")).Items("items").Select(p => p.Text("kind")));
        Assert.Equal("400 areas.box-unfit", await (await worker.GetAsync(new Uri("api/premises?box=1,2,3", UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());

        var streets = await worker.ReadAsync("api/streets?west=10.005&south=10.005&east=10.006&north=10.006");
        Assert.Equal(["海滨路"], streets.Items("features").Select(f => f.GetProperty("properties").Text("name")));
        Assert.Empty((await worker.ReadAsync("api/streets?west=11&south=11&east=11.5&north=11.5")).Items("features"));
        Assert.Equal("400 areas.box-unfit", await (await worker.GetAsync(new Uri("api/streets?west=0&south=0&east=20&north=20", UriKind.Relative), TestContext.Current.CancellationToken)).CodeAsync());
    }

    private static async Task<string> CreateAsync(StaffClient client, string code, string level, string areaPath) =>
        await (await client.SendAsync(HttpMethod.Post, "api/centres", new { centreId = Guid.CreateVersion7(), code, level, fields = new { name = code, areaPath } })).CodeAsync();
}
