using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.City;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Places;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests.Sight;

/// <summary>A button at <see cref="TinyDistrict.Somewhere"/>, a house north of it, cameras around.</summary>
public sealed class CoverageTests
{
    private static readonly LocalPlane Plane = new(TinyDistrict.Somewhere.Longitude, TinyDistrict.Somewhere.Latitude);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_place_is_seen_by_a_camera_that_works_and_is_not_behind_a_house(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        await DrawHouseAsync(house);
        await house.ButtonAsync();
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        Assert.Equal(("unseen", "school", 0.0), await PlaceAsync(leader));

        // 40 m south, looking north: seen once it is known to work.
        var south = await CameraAsync(house, "C01", 0, -40, direction: 0);
        Assert.Equal(("unseen", 1), ((await PlaceAsync(leader)).State, (await SumAsync(leader)).GetProperty("notTried").GetInt32()));
        await TriedAsync(house, south, null);
        Assert.Equal(("seen", "school", 1.0), await PlaceAsync(leader));
        Assert.Equal((1, 0, true), ((await SumAsync(leader)).GetProperty("working").GetInt32(), (await SumAsync(leader)).GetProperty("notTried").GetInt32(), (await SumAsync(leader)).GetProperty("hasBuildings").GetBoolean()));
        Assert.Equal("C01", (await ItemsAsync(leader))[0].GetProperty("cameras")[0].GetProperty("name").GetString());

        await TriedAsync(house, south, "video.fault.unreachable");
        Assert.Equal(("unseen", 1), ((await PlaceAsync(leader)).State, (await SumAsync(leader)).GetProperty("failing").GetInt32()));
        await house.Keeper.PostAsync($"/api/cameras/{south}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal(0, (await SumAsync(leader)).GetProperty("failing").GetInt32());

        // 40 m north, behind the house.
        await TriedAsync(house, await CameraAsync(house, "C02", 0, 40, direction: 180), null);
        Assert.Equal(("unseen", "school", 0.0), await PlaceAsync(leader));
    }

    [Fact]
    public async Task A_trial_says_what_would_be_seen_and_stores_nothing()
    {
        await using var house = await VideoFixture.StartAsync();
        await DrawHouseAsync(house);
        await house.ButtonAsync();
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        var behind = await TrialAsync(leader, 0, 40, 180);
        Assert.Equal((0, 0, "open"), (behind.GetProperty("newlySeen").GetInt32(), behind.GetProperty("changes").GetArrayLength(), behind.GetProperty("standing").GetString()));
        var before = await TrialAsync(leader, 0, -40, 0);
        Assert.Equal(1, before.GetProperty("newlySeen").GetInt32());
        var change = before.GetProperty("changes")[0];
        Assert.Equal(("unseen", "seen", 0.0, 1.0), (change.GetProperty("stateBefore").GetString(), change.GetProperty("stateAfter").GetString(), change.GetProperty("before").GetDouble(), change.GetProperty("after").GetDouble()));
        Assert.Equal(("unseen", "school", 0.0), await PlaceAsync(leader));

        // Turning away the one that sees it.
        var south = await CameraAsync(house, "C01", 0, -40, direction: 0);
        await TriedAsync(house, south, null);
        var turned = await TrialAsync(leader, 0, -40, 180, south);
        Assert.Equal((0, 1), (turned.GetProperty("newlySeen").GetInt32(), turned.GetProperty("noLongerSeen").GetInt32()));

        await leader.PostAsJsonAsync("/api/camera-coverage/trial", new { longitude = 10, latitude = 10, directionDegrees = 0, fieldOfViewDegrees = 90, reachMetres = 50 }, Ct).RefusedAsync("areas.unknown-place", HttpStatusCode.NotFound);
        using var elsewhere = await house.Server.SignInAsync("leader", "/elsewhere/");
        await TrialAnswerAsync(elsewhere, 0, -40, 0, null).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        Assert.Empty(await ItemsAsync(elsewhere));
    }

    [Fact]
    public async Task A_field_of_view_ends_at_the_walls()
    {
        await using var house = await VideoFixture.StartAsync();
        await DrawHouseAsync(house);
        var id = await CameraAsync(house, "C01", 0, -40, direction: 0, reach: 100);
        var told = await house.Desk.GetAsync($"/api/cameras/{id}/field", Ct).ReadAsync();
        Assert.Equal(("unknown", false, "open"), (told.GetProperty("health").GetString(), told.GetProperty("isWorking").GetBoolean(), told.GetProperty("standing").GetString()));
        var shape = ShapeOf(told);
        Assert.True(shape.IsValid);
        Assert.True(shape.Contains(PointAt(0, 14)));
        Assert.False(shape.Contains(PointAt(0, 20)));
        Assert.False(shape.Contains(PointAt(0, 40)));
        Assert.True(shape.Contains(PointAt(30, 20)));

        async Task<int> WithinAsync(double west, double north) =>
            (await house.Desk.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/camera-fields?west={west}&south={north - 0.004}&east={west + 0.004}&north={north}"), Ct).ReadAsync()).GetProperty("items").GetArrayLength();
        Assert.Equal((1, 0), (await WithinAsync(120.903, 40.707), await WithinAsync(120.913, 40.717)));
        await house.Desk.GetAsync("/api/camera-fields?west=100&south=30&east=110&north=40", Ct).RefusedAsync("video.coverage.bad-box", HttpStatusCode.BadRequest);
        using var far = await house.Server.SignInAsync("alarm-operator", "/elsewhere/");
        await far.GetAsync($"/api/cameras/{id}/field", Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_list_comes_in_pages_with_the_least_seen_first_and_as_a_file_that_is_on_record()
    {
        await using var house = await VideoFixture.StartAsync();
        for (var i = 0; i < 5; i++) { await PointAsync(house, $"P{i}", 200 * i, 0); }
        await TriedAsync(house, await CameraAsync(house, "C01", 0, -40, direction: 0), null);
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        Assert.Equal("P1 P2 P3 P4 P0", await NamesAsync(leader, ""));
        var first = await leader.GetAsync("/api/camera-coverage?size=3", Ct).ReadAsync();
        Assert.Equal("P4 P0", await NamesAsync(leader, "?after=" + first.GetProperty("next").GetString()));
        Assert.Equal("P0", await NamesAsync(leader, "?state=seen"));
        Assert.Equal("P3", await NamesAsync(leader, "?text=p3&kind=crowded&list=must-check"));
        Assert.Equal("", await NamesAsync(leader, "?list=crossings"));
        await leader.GetAsync("/api/camera-coverage?kind=dwelling", Ct).RefusedAsync("video.coverage.bad-filter", HttpStatusCode.BadRequest);
        Assert.Equal(5, (await leader.GetAsync("/api/camera-coverage/points", Ct).ReadAsync()).GetArrayLength());

        var lines = (await leader.GetStringAsync("/api/camera-coverage/export?state=unseen", Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        await using var db = house.Server.Store.Lease();
        Assert.True(await db.Set<AuditLeafRow>().AnyAsync(l => l.Action == "video.coverage-exported", Ct));
        Assert.False(await db.Set<AuditLeafRow>().AnyAsync(l => l.Action.StartsWith("video.view"), Ct));
    }

    [Fact]
    public async Task One_place_of_several_lists_stands_there_once()
    {
        await using var house = await VideoFixture.StartAsync();
        await house.ButtonAsync();
        await PointAsync(house, "港湾学校", 60, 0);
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        var place = Assert.Single(await ItemsAsync(leader));
        Assert.Equal("must-check alarm-devices", string.Join(' ', place.GetProperty("lists").EnumerateArray().Select(l => l.GetString())));
    }

    /// <summary>40 m wide, 10 m deep, 15 m north of the button.</summary>
    private static async Task DrawHouseAsync(VideoFixture house)
    {
        Coordinate At(double x, double y) => Plane.ToDegrees(new Coordinate(x, y));
        var outline = new Polygon(new LinearRing([At(-20, 15), At(20, 15), At(20, 25), At(-20, 25), At(-20, 15)]));
        var low = new Polygon(new LinearRing([At(-20, -30), At(20, -30), At(20, -25), At(-20, -25), At(-20, -30)]));
        await house.Server.Services.GetRequiredService<IBaseMaps>().DrawAsync(
            house.Server.District.Code, [new DrawnShape("building", "residential", outline, HeightMetres: 18), new DrawnShape("building", "public", low, HeightMetres: 2)], "test", Ct);
    }

    private static async Task<Guid> CameraAsync(VideoFixture house, string code, double east, double north, double direction, double reach = 60)
    {
        var at = Plane.ToDegrees(new Coordinate(east, north));
        var (id, fields) = (Guid.CreateVersion7(), house.Fields(code: code));
        (fields["name"], fields["longitude"], fields["latitude"], fields["directionDegrees"], fields["reachMetres"]) = (code, at.X, at.Y, direction, reach);
        await house.PutAsync(id, fields).ReadAsync();
        return id;
    }

    private static async Task PointAsync(VideoFixture house, string name, double east, double north)
    {
        var at = Plane.ToDegrees(new Coordinate(east, north));
        await using var scope = house.Server.Scope();
        await scope.ServiceProvider.GetRequiredService<Contracts.Rounds.IRoundFounding>().FoundAsync(
            [new(Guid.CreateVersion7(), "MC-" + Guid.CreateVersion7().ToString("N")[^8..], name, "crowded", at.X, at.Y, ["position"], 0)], [], Ct);
    }

    /// <summary>What came of looking at it.</summary>
    private static Task TriedAsync(VideoFixture house, Guid cameraId, string? fault) =>
        house.Server.Services.GetRequiredService<CameraSources>().NoteAsync(house.Server.District.Code, cameraId, null, fault, Ct);

    private static Task<HttpResponseMessage> TrialAnswerAsync(HttpClient by, double east, double north, double direction, Guid? insteadOf)
    {
        var at = Plane.ToDegrees(new Coordinate(east, north));
        return by.PostAsJsonAsync("/api/camera-coverage/trial", new { longitude = at.X, latitude = at.Y, directionDegrees = direction, fieldOfViewDegrees = 80, reachMetres = 60, insteadOf }, Ct);
    }

    private static Task<JsonElement> TrialAsync(HttpClient by, double east, double north, double direction, Guid? insteadOf = null) => TrialAnswerAsync(by, east, north, direction, insteadOf).ReadAsync();

    private static Task<JsonElement> SumAsync(HttpClient by) => by.GetAsync("/api/camera-coverage/summary", Ct).ReadAsync();

    private static async Task<IReadOnlyList<JsonElement>> ItemsAsync(HttpClient by, string query = "") => [.. (await by.GetAsync("/api/camera-coverage" + query, Ct).ReadAsync()).GetProperty("items").EnumerateArray()];

    private static async Task<string> NamesAsync(HttpClient by, string query) => string.Join(' ', (await ItemsAsync(by, query)).Select(p => p.GetProperty("name").GetString()));

    private static async Task<(string State, string Kind, double Share)> PlaceAsync(HttpClient by)
    {
        var place = Assert.Single(await ItemsAsync(by));
        return (place.GetProperty("state").GetString()!, place.GetProperty("kind").GetString()!, place.GetProperty("share").GetDouble());
    }

    private static Point PointAt(double east, double north) => new(Plane.ToDegrees(new Coordinate(east, north)));

    private static Polygon ShapeOf(JsonElement field) =>
        new(new LinearRing([.. field.GetProperty("shape").GetProperty("coordinates")[0].EnumerateArray().Select(c => new Coordinate(c[0].GetDouble(), c[1].GetDouble()))]));
}
