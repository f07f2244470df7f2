using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Rings;
using Wangge.Kernel.Access;
using Wangge.Kernel.Live;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Rings;

/// <summary>Rings over HTTP, on both stores: one street of 1.7 km, of which a part in the east must be reached in one minute.</summary>
public sealed class RingTests
{
    private const double Middle = TinyDistrict.South + 0.005;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_free_units_reach_is_measured_drawn_and_listed_and_follows_them(StoreKind store)
    {
        // Narrow enough to be reached, and far enough not to be, at any hour.
        await using var town = await TownAsync(store, 0.012, 0.018);
        var west = await town.UnitAsync("P1", TinyDistrict.West + 0.002);
        var east = await town.UnitAsync("P2", TinyDistrict.West + 0.015);
        var both = await town.RingsAsync();
        Assert.Equal((1.0, 1.0), (Share(both, "metres"), Share(both, "people")));
        Assert.Equal(1_689, both.GetProperty("whole").GetProperty("metres").GetDouble(), 3.0);

        // Of the 507 m in the strict zone the western car reaches what lies within some 500 m of it: nothing.
        var loss = await town.Desk.GetAsync($"/api/dispatch/rings/without/{east}", Ct).ReadAsync();
        Assert.Equal(0.7, loss.GetProperty("without").GetProperty("metresShare").GetDouble(), 0.001);
        Assert.Equal(1, loss.GetProperty("with").GetProperty("metresShare").GetDouble());
        Assert.Equal(HttpStatusCode.NoContent, await town.TileAsync());

        await town.SayAsync(east, "busy");
        var one = await town.RingsAsync();
        Assert.Equal((0.7, 1.0), (Math.Round(Share(one, "metres"), 3), Share(one, "people")));
        Assert.Equal([0.0, 1.0], one.GetProperty("zones").EnumerateArray().Select(z => z.GetProperty("share").GetProperty("metresShare").GetDouble()));
        Assert.True(one.GetProperty("number").GetInt64() > both.GetProperty("number").GetInt64());
        var street = Assert.Single((await town.Desk.GetAsync("/api/dispatch/rings/unreached", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("中街", 1), (street.GetProperty("name").GetString(), street.GetProperty("zoneMinutes").GetInt32()));
        Assert.Equal(507, street.GetProperty("metres").GetDouble(), 3.0);
        Assert.InRange(street.GetProperty("firstAfterSeconds").GetInt32(), 60, 250);
        Assert.Equal(HttpStatusCode.OK, await town.TileAsync());
        await town.Desk.GetAsync($"/api/dispatch/rings/without/{east}", Ct).RefusedAsync("dispatch.rings.unknown-unit", HttpStatusCode.NotFound);

        await town.SayAsync(west, "off");
        Assert.Equal(0, Share(await town.RingsAsync(), "metres"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_usual_week_is_measured_hour_by_hour_by_shifts_and_speeds(StoreKind store)
    {
        await using var town = await TownAsync(store, 0.01, 0.02);
        await town.UnitAsync("P1", TinyDistrict.West + 0.005);
        await town.UnitAsync("P2", TinyDistrict.West + 0.015, "08:00", "20:00");
        var hours = (await town.Desk.GetAsync("/api/dispatch/rings/week", Ct).ReadAsync()).GetProperty("hours").EnumerateArray().ToList();
        Assert.Equal(168, hours.Count);
        double At(int day, int hour) => hours[(day * 24) + hour].GetProperty("metresShare").GetDouble();
        Assert.Equal([1, 2], hours.Take(10).Select(h => h.GetProperty("units").GetInt32()).Distinct());
        Assert.Equal(1, At(0, 12));
        // In the morning's traffic of a workday a minute is not enough for the whole half; on a Saturday it is.
        Assert.True(At(0, 8) < 1);
        Assert.Equal(1, At(5, 8));
        Assert.True(At(0, 3) < At(0, 12));
    }

    [Fact]
    public async Task Consoles_are_told_when_the_rings_changed_and_not_when_they_did_not()
    {
        await using var town = await TownAsync(StoreKind.Sqlite, 0.01, 0.02);
        var code = town.Server.District.Code;
        var (watch, board) = (town.Server.Services.GetRequiredService<RingWatch>(), town.Server.Services.GetRequiredService<IGrainFactory>().GetGrain<IBoard>(code));
        await town.UnitAsync("P1", TinyDistrict.West + 0.002);
        await watch.LookAsync(code, Ct);
        var before = await board.GetVersionAsync(RingWatch.Topic);
        await watch.LookAsync(code, Ct);
        Assert.Equal(before, await board.GetVersionAsync(RingWatch.Topic));

        await town.UnitAsync("P2", TinyDistrict.West + 0.015);
        await watch.LookAsync(code, Ct);
        var told = Assert.Single((await board.ListSinceAsync(RingWatch.Topic, before))!).Change;
        Assert.Equal(("rings.measured", town.Places.Root), (told.Kind, told.AreaPath));
        Assert.Equal(Share(await town.RingsAsync(), "metres"), double.Parse(told.Facts["metresShare"], System.Globalization.CultureInfo.InvariantCulture), 1e-3);
    }

    [Fact]
    public async Task Without_roads_there_are_no_rings()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        foreach (var what in (string[])["", "/unreached", "/week", "/tiles/0/0/0.mvt", $"/without/{Guid.CreateVersion7()}"])
        {
            await desk.GetAsync("/api/dispatch/rings" + what, Ct).RefusedAsync("dispatch.rings.no-roads", HttpStatusCode.Conflict);
        }
    }

    private static double Share(JsonElement rings, string of) => rings.GetProperty("whole").GetProperty(of + "Share").GetDouble();

    /// <param name="from">Degrees east of the street's western end, where the strict zone begins.</param>
    private static async Task<Town> TownAsync(StoreKind store, double from, double until)
    {
        var clock = new MovableClock();
        var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        var street = new LineString([new(TinyDistrict.West, Middle), new(TinyDistrict.West + 0.01, Middle), new(TinyDistrict.West + 0.02, Middle)]);
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, [new DrawnRoad("residential", street, "中街")], "", Ct);
        await using (var scope = server.Scope())
        {
            var strict = new Envelope(TinyDistrict.West + from, TinyDistrict.West + until, TinyDistrict.South, TinyDistrict.South + 0.01);
            await scope.ServiceProvider.GetRequiredService<IZoneFounding>().FoundAsync([new PlannedZone(Guid.CreateVersion7(), "核心", "core", new GeometryFactory().ToGeometry(strict))], Ct);
        }

        var leader = await server.SignInAsync(new HeldRole("leader", places.Root, null), new HeldRole("shift-leader", places.Root, null));
        using var count = new HttpRequestMessage(HttpMethod.Put, $"/api/areas/{places.FirstGrid}/ledger")
        {
            Content = JsonContent.Create(new { resident = 90, temporary = 10, households = 30, buildings = 2, shops = 1, householdsInDifficulty = 0 }),
        };
        count.Headers.TryAddWithoutValidation("If-Match", "\"0\"");
        await leader.SendAsync(count, Ct).ReadAsync();
        return new Town(server, clock, places, await server.SignInAsync("dispatcher", places.Root), leader);
    }

    private sealed record Town(TestServer Server, MovableClock Clock, TinyPlaces Places, StaffClient Desk, StaffClient Leader) : IAsyncDisposable
    {
        /// <summary>A car on its post along the street, free.</summary>
        public async Task<Guid> UnitAsync(string code, double east, string? from = null, string? to = null)
        {
            var id = Guid.CreateVersion7();
            await Leader.PutAsJsonAsync(
                $"/api/dispatch/units/{id}",
                new { code, name = code + "组", kind = "car", areaPath = Places.Root, postLongitude = east, postLatitude = Middle, shiftFrom = from, shiftTo = to }, Ct).ReadAsync();
            await SayAsync(id, "free");
            return id;
        }

        public Task SayAsync(Guid unit, string state) =>
            Desk.PostAsJsonAsync($"/api/dispatch/units/{unit}/state", new { actId = Guid.CreateVersion7(), state }, Ct).ReadAsync();

        /// <summary>As they are once the house has looked again.</summary>
        public Task<JsonElement> RingsAsync()
        {
            Clock.Advance(RingsNow.LookEvery);
            return Desk.GetAsync("/api/dispatch/rings", Ct).ReadAsync();
        }

        public async Task<HttpStatusCode> TileAsync()
        {
            var address = TileAddress.At(TinyDistrict.West + 0.015, Middle, 14);
            using var answer = await Desk.GetAsync($"/api/dispatch/rings/tiles/{address.Z}/{address.X}/{address.Y}.mvt", Ct);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                var tile = new MapboxTileReader().Read(await answer.Content.ReadAsStreamAsync(Ct), new NetTopologySuite.IO.VectorTiles.Tiles.Tile(address.X, address.Y, address.Z));
                Assert.Contains(Assert.Single(tile.Layers).Features, f => Equals(f.Attributes["name"], "中街") && f.Geometry.Length > 0);
            }

            return answer.StatusCode;
        }

        public async ValueTask DisposeAsync()
        {
            Desk.Dispose();
            Leader.Dispose();
            await Server.DisposeAsync();
        }
    }
}
