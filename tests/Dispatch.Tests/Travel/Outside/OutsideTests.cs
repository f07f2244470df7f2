using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Dispatch.Travel.Outside;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Travel.Outside;

/// <summary>Travel times of a server outside, in OSRM's and in Valhalla's dialect; the house's own roads where it does not answer.</summary>
public sealed class OutsideTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TravelPoint Place = new(120.905, 40.705);
    private static readonly TravelPoint Near = new(120.902, 40.703);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("osrm", 7)]
    [InlineData("valhalla", 0)]
    public async Task Rankings_and_ways_are_those_of_the_server(string kind, double beside)
    {
        await using var fake = await FakeServer.StartAsync();
        await using var server = await StartAsync(kind, fake.Address);
        var metres = Kernel.Places.Metres.Nearby(Near.Longitude, Near.Latitude, Place.Longitude, Place.Latitude);
        var ranking = await AskAsync(server, t => t.RankAsync(Place, [Near, new(121.5, 40), Near with { Latitude = 41 }], RoadMode.Car, Hour, Ct));
        Assert.False(ranking.IsStandIn);
        Assert.Equal((metres / 10) + TravelBounds.Walk(beside).TotalSeconds, ranking.Times[0].Duration!.Value.TotalSeconds, 0.01);
        Assert.Equal(metres + beside, ranking.Times[0].Metres!.Value, 0.01);
        Assert.Equal(NoTravel.NotWithin, ranking.Times[1].WhyNot);
        Assert.Equal(NoTravel.NotWithin, (await AskAsync(server, t => t.RankAsync(Place, [Near with { Latitude = 41 }], RoadMode.Car, TimeSpan.FromMinutes(1), Ct))).Times[0].WhyNot);
        Assert.Equal(NoTravel.PlaceOffRoads, (await AskAsync(server, t => t.RankAsync(new(120, 43), [Near], RoadMode.Car, Hour, Ct))).Times[0].WhyNot);

        var way = (await AskAsync(server, t => t.FindWayAsync(Near, Place, RoadMode.Foot, Ct))).Way!;
        Assert.Equal(["一路", "二街"], way.Streets);
        Assert.Equal((Near.Longitude, Near.Latitude, Place.Longitude), (way.Line[0].X, way.Line[0].Y, way.Line.EndPoint.X), (a, b) => Math.Abs(a.Item1 - b.Item1) + Math.Abs(a.Item2 - b.Item2) + Math.Abs(a.Item3 - b.Item3) < 1e-6);
        Assert.Equal(metres + beside, way.Metres, 0.01);
        Assert.Equal(NoTravel.NotWithin, (await AskAsync(server, t => t.FindWayAsync(new(121.5, 40), Place, RoadMode.Foot, Ct))).WhyNot);
        Assert.Contains(kind == "osrm" ? "/route/v1/foot/120.902,40.703;120.905,40.705" : "/route", fake.Asked);
    }

    [Fact]
    public async Task Many_places_are_asked_for_in_as_many_questions_as_the_server_takes()
    {
        await using var fake = await FakeServer.StartAsync();
        await using var server = await StartAsync("osrm", fake.Address);
        var from = Enumerable.Range(0, 200).Select(i => Near with { Longitude = Near.Longitude + (i * 1e-5) }).ToList();
        var ranking = await AskAsync(server, t => t.RankAsync(Place, from, RoadMode.Car, Hour, Ct));
        Assert.Equal(200, ranking.Times.Count);
        Assert.Equal(3, fake.Asked.Count);
        Assert.Equal(ranking.Times.Select(t => t.Duration).OrderDescending(), ranking.Times.Select(t => t.Duration));
    }

    [Theory]
    [InlineData("osrm", "error"), InlineData("osrm", "elsewhere"), InlineData("osrm", "nonsense"), InlineData("osrm", "other-shape"), InlineData("osrm", "silence")]
    [InlineData("valhalla", "error"), InlineData("valhalla", "elsewhere"), InlineData("valhalla", "nonsense"), InlineData("valhalla", "other-shape"), InlineData("valhalla", "silence")]
    public async Task Where_it_does_not_answer_the_own_roads_do_and_say_so(string kind, string fault)
    {
        await using var fake = await FakeServer.StartAsync();
        var clock = new MovableClock();
        await using var server = await StartAsync(kind, fake.Address, clock);
        await server.DrawTownAsync();
        fake.Instead = async http =>
        {
            if (fault == "error") { http.Response.StatusCode = 500; }
            if (fault == "elsewhere") { http.Response.Redirect(new Uri(fake.Address, "/elsewhere").ToString()); }
            if (fault == "nonsense") { await http.Response.WriteAsync("<html>"); }
            if (fault == "other-shape") { await http.Response.WriteAsync("""{"code":"Ok","sources_to_targets":[],"durations":[]}"""); }
            if (fault == "silence") { await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default); }
        };
        for (var i = 0; i < 3; i++)
        {
            var ranking = await AskAsync(server, t => t.RankAsync(Place, [Near], RoadMode.Car, Hour, Ct));
            Assert.True(ranking.IsStandIn);
            Assert.NotNull(ranking.Times[0].Duration);
        }

        Assert.True((await AskAsync(server, t => t.FindWayAsync(Near, Place, RoadMode.Car, Ct))).IsStandIn);
        // It is left alone for a while, and no other address is asked.
        Assert.Single(fake.Asked);
        Assert.DoesNotContain("/elsewhere", fake.Asked);
        fake.Instead = null;
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await AskAsync(server, t => t.RankAsync(Place, [Near], RoadMode.Car, Hour, Ct))).IsStandIn);
    }

    [Fact]
    public async Task While_a_road_is_closed_the_own_roads_answer_since_the_server_does_not_know_of_it()
    {
        await using var fake = await FakeServer.StartAsync();
        await using var server = await StartAsync("osrm", fake.Address);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var (longitude, latitude) = DrawnTown.At(1.25, 1);
        await desk.PostAsJsonAsync(
            "/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), shape = new { type = "Point", coordinates = new[] { longitude, latitude } }, whom = "public", reason = "fire" }, Ct).ReadAsync();
        // What is closed to the public alone is open to units: the server outside knows all that counts.
        Assert.False((await AskAsync(server, t => t.RankAsync(Place, [Near], RoadMode.Car, Hour, Ct))).IsStandIn);
        Assert.False((await desk.GetAsync("/api/dispatch/speeds", Ct).ReadAsync()).GetProperty("isStandIn").GetBoolean());
        await desk.PostAsJsonAsync(
            "/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), shape = new { type = "Point", coordinates = new[] { longitude, latitude } }, whom = "car", reason = "fire" }, Ct).ReadAsync();
        Assert.True((await AskAsync(server, t => t.RankAsync(Place, [Near], RoadMode.Car, Hour, Ct))).IsStandIn);
        Assert.False((await AskAsync(server, t => t.RankAsync(Place, [Near], RoadMode.Foot, Hour, Ct))).IsStandIn);
        Assert.True((await desk.GetAsync("/api/dispatch/speeds", Ct).ReadAsync()).GetProperty("isStandIn").GetBoolean());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?")]
    [InlineData("_p~iF~")]
    [InlineData("~~~~~~~~~~~~")]
    [InlineData("路")]
    public void A_line_that_breaks_off_is_no_line(string text) => Assert.Throws<FormatException>(() => ValhallaTravelTimes.LineOf(text));

    private static async Task<T> AskAsync<T>(TestServer server, Func<ITravelTimes, Task<T>> ask)
    {
        await using var scope = server.Scope();
        return await ask(scope.ServiceProvider.GetRequiredService<ITravelTimes>());
    }

    private static Task<TestServer> StartAsync(string kind, Uri address, TimeProvider? clock = null) => TestServer.StartAsync(StoreKind.Sqlite, clock, builder =>
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Dispatch:TravelTimes:Kind"] = kind, ["Dispatch:TravelTimes:Address"] = address.ToString(), ["Dispatch:TravelTimes:Timeout"] = "00:00:01",
        }));
}
