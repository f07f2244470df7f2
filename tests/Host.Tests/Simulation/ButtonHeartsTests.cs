using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Alarms;
using Wangge.Contracts.Doors;
using Wangge.Host.Simulation;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Simulation;

/// <summary>A demo's buttons beat and are tested, so that none is silent or overdue by itself.</summary>
public sealed class ButtonHeartsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_heard_and_in_the_small_hours_one_that_is_due_is_tested_answered_and_ended()
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite, clock);
        var places = await server.FoundTinyDistrictAsync();
        using var keeper = await server.SignInAsync("system-administrator", places.Root);
        var buttons = new List<FoundAlarmDevice>();
        foreach (var code in (string[])["S01", "S02"])
        {
            var id = Guid.CreateVersion7();
            var made = await keeper.PutAsJsonAsync(
                $"/api/alarm-devices/{id}",
                new { code, @class = "school", name = "港湾学校", spot = "门卫室", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude, heartbeatSeconds = 60, cameraIds = Array.Empty<string>(), contacts = Array.Empty<object>() },
                Ct).ReadAsync();
            buttons.Add(new FoundAlarmDevice(id, code, "school", "港湾学校", made.GetProperty("userName").GetString()!, made.GetProperty("key").GetString()!));
        }

        var door = server.Services.GetServices<IHearDevices>().Single(d => d.Filter.StartsWith("grid/", StringComparison.Ordinal));
        // Signed in anew each time: in the middle of a night days later a session would have ended.
        await using var hearts = new ButtonHearts(server.District, buttons, door, async _ => new Host.Simulation.StaffClient(await server.SignInAsync("alarm-operator", places.Root)), clock, _ => { });
        await hearts.BeatAsync(Ct);
        Assert.All(await DevicesAsync(server, places), d => Assert.InRange(d.GetProperty("battery").GetInt32(), 63, 100));
        Assert.All(await DevicesAsync(server, places), d => Assert.True(d.GetProperty("isOnline").GetBoolean()));

        // Nothing is due on the first night, whatever the hour.
        AdvanceTo(clock, 4);
        Assert.Null(await hearts.TestAsync(Ct));

        // A week on: by day nothing sounds, at night each is tested once.
        clock.Advance(TimeSpan.FromDays(7));
        AdvanceTo(clock, 14);
        Assert.Null(await hearts.TestAsync(Ct));
        AdvanceTo(clock, 4);
        Assert.Equal(["S01", "S02", null], new[] { await hearts.TestAsync(Ct), await hearts.TestAsync(Ct), await hearts.TestAsync(Ct) });
        using var desk = await server.SignInAsync("alarm-operator", places.Root);
        var alarms = (await desk.GetAsync("/api/alarms?state=all", Ct).ReadAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["test test ended", "test test ended"], alarms.Select(a => $"{a.GetProperty("kind").GetString()} {a.GetProperty("outcome").GetString()} {a.GetProperty("state").GetString()}"));
        Assert.All(await DevicesAsync(server, places), d => Assert.True(d.GetProperty("testDueAt").GetDateTimeOffset() > clock.GetUtcNow().AddDays(6)));
    }

    /// <summary>To the next time that it is this hour and a quarter in the district.</summary>
    private static void AdvanceTo(MovableClock clock, int hour)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        var wait = TimeSpan.FromHours(hour) + TimeSpan.FromMinutes(15) - local.TimeOfDay;
        clock.Advance(wait < TimeSpan.Zero ? wait + TimeSpan.FromDays(1) : wait);
    }

    private static async Task<IReadOnlyList<JsonElement>> DevicesAsync(TestServer server, TinyPlaces places)
    {
        using var desk = await server.SignInAsync("alarm-operator", places.Root);
        return [.. (await desk.GetAsync("/api/alarm-devices", Ct).ReadAsync()).GetProperty("items").EnumerateArray()];
    }
}
