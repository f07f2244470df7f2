using System.Net;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Travel;

public sealed class ShowWayTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_is_signed_in_is_told_the_way_and_nobody_else()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, DrawnTown.NoonClock());
        var places = await server.FoundTinyDistrictAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Root);
        var asked = $"/api/dispatch/way?{At("from", 0, 0)}&{At("to", 1, 1)}";
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await worker.GetAsync(asked, Ct).ReadAsync()).GetProperty("line").ValueKind);

        await server.DrawTownAsync();
        var way = await worker.GetAsync(asked, Ct).ReadAsync();
        // A block of 169 m and one of 222 m, at 5 km/h.
        Assert.InRange(way.GetProperty("metres").GetInt32(), 389, 393);
        Assert.InRange(way.GetProperty("seconds").GetInt32(), 279, 284);
        Assert.True(way.GetProperty("line").GetArrayLength() >= 3);
        Assert.Equal(2, way.GetProperty("streets").GetArrayLength());
        Assert.True((await worker.GetAsync(asked + "&mode=car", Ct).ReadAsync()).GetProperty("seconds").GetInt32() < 100);

        await worker.GetAsync(asked + "&mode=boat", Ct).RefusedAsync("request.invalid", HttpStatusCode.BadRequest);
        await worker.GetAsync($"/api/dispatch/way?{At("from", 0, 0)}&toLon=181&toLat=0", Ct).RefusedAsync("request.invalid", HttpStatusCode.BadRequest);
        using var nobody = new HttpClient { BaseAddress = server.Address };
        await nobody.GetAsync(asked, Ct).RefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
    }

    private static string At(string end, double east, double north)
    {
        var (longitude, latitude) = DrawnTown.At(east, north);
        return FormattableString.Invariant($"{end}Lon={longitude}&{end}Lat={latitude}");
    }
}
