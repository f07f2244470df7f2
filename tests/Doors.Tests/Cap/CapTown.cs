using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Wangge.Doors.Cap;
using Wangge.Doors.Cap.Judging;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Cap;

/// <summary>The real program with a tiny district, a school's button, another system with its key, and those who answer alarms.</summary>
internal sealed class CapTown : IAsyncDisposable
{
    // Inside the first grid.
    public const double Longitude = 120.905;
    public const double Latitude = 40.705;

    private CapTown(TestServer server, TinyPlaces places, StaffClient keeper, StaffClient desk) => (Server, Places, Keeper, Desk) = (server, places, keeper, desk);

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    /// <summary>A system administrator.</summary>
    public StaffClient Keeper { get; }

    /// <summary>An alarm operator.</summary>
    public StaffClient Desk { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<CapTown> StartAsync(StoreKind store)
    {
        var server = await TestServer.StartAsync(store, configure: app => app.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Cap:Networks:0"] = "127.0.0.0/8", ["Cap:Sender"] = "{district}@test.example",
        }));
        var places = await server.FoundTinyDistrictAsync();
        return new CapTown(server, places, await server.SignInAsync("system-administrator", places.Root), await server.SignInAsync("alarm-operator", places.Root));
    }

    /// <summary>A key of a door: its id and its secret.</summary>
    public async Task<(Guid Id, string Secret)> KeyAsync(string door = "cap", int perHour = 10_000)
    {
        var id = Guid.CreateVersion7();
        var made = await Keeper.PutAsJsonAsync($"/api/open311/keys/{id}", new { name = "消防站", perHour, door }, Ct).ReadAsync();
        return (id, made.GetProperty("apiKey").GetString()!);
    }

    public Task<HttpResponseMessage> SendAsync(string secret, CapMessage message) => SendAsync(secret, Encoding.UTF8.GetBytes(message.Xml()));

    public async Task<HttpResponseMessage> SendAsync(string? secret, byte[] body, string type = CapMessage.MediaType)
    {
        using var http = Server.Client();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (secret is not null) { http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret); }
        return await http.PostAsync("/api/cap", content, Ct);
    }

    public Task<JsonElement> ShowAsync(Guid alarmId) => Desk.GetAsync($"/api/alarms/{alarmId}", Ct).ReadAsync();

    public Task<JsonElement> ActAsync(Guid alarmId, string act, object? request = null) => Desk.PostAsJsonAsync($"/api/alarms/{alarmId}/{act}", request ?? new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();

    /// <summary>A school presses its button.</summary>
    public async Task<Guid> PressAsync(string kind = "press")
    {
        var device = Guid.CreateVersion7();
        await Keeper.PutAsJsonAsync(
            $"/api/alarm-devices/{device}",
            new
            {
                code = "S" + device.ToString("N")[^6..], @class = "school", name = "港湾学校", spot = "门卫室", longitude = Longitude, latitude = Latitude, heartbeatSeconds = 60, cameraIds = Array.Empty<string>(),
                contacts = new[] { new { id = Guid.CreateVersion7(), name = "王保安", duty = "值班保安", phone = "13800001111" } },
            },
            Ct).ReadAsync();
        return (await Desk.PutAsJsonAsync($"/api/alarms/{Guid.CreateVersion7()}", new { deviceId = device, kind, words = "张三说 13900002222" }, Ct).ReadAsync(HttpStatusCode.Created)).GetProperty("alarmId").GetGuid();
    }

    public Task<JsonElement> RegisterAsync(CapReceiver receiver, Guid? id = null, string? key = null, Guid? keyId = null) =>
        Keeper.PutAsJsonAsync($"/api/cap-peers/{id ?? Guid.CreateVersion7()}", new { name = "省平台", url = receiver.Address, key, keyId }, Ct).ReadAsync();

    public async Task<T> ReadAsync<T>(Func<DistrictDb, Task<T>> read)
    {
        await using var db = Server.Store.Lease();
        return await read(db);
    }

    /// <summary>Asks again until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        patience.CancelAfter(TimeSpan.FromSeconds(40));
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
        Keeper.Dispose();
        Desk.Dispose();
        await Server.DisposeAsync();
    }
}

/// <summary>A system outside that takes messages, or answers otherwise for as long as it is told to.</summary>
internal sealed class CapReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private CapReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.First() + "/cap";

    public int Status { get; set; } = StatusCodes.Status200OK;

    public string? Location { get; set; }

    public ConcurrentQueue<CapMessage> Got { get; } = [];

    public ConcurrentQueue<string> Xml { get; } = [];

    public ConcurrentQueue<string?> Keys { get; } = [];

    public int Calls { get; private set; }

    public static async Task<CapReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var app = builder.Build();
        var receiver = new CapReceiver(app);
        app.Run(receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Waits for so many messages, and gives what they are.</summary>
    public async Task<IReadOnlyList<string>> GotAsync(int count)
    {
        await CapTown.UntilAsync(() => Task.FromResult(Got.Count >= count), $"{count} messages; got {string.Join(", ", Got.Select(m => m.Type))}");
        return [.. Got.Select(m => $"{m.Type} {m.Status}")];
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        Calls++;
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        Keys.Enqueue(http.Request.Headers.Authorization);
        if (Status == StatusCodes.Status200OK)
        {
            Assert.Equal("application/cap+xml; charset=utf-8", http.Request.ContentType);
            var verdict = CapJudge.Judge(body.ToArray());
            Xml.Enqueue(Encoding.UTF8.GetString(body.ToArray()));
            Got.Enqueue(verdict.Message!);
        }

        if (Location is not null) { http.Response.Headers.Location = Location; }
        http.Response.StatusCode = Status;
    }
}
