using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Devices;
using Wangge.Doors.Broker;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests;

/// <summary>The real program with a tiny district, a school's button and those who answer it.</summary>
internal sealed class AlarmsFixture : IAsyncDisposable
{
    private AlarmsFixture(TestServer server, MovableClock clock, TinyPlaces places, StaffClient keeper, StaffClient desk, StaffClient leader)
    {
        (Server, Clock, Places, Keeper, Desk, Leader) = (server, clock, places, keeper, desk, leader);
    }

    public TestServer Server { get; }

    public MovableClock Clock { get; }

    public TinyPlaces Places { get; }

    /// <summary>Registers devices.</summary>
    public StaffClient Keeper { get; }

    /// <summary>An alarm operator.</summary>
    public StaffClient Desk { get; }

    /// <summary>Leads the shift.</summary>
    public StaffClient Leader { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public int BrokerPort => Server.Services.GetRequiredService<OwnBroker>().Port ?? 0;

    public static async Task<AlarmsFixture> StartAsync(StoreKind store, Action<WebApplicationBuilder>? configure = null)
    {
        var clock = new MovableClock();
        var server = await TestServer.StartAsync(store, clock, app =>
        {
            app.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Port"] = "0", ["Broker:Listen"] = "127.0.0.1" });
            configure?.Invoke(app);
        });
        var places = await server.FoundTinyDistrictAsync();
        return new AlarmsFixture(
            server, clock, places, await server.SignInAsync("system-administrator", places.Root), await server.SignInAsync("alarm-operator", places.Root), await server.SignInAsync("shift-leader", places.Root));
    }

    public static object Fields(string code = "S01", double east = 0.005, int heartbeatSeconds = 60, object[]? escalation = null) => new
    {
        code, @class = "school", name = "港湾学校", spot = "门卫室", address = "港湾路1号", longitude = TinyDistrict.West + east, latitude = TinyDistrict.South + 0.005, people = 860, heartbeatSeconds,
        cameraIds = (string[])["gate"], escalation = escalation ?? [], contacts = new[] { new { id = Guid.CreateVersion7(), name = "王保安", duty = "值班保安", phone = "13800001111" } },
        plan = new
        {
            width = 60, height = 40, rooms = new[] { new { name = "门卫室", x = 0, y = 0, w = 6, h = 5 }, new { name = "教学楼", x = 10, y = 10, w = 40, h = 20 } },
            doors = new[] { new { name = "正门", x = 3, y = 0 } }, button = new { x = 2, y = 2 },
        },
    };

    /// <summary>Registers one; its key is told once.</summary>
    public async Task<Button> RegisterAsync(object? fields = null)
    {
        var id = Guid.CreateVersion7();
        var made = await Keeper.PutAsJsonAsync($"/api/alarm-devices/{id}", fields ?? Fields(), Ct).ReadAsync();
        return new Button(id, made.GetProperty("key").GetString()!, made.GetProperty("userName").GetString()!, made.GetProperty("topic").GetString()!);
    }

    /// <summary>A press over HTTP.</summary>
    public async Task<HttpResponseMessage> PressAsync(Button button, Guid? id = null, string? kind = null)
    {
        using var http = Server.Client();
        http.DefaultRequestHeaders.Authorization = button.Basic;
        return await http.PutAsJsonAsync($"/api/alarm-door/{button.Id}/alarms/{id ?? Guid.CreateVersion7()}", new { kind }, Ct);
    }

    public async Task<Guid> PressedAsync(Button button, Guid? id = null, string? kind = null)
    {
        using var answer = await PressAsync(button, id, kind);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("alarmId").GetGuid();
    }

    public Task<JsonElement> ShowAsync(Guid alarmId, HttpClient? by = null) => (by ?? Desk).GetAsync($"/api/alarms/{alarmId}", Ct).ReadAsync();

    public async Task<string?> StateAsync(Guid alarmId) => (await ShowAsync(alarmId)).GetProperty("alarm").GetProperty("state").GetString();

    public async Task<IReadOnlyList<string?>> ActionsAsync(Guid alarmId) =>
        [.. (await ShowAsync(alarmId)).GetProperty("journal").EnumerateArray().Select(l => l.GetProperty("action").GetString())];

    public Task<HttpResponseMessage> ActAsync(HttpClient by, Guid alarmId, string act, object? request = null) =>
        by.PostAsJsonAsync($"/api/alarms/{alarmId}/{act}", request ?? new { actId = Guid.CreateVersion7() }, Ct);

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
        foreach (var client in (StaffClient[])[Keeper, Desk, Leader]) { client.Dispose(); }
        await Server.DisposeAsync();
    }
}

internal sealed record Button(Guid Id, string Key, string UserName, string Topic)
{
    public AuthenticationHeaderValue Basic => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Key}")));
}

/// <summary>A console that watches alarms live.</summary>
internal sealed class LiveConsole : IAsyncDisposable
{
    private LiveConsole(HubConnection line) => Line = line;

    public HubConnection Line { get; }

    public ConcurrentQueue<JsonElement> Told { get; } = [];

    public static async Task<LiveConsole> OpenAsync(TestServer server, StaffClient staff)
    {
        var line = new HubConnectionBuilder().WithUrl(new Uri(server.Address, "live"), options => options.AccessTokenProvider = () => Task.FromResult<string?>(staff.Token)).Build();
        var console = new LiveConsole(line);
        line.On<JsonElement[]>("changed", changes => { foreach (var change in changes) { console.Told.Enqueue(change.GetProperty("change").Clone()); } });
        await line.StartAsync();
        await line.InvokeAsync<JsonElement>("Watch", "alarms", (long?)null);
        return console;
    }

    /// <summary>The view of an alarm as it was told last in this state.</summary>
    public async Task<JsonElement> ToldOfAsync(Guid alarmId, string state)
    {
        JsonElement? found = null;
        await AlarmsFixture.UntilAsync(
            () =>
            {
                found = Told.Where(c => c.GetProperty("subjectId").GetGuid() == alarmId && c.GetProperty("facts").GetProperty("state").GetString() == state).Select(c => (JsonElement?)c).LastOrDefault();
                return Task.FromResult(found is not null);
            },
            $"told that {alarmId} is {state}");
        return found!.Value.GetProperty("view");
    }

    public ValueTask DisposeAsync() => Line.DisposeAsync();
}
