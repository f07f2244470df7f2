using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Making;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Watching;

/// <summary>A small district with three cameras, a plan of a camera round that is on now, who does it and who leads.</summary>
internal sealed class WatchHouse : IAsyncDisposable
{
    private readonly List<StaffClient> _clients = [];

    private WatchHouse(TestServer server, TinyPlaces places, StillClock clock, Seen seen) => (Server, Places, Clock, Seen) = (server, places, clock, seen);

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    public StillClock Clock { get; }

    public Seen Seen { get; }

    /// <summary>An alarm operator of the subdistrict.</summary>
    public StaffClient Desk { get; private set; } = null!;

    public StaffClient Leader { get; private set; } = null!;

    public Guid[] Cameras { get; } = [Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7()];

    public Guid Plan { get; } = Guid.CreateVersion7();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<WatchHouse> StartAsync(StoreKind store, DateTimeOffset? at = null, int[]? days = null)
    {
        var (clock, seen) = (new StillClock(at ?? Beat.Nine.AddMinutes(1)), new Seen());
        var server = await TestServer.StartAsync(store, clock, seen.Take);
        var house = new WatchHouse(server, await server.FoundTinyDistrictAsync(), clock, seen);
        (house.Desk, house.Leader) = (await house.SignInAsync("alarm-operator", house.Places.Subdistrict), await house.SignInAsync("leader", house.Places.Root));
        var keeper = await house.SignInAsync("system-administrator", house.Places.Root);
        for (var n = 0; n < 3; n++) { await house.PutCameraAsync(keeper, n).ReadAsync(); }
        await house.PutPlanAsync(0, days: days).ReadAsync();
        return house;
    }

    public async Task<StaffClient> SignInAsync(string role, string area)
    {
        var client = await Server.SignInAsync(role, area);
        _clients.Add(client);
        return client;
    }

    public Task<HttpResponseMessage> PutCameraAsync(HttpClient by, int n) => by.PutAsJsonAsync(
        $"/api/cameras/{Cameras[n]}",
        new
        {
            code = $"C{n}", name = $"{n} 号学校正门", site = "gate", purpose = "school-safety", longitude = TinyDistrict.Somewhere.Longitude + (n * 0.001), latitude = TinyDistrict.Somewhere.Latitude, directionDegrees = 90,
            fieldOfViewDegrees = 80, reachMetres = 60, unitId = Places.LeadUnit, isSignShown = true, address = $"rtsp://10.1.2.{n + 3}/live",
        }, Ct);

    /// <summary>At 09:00 and at 16:00, within an hour, half an hour of lateness, ten seconds each.</summary>
    /// <param name="days">Null: every day.</param>
    public Task<HttpResponseMessage> PutPlanAsync(int basedOn, object? watchers = null, Guid[]? cameras = null, int[]? days = null, string? area = null, Guid? act = null, HttpClient? by = null) => (by ?? Leader).PutAsJsonAsync(
        $"/api/camera-round-plans/{Plan}",
        new
        {
            actId = act ?? Guid.CreateVersion7(), basedOn,
            content = new
            {
                name = "校园视频巡查", areaPath = area ?? Places.Subdistrict, cameraIds = cameras ?? Cameras, days = days ?? [1, 2, 3, 4, 5, 6, 7], times = new[] { "09:00:00", "16:00:00" }, withinMinutes = 60, lateMinutes = 30,
                secondsEach = 10, watchers = watchers ?? new { role = "alarm-operator", areaPath = Places.Subdistrict },
            },
        }, Ct);

    public async Task<List<JsonElement>> MineAsync(HttpClient? who = null) => [.. (await (who ?? Desk).GetAsync("/api/camera-rounds/mine", Ct).ReadAsync()).EnumerateArray()];

    /// <summary>The round of this morning.</summary>
    public async Task<Guid> RoundAsync() => (await MineAsync()).First(r => r.GetProperty("opensAt").GetDateTimeOffset() == Beat.Nine).GetProperty("roundId").GetGuid();

    public Task<JsonElement> ShowAsync(Guid round, HttpClient? by = null) => (by ?? Leader).GetAsync($"/api/camera-rounds/{round}", Ct).ReadAsync();

    public Task<HttpResponseMessage> TakeAsync(Guid round, bool takesOver = false, HttpClient? by = null) => (by ?? Desk).PostAsJsonAsync($"/api/camera-rounds/{round}/take", new { takesOver }, Ct);

    public Task<HttpResponseMessage> NoteAsync(
        Guid round, int camera, string finding, string? replaces = null, Guid? act = null, Guid? report = null, string? words = null, string? type = null, HttpClient? by = null) =>
        (by ?? Desk).PostAsJsonAsync($"/api/camera-rounds/{round}/notes", new { actId = act ?? Guid.CreateVersion7(), cameraId = Cameras[camera], finding, replaces, reportId = report, words, type }, Ct);

    /// <summary>The morning's round, taken; the desk has seen every picture for a minute.</summary>
    public async Task<Guid> BeginAsync()
    {
        var round = await RoundAsync();
        await TakeAsync(round).ReadAsync();
        foreach (var camera in Cameras) { Seen.Let(Desk.AccountId, camera, Clock.Now, 60); }
        return round;
    }

    public async Task SweepAsync() => await Server.Services.GetRequiredService<RoundSweep>().SweepAsync(Server.District, Ct);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) { client.Dispose(); }
        await Server.DisposeAsync();
    }
}
