using System.Text;
using System.Text.Json;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>Buttons of schools behind a journey: registered by the leader, pressed over the door of devices with their own keys.</summary>
internal sealed class Buttons(Desk desk, Person line) : IAsyncDisposable
{
    private readonly List<Guid> _pressed = [];

    /// <param name="Secret">As the door takes it: name and key.</param>
    internal sealed record Button(Guid Id, string Name, string Secret);

    /// <summary>A button with the network line that it presses over.</summary>
    public static async Task<Buttons> OpenAsync(JourneyServer server, Desk desk)
    {
        var line = await server.OpenAsync(null);
        await line.GoAsync("/mark.svg");
        return new Buttons(desk, line);
    }

    /// <summary>Registers one in a school with a plan and two people to call.</summary>
    public async Task<Button> RegisterAsync(string name, double longitude, double latitude, int heartbeatSeconds = 86_400)
    {
        var id = Guid.CreateVersion7();
        var made = await desk.AskAsync("leader", "PUT", $"/api/alarm-devices/{id}", new
        {
            code = "J" + id.ToString("N")[^8..], @class = "school", name, address = "海辰路 18 号", spot = "门卫室", longitude, latitude, people = 612, heartbeatSeconds, cameraIds = Array.Empty<string>(),
            contacts = new[] { Contact("林老师", "安全员", "0411-8000001"), Contact("周校长", "校长", "0411-8000002") }, escalation = Array.Empty<object>(),
            plan = new
            {
                width = 100, height = 50,
                rooms = new[]
                {
                    Room("101", 3, 3, 13, 10), Room("102", 16, 3, 13, 10), Room("103", 29, 3, 13, 10), Room("104", 42, 3, 13, 10), Room("厨房", 3, 18, 16, 10), Room("食堂", 19, 18, 19, 10), Room("图书", 38, 18, 17, 10),
                    Room("操场", 61, 3, 35, 25), Room("教师办公", 3, 34, 30, 11), Room("门卫室", 63, 36, 16, 9),
                },
                doors = new[] { new { name = "正门", x = 52, y = 50 }, new { name = "东门", x = 100, y = 14 } }, button = new { x = 75, y = 42 },
            },
        });
        return new Button(id, name, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{made.GetProperty("userName").GetString()}:{made.GetProperty("key").GetString()}")));
    }

    /// <summary>It says once that it lives.</summary>
    public async Task BeatAsync(Button button)
    {
        var status = await line.Page.EvaluateAsync<int>(
            """
            async ([path, secret]) => (await fetch(path, { method: 'POST', body: '{"battery":90}', credentials: 'omit', headers: { 'Content-Type': 'application/json', Authorization: `Basic ${secret}`, 'X-Wangge': '1' } })).status
            """,
            new[] { $"/api/alarm-door/{button.Id}/heartbeat", button.Secret });
        Assert.Equal(204, status);
    }

    /// <summary>Takes it out of use.</summary>
    public Task TakeOffAsync(Button button) => desk.AskAsync("leader", "POST", $"/api/alarm-devices/{button.Id}/end");

    /// <summary>Somebody presses it; answers the alarm's id once the server has it safe.</summary>
    public async Task<Guid> PressAsync(Button button, string? kind = null)
    {
        var told = await line.Page.EvaluateAsync<string>(
            """
            async ([path, secret, body]) => {
              const answer = await fetch(path, { method: 'PUT', body, credentials: 'omit', headers: { 'Content-Type': 'application/json', Authorization: `Basic ${secret}`, 'X-Wangge': '1' } })
              return `${answer.status} ${await answer.text()}`
            }
            """,
            new[] { $"/api/alarm-door/{button.Id}/alarms/{Guid.CreateVersion7()}", button.Secret, JsonSerializer.Serialize(new { kind }, JsonSerializerOptions.Web) });
        Assert.StartsWith("20", told, StringComparison.Ordinal);
        var alarmId = JsonDocument.Parse(told[4..]).RootElement.GetProperty("alarmId").GetGuid();
        _pressed.Add(alarmId);
        return alarmId;
    }

    /// <summary>What the server knows of an alarm.</summary>
    public async Task<JsonElement> AlarmAsync(Guid alarmId) => (await desk.AskAsync("leader", "GET", $"/api/alarms/{alarmId}")).GetProperty("alarm");

    /// <summary>Waits until an alarm stands there.</summary>
    public async Task ReachesAsync(Guid alarmId, string state)
    {
        var last = "";
        for (var i = 0; i < 100; i++)
        {
            if ((last = (await AlarmAsync(alarmId)).GetProperty("state").GetString()!) == state) { return; }
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The alarm is {last}, not {state}.");
    }

    /// <summary>Ends it behind the screens, so that no other journey hears it; what has ended stays so.</summary>
    public async Task EndAsync(Guid alarmId)
    {
        var state = (await AlarmAsync(alarmId)).GetProperty("state").GetString();
        if (state == "ended") { return; }
        if (state is "pressed" or "shown") { await desk.AskAsync("leader", "POST", $"/api/alarms/{alarmId}/acknowledge", new { actId = Guid.CreateVersion7() }); }
        await desk.AskAsync("leader", "POST", $"/api/alarms/{alarmId}/end", new { actId = Guid.CreateVersion7(), outcome = "drill" });
    }

    /// <summary>Ends what was pressed, whatever became of the journey: no other hears it.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var alarm in _pressed) { await EndAsync(alarm); }
        await line.DisposeAsync();
    }

    private static object Contact(string name, string duty, string phone) => new { id = Guid.CreateVersion7(), name, duty, phone };

    private static object Room(string name, double x, double y, double w, double h) => new { name, x, y, w, h };
}
