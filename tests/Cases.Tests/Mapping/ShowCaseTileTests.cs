using System.Globalization;
using System.Net;
using System.Text;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Mapping;

/// <summary>The map's tiles of matters on both databases: who sees them, what they say from afar and from near.</summary>
public sealed class ShowCaseTileTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_matter_is_drawn_for_who_may_see_it_alone_and_counted_from_afar(StoreKind store)
    {
        await using var house = await CaseHouse.StartAsync(await Needed(store));
        var leader = await house.Staff("leader");
        var (east, north) = (TinyDistrict.Somewhere.Longitude, TinyDistrict.Somewhere.Latitude);
        var near = TileAddress.At(east, north, 17);
        using var nothing = await leader.GetAsync(PathOf(near), Ct);
        Assert.Equal(HttpStatusCode.NoContent, nothing.StatusCode);

        var sent = await house.ReportAsync("路灯");
        await house.ReportAsync("路灯");
        using var single = await leader.GetAsync(PathOf(near), Ct);
        Assert.Equal(VectorTile.ContentType, single.Content.Headers.ContentType!.MediaType);
        var text = Encoding.UTF8.GetString(await single.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains(sent.CaseId.ToString(), text);
        Assert.Contains("hazard.street-lamp", text);
        Assert.Contains("reported", text);
        Assert.DoesNotContain("路灯不亮了", text);

        using var far = await leader.GetAsync(PathOf(TileAddress.At(east, north, 10)), Ct);
        var cluster = Encoding.UTF8.GetString(await far.Content.ReadAsByteArrayAsync(Ct));
        Assert.Contains("clusters", cluster);
        Assert.Contains("in-time", cluster);
        Assert.DoesNotContain(sent.CaseId.ToString(), cluster);

        using var stranger = await house.Server.SignInAsync("acceptor", "/elsewhere/");
        using var hidden = await stranger.GetAsync(PathOf(near), Ct);
        Assert.Equal(HttpStatusCode.NoContent, hidden.StatusCode);
        using var other = await leader.GetAsync(PathOf(near) + "?type=hazard.manhole-cover", Ct);
        Assert.Equal(HttpStatusCode.NoContent, other.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_drawn_is_refused(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        foreach (var (path, status, code) in new[]
        {
            ("api/cases/tiles/3/9/1.mvt", HttpStatusCode.NotFound, "cases.tile.no-tile"), ("api/cases/tiles/23/0/0.mvt", HttpStatusCode.NotFound, "cases.tile.no-tile"),
            ("api/cases/tiles/5/1/1.mvt?colour=red", HttpStatusCode.BadRequest, "cases.list.unknown-filter"),
            ("api/cases/tiles/5/1/1.mvt?open=false", HttpStatusCode.BadRequest, "cases.tile.time-needed"),
        })
        {
            using var answer = await leader.GetAsync(path, Ct);
            await answer.Refuses(status, code);
        }
    }

    private static Task<StoreKind> Needed(StoreKind store)
    {
        Databases.Need(store);
        return Task.FromResult(store);
    }

    private static string PathOf(TileAddress tile) => string.Create(CultureInfo.InvariantCulture, $"api/cases/tiles/{tile.Z}/{tile.X}/{tile.Y}.mvt");
}
