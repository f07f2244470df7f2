using System.Net;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

[Collection(nameof(SharedDistrict))]
public sealed class MyGridsTests(AreaServers servers)
{
    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_grid_worker_gets_their_grid_and_somebody_above_the_first_of_theirs(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker", town.GridPath(2));
        var mine = await worker.ReadAsync("api/my/grids");
        var grid = Assert.Single(mine.Items("grids"));
        Assert.Equal((town.GridPath(2), "第2网格", false), (grid.Text("areaPath"), grid.Text("name"), mine.GetProperty("isCut").GetBoolean()));
        Assert.Equal("Polygon", grid.GetProperty("edge").Text("type"));
        Assert.Equal(JsonValueKind.Null, grid.GetProperty("counts").ValueKind);

        using var leader = await town.SignInAsync("grid-leader");
        Assert.Equal([town.GridPath(1), town.GridPath(2), town.GridPath(3), town.GridPath(4)], (await leader.ReadAsync("api/my/grids")).Items("grids").Select(g => g.Text("areaPath")!));
        using var unit = await town.Server.SignInAsync("unit-handler", Guid.CreateVersion7());
        Assert.Empty((await unit.ReadAsync("api/my/grids")).Items("grids"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_did_not_change_is_not_sent_again(StoreKind store)
    {
        var town = await servers.TownAsync(store);
        using var worker = await town.SignInAsync("grid-worker", town.GridPath(1));
        using var first = await worker.GetAsync(new Uri("api/my/grids", UriKind.Relative), TestContext.Current.CancellationToken);
        using var again = new HttpRequestMessage(HttpMethod.Get, "api/my/grids");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var same = await worker.SendAsync(again, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
    }
}
