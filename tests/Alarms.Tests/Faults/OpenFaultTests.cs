using System.Collections.Concurrent;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Doors;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Faults;

/// <summary>Faults reach people: counted for the desk and the wall, and a test that is due reaches the device's own.</summary>
public sealed class OpenFaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_worst_is_named_and_the_others_are_counted(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        Assert.Equal("", await KindsAsync(house));
        var (first, second) = (await house.RegisterAsync(AlarmsFixture.Fields("S01", heartbeatSeconds: 60)), await house.RegisterAsync(AlarmsFixture.Fields("S02", heartbeatSeconds: 86_400)));
        await BeatAsync(house, first, 80);
        await BeatAsync(house, second, 10);
        Assert.Equal("battery 1", await KindsAsync(house));
        house.Clock.Advance(TimeSpan.FromSeconds(100));
        await AlarmsFixture.UntilAsync(async () => await KindsAsync(house) == "silent 1, battery 1", "one is silent, which is worse");
        Assert.Equal(first.Id, (await OpenAsync(house)).GetProperty("worst").GetProperty("deviceId").GetGuid());

        // An audit leaf that is owed is worse than any: until it is written nobody could prove the press.
        await house.BreakAuditAsync();
        await house.PressedAsync(first);
        Assert.StartsWith("audit 1", await KindsAsync(house), StringComparison.Ordinal);
        Assert.Equal("audit", (await OpenAsync(house)).GetProperty("worst").GetProperty("kind").GetString());
        await house.MendAuditAsync();
        await AlarmsFixture.UntilAsync(async () => !(await KindsAsync(house)).Contains("audit", StringComparison.Ordinal), "it is written");

        // Nothing is wrong with a device that was taken off.
        Assert.Contains("battery", await KindsAsync(house), StringComparison.Ordinal);
        using (var off = await house.Keeper.PostAsync($"/api/alarm-devices/{second.Id}/end", null, Ct)) { Assert.True(off.IsSuccessStatusCode); }
        Assert.DoesNotContain("battery", await KindsAsync(house), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_test_that_is_due_is_no_fault_to_be_named_and_reaches_the_first_whom_one_calls_there_once(StoreKind store)
    {
        var letters = new Letters();
        await using var house = await AlarmsFixture.StartAsync(store, app => app.Services.AddSingleton<IMessageDoor>(letters));
        var button = await house.RegisterAsync(AlarmsFixture.Fields(heartbeatSeconds: 86_400));
        house.Clock.Advance(TimeSpan.FromDays(0.9));
        await BeatAsync(house, button, 80);
        house.Clock.Advance(TimeSpan.FromDays(6.2));
        using var desk = await house.Server.SignInAsync("alarm-operator", house.Places.Root);
        await BeatAsync(house, button, 80);
        await AlarmsFixture.UntilAsync(async () => (await desk.GetAsync("/api/alarm-faults/open", Ct).ReadAsync()) is var told && told.GetProperty("kinds").GetArrayLength() == 1 && told.GetProperty("worst").ValueKind == System.Text.Json.JsonValueKind.Null, "a test is due, and nothing is wrong");
        await AlarmsFixture.UntilAsync(() => Task.FromResult(!letters.Sent.IsEmpty), "the contact is written to");
        var letter = Assert.Single(letters.Sent);
        Assert.Equal((null, "13800001111"), (letter.Email, letter.Phone));
        Assert.Contains("港湾学校", letter.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("王保安", letter.Text, StringComparison.Ordinal);
        await AlarmsFixture.UntilAsync(
            async () => await house.ReadAsync(db => db.Set<AuditLeafRow>().CountAsync(l => l.Action == "alarms.test-reminded" && l.SubjectId == button.Id, Ct)) == 1, "that it was is on record");
    }

    private static Task<System.Text.Json.JsonElement> OpenAsync(AlarmsFixture house) => house.Desk.GetAsync("/api/alarm-faults/open", Ct).ReadAsync();

    private static async Task<string> KindsAsync(AlarmsFixture house) =>
        string.Join(", ", (await OpenAsync(house)).GetProperty("kinds").EnumerateArray().Select(k => $"{k.GetProperty("kind").GetString()} {k.GetProperty("count").GetInt32()}"));

    private static async Task BeatAsync(AlarmsFixture house, Button button, int battery)
    {
        using var http = house.Server.Client();
        http.DefaultRequestHeaders.Authorization = button.Basic;
        using var answer = await http.PostAsJsonAsync($"/api/alarm-door/{button.Id}/heartbeat", new { battery }, Ct);
        Assert.True(answer.IsSuccessStatusCode);
    }

    /// <summary>What would have gone out.</summary>
    private sealed class Letters : IMessageDoor
    {
        public ConcurrentQueue<OutgoingMessage> Sent { get; } = [];

        public Task SendAsync(OutgoingMessage message, CancellationToken ct)
        {
            Sent.Enqueue(message);
            return Task.CompletedTask;
        }
    }
}
