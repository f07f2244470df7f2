using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Gateway;

namespace Wangge.Video.Tests;

/// <summary>The real program with a tiny district, those who look and those who look after them.</summary>
internal sealed class VideoFixture : IAsyncDisposable
{
    private readonly List<StaffClient> _clients = [];

    private VideoFixture(TestServer server, MovableClock clock, TinyPlaces places) => (Server, Clock, Places) = (server, clock, places);

    public TestServer Server { get; }

    public MovableClock Clock { get; }

    public TinyPlaces Places { get; }

    /// <summary>Registers cameras.</summary>
    public StaffClient Keeper { get; private set; } = null!;

    /// <summary>An alarm operator.</summary>
    public StaffClient Desk { get; private set; } = null!;

    public PictureGateway Gateway => Server.Services.GetRequiredService<PictureGateway>();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="settings">Beside loopback as a network of cameras; cameras are asked whether they answer only where a test says so.</param>
    public static async Task<VideoFixture> StartAsync(StoreKind store = StoreKind.Sqlite, params (string Key, string Value)[] settings)
    {
        var clock = new MovableClock();
        var server = await TestServer.StartAsync(store, clock, app => app.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?> { ["Video:Networks:0"] = "127.0.0.0/8", ["Video:Networks:1"] = "10.0.0.0/8", ["Video:LingerSeconds"] = "1", ["Video:ProbeMinutes"] = "0" }
                .Concat(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.Last().Value)));
        var house = new VideoFixture(server, clock, await server.FoundTinyDistrictAsync());
        (house.Keeper, house.Desk) = (await house.SignInAsync("system-administrator"), await house.SignInAsync("alarm-operator"));
        return house;
    }

    public async Task<StaffClient> SignInAsync(string role, string? area = null)
    {
        var client = await Server.SignInAsync(role, area ?? Places.Root);
        _clients.Add(client);
        return client;
    }

    /// <summary>What a camera is registered by; each part can be another.</summary>
    public Dictionary<string, object?> Fields(string address = "rtsp://10.1.2.3/live/main", string code = "C01") => new()
    {
        ["code"] = code, ["name"] = "港湾学校正门", ["site"] = "gate", ["purpose"] = "school-safety", ["longitude"] = TinyDistrict.Somewhere.Longitude, ["latitude"] = TinyDistrict.Somewhere.Latitude,
        ["directionDegrees"] = 135, ["fieldOfViewDegrees"] = 80, ["reachMetres"] = 60, ["unitId"] = Places.LeadUnit, ["isSignShown"] = true, ["address"] = address,
    };

    public Task<HttpResponseMessage> PutAsync(Guid id, object fields, HttpClient? by = null) => (by ?? Keeper).PutAsJsonAsync($"/api/cameras/{id}", fields, Ct);

    public async Task<Guid> RegisterAsync(string address, string code = "C01")
    {
        var id = Guid.CreateVersion7();
        await PutAsync(id, Fields(address, code)).ReadAsync();
        return id;
    }

    public Task<JsonElement> ShowAsync(Guid cameraId) => Desk.GetAsync($"/api/cameras/{cameraId}", Ct).ReadAsync();

    public Task<HttpResponseMessage> AskAsync(Guid cameraId, string? reason = "crowd-safety", Guid? alarmId = null, HttpClient? by = null) =>
        (by ?? Desk).PostAsJsonAsync($"/api/cameras/{cameraId}/views", new { actId = Guid.CreateVersion7(), reason, alarmId }, Ct);

    public async Task<string> TicketAsync(Guid cameraId, string? reason = "crowd-safety", Guid? alarmId = null, HttpClient? by = null) =>
        (await AskAsync(cameraId, reason, alarmId, by).ReadAsync()).GetProperty("ticket").GetString()!;

    /// <summary>Asks and opens the picture.</summary>
    public async Task<PictureClient> LookAsync(Guid cameraId, string? reason = "crowd-safety", Guid? alarmId = null, StaffClient? by = null) =>
        await PictureClient.OpenAsync(Server, by ?? Desk, await TicketAsync(cameraId, reason, alarmId, by));

    /// <summary>Actions of leaves about this camera that speak of viewing, or of who did, in order.</summary>
    public async Task<IReadOnlyList<string>> LeavesAsync(Guid cameraId)
    {
        await using var db = Server.Store.Lease();
        return await db.Set<AuditLeafRow>().AsNoTracking().Where(l => l.SubjectId == cameraId && l.Action.StartsWith("video.view")).OrderBy(l => l.Seq).Select(l => l.Action).ToListAsync(Ct);
    }

    /// <summary>A button whose place has these cameras; its id and its door's name and key.</summary>
    public async Task<(Guid Id, string UserName, string Key)> ButtonAsync(params Guid[] cameraIds)
    {
        var id = Guid.CreateVersion7();
        var fields = new
        {
            code = "S" + id.ToString("N")[^6..], @class = "school", name = "港湾学校", spot = "门卫室", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude, heartbeatSeconds = 3_600,
            cameraIds = cameraIds.Select(c => c.ToString()), contacts = Array.Empty<object>(),
        };
        var made = await Keeper.PutAsJsonAsync($"/api/alarm-devices/{id}", fields, Ct).ReadAsync();
        return (id, made.GetProperty("userName").GetString()!, made.GetProperty("key").GetString()!);
    }

    public async Task<Guid> PressAsync((Guid Id, string UserName, string Key) button)
    {
        using var http = Server.Client();
        http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{button.UserName}:{button.Key}")));
        return (await http.PutAsJsonAsync($"/api/alarm-door/{button.Id}/alarms/{Guid.CreateVersion7()}", new { }, Ct).ReadAsync(System.Net.HttpStatusCode.Created)).GetProperty("alarmId").GetGuid();
    }

    public Task ActAsync(Guid alarmId, string act, object? request = null, HttpClient? by = null) =>
        (by ?? Desk).PostAsJsonAsync($"/api/alarms/{alarmId}/{act}", request ?? new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();

    /// <summary>Asks again until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what, double seconds = 40)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(seconds));
        while (!await isSo())
        {
            try
            {
                await Task.Delay(50, patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail("Never: " + what);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) { client.Dispose(); }
        await Server.DisposeAsync();
    }
}
