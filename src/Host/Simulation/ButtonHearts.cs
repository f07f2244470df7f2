using System.Text;
using System.Text.Json;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Host.Demo;
using Wangge.Kernel.Storage;

namespace Wangge.Host.Simulation;

/// <summary>The demo's buttons say that they live, as often as their register says, and are tested each week: so that what is silent or overdue in a demo is what somebody made so.</summary>
/// <remarks>
/// Heartbeats go where a broker brings them. A test goes the whole way and is answered by the demo's operator over HTTP, one button at a time, in the small hours of the district:
/// it sounds wherever a console is armed then. Where the program serves no plain HTTP, nobody could answer, so none is tested.
/// </remarks>
internal sealed class ButtonHearts(District district, IReadOnlyList<FoundAlarmDevice> buttons, IHearDevices door, Func<CancellationToken, Task<StaffClient>>? operatorDesk, TimeProvider time, Action<string> tell) : IAsyncDisposable
{
    /// <value>Half of what the demo registers them with.</value>
    private static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(30);

    /// <value>What falls due within this is tested now.</value>
    private static readonly TimeSpan TestAhead = TimeSpan.FromDays(1);

    private static readonly TimeOnly QuietFrom = new(4, 0);
    private static readonly TimeOnly QuietUntil = new(5, 0);

    private readonly CancellationTokenSource _stop = new();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone);
    private Task _running = Task.CompletedTask;

    /// <summary>Begins for the buttons of this home's demo; null where it has none.</summary>
    /// <param name="addresses">That the program serves.</param>
    public static ButtonHearts? TryStart(Home home, IServiceProvider services, IEnumerable<string> addresses, Action<string> tell)
    {
        var buttons = DemoButtons.Read(home);
        if (buttons.Count == 0 || services.GetRequiredService<DistrictRegistry>().All.FirstOrDefault(d => d.Demo) is not { } district) { return null; }
        var desk = DemoSignIns.Read(home).FirstOrDefault(s => s.Role == "alarm-operator");
        var server = addresses.Select(a => Uri.TryCreate(a.Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).Replace("//[::]", "//[::1]", StringComparison.Ordinal), UriKind.Absolute, out var uri) ? uri : null).FirstOrDefault(u => u?.Scheme == "http");
        var hearts = new ButtonHearts(
            district, buttons, services.GetServices<IHearDevices>().Single(d => d.Filter.StartsWith("grid/", StringComparison.Ordinal)),
            desk is null || server is null ? null : ct => StaffClient.SignInAsync(server, desk, ct), services.GetRequiredService<TimeProvider>(), tell);
        hearts._running = Task.Run(() => hearts.RunAsync(hearts._stop.Token));
        return hearts;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
        _stop.Dispose();
    }

    /// <summary>Each button says that it lives, and how full its battery is.</summary>
    public async Task BeatAsync(CancellationToken ct)
    {
        for (var i = 0; i < buttons.Count; i++) { await SayAsync(buttons[i], "heartbeat", new { battery = BatteryOf(i) }, ct); }
    }

    /// <summary>Tests the one that is due first, where it is night in the district and one is; the operator answers and ends it.</summary>
    /// <returns>Which was tested; null where none was.</returns>
    public async Task<string?> TestAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, _zone).DateTime);
        if (operatorDesk is null || local < QuietFrom || local >= QuietUntil) { return null; }
        using var desk = await operatorDesk(ct);
        var known = await desk.GetAsync<JsonElement>("api/alarm-devices?size=200", ct);
        var due = known.GetProperty("items").EnumerateArray()
            .Select(d => (Button: buttons.FirstOrDefault(b => b.Id == d.GetProperty("id").GetGuid()), At: d.GetProperty("testDueAt").GetDateTimeOffset()))
            .Where(d => d.Button is not null && d.At < now + TestAhead).OrderBy(d => d.At).FirstOrDefault().Button;
        if (due is null) { return null; }

        var alarmId = Guid.CreateVersion7(now);
        await SayAsync(due, "alarm", new { id = alarmId, kind = "test" }, ct);
        // A real press that stands open takes the test in: it is whoever holds it who ends that one.
        if (await desk.WriteAsync(HttpMethod.Post, $"api/alarms/{alarmId}/acknowledge", new { actId = Guid.CreateVersion7(now) }, ct) is null) { return null; }
        await desk.WriteAsync(HttpMethod.Post, $"api/alarms/{alarmId}/end", new { actId = Guid.CreateVersion7(now), outcome = "test", words = "每周测试" }, ct);
        return due.Code;
    }

    private async Task RunAsync(CancellationToken ct)
    {
        using var ticks = new PeriodicTimer(BeatEvery, time);
        try
        {
            do
            {
                try
                {
                    await BeatAsync(ct);
                    if (await TestAsync(ct) is { } tested) { tell($"button {tested} was tested"); }
                }
                catch (Exception outside) when (!ct.IsCancellationRequested)
                {
                    tell($"the demo's buttons try again: {outside.Message}");
                }
            }
            while (await ticks.WaitForNextTickAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    private Task SayAsync(FoundAlarmDevice button, string what, object said, CancellationToken ct) => door.HearAsync(
        new DeviceMessage(Device.Named(button.UserName)!, ["grid", district.Code, button.Class, button.Id.ToString("N"), what], Encoding.UTF8.GetBytes(JsonSerializer.Serialize(said))), ct);

    /// <summary>Falls from full to 63 % over some weeks and is charged then, each button at a time of its own.</summary>
    private int BatteryOf(int number) => 100 - (int)((((time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays * 2) + (number * 7)) % 38);
}
