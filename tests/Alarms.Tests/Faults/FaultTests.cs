using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Faults;

public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_silent_device_is_a_fault_within_twice_its_interval_and_no_more_once_it_is_heard(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        await BeatAsync(house, button, 80);
        house.Clock.Advance(TimeSpan.FromSeconds(80));
        Assert.Empty(await KindsAsync(house));
        house.Clock.Advance(TimeSpan.FromSeconds(15));
        await AlarmsFixture.UntilAsync(async () => (await KindsAsync(house)).Contains("silent"), "it is a fault");
        Assert.Equal(["silent"], (await house.Desk.GetAsync($"/api/alarm-devices/{button.Id}", Ct).ReadAsync()).GetProperty("device").GetProperty("faults").EnumerateArray().Select(f => f.GetString()));

        await BeatAsync(house, button, 15);
        Assert.Equal(["battery"], await KindsAsync(house));
        await BeatAsync(house, button, 90);
        Assert.Empty(await KindsAsync(house));
        var ended = (await house.Desk.GetAsync("/api/alarm-faults?state=ended", Ct).ReadAsync()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["charged", "heard"], ended.Select(f => f.GetProperty("reason").GetString()));
        Assert.All(ended, f => Assert.Equal(["open", "end"], f.GetProperty("journal").EnumerateArray().Select(l => l.GetProperty("action").GetString())));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Somebody_ends_a_fault_in_words_that_are_kept_beside_a_code(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        await BeatAsync(house, button, 10);
        var fault = (await house.Desk.GetAsync("/api/alarm-faults", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("id").GetGuid();

        await EndAsync("  ").RefusedAsync("request.invalid", HttpStatusCode.BadRequest);
        await EndAsync("两\n行").RefusedAsync("alarms.bad-fields", HttpStatusCode.BadRequest);
        await EndAsync(new string('修', 201)).RefusedAsync("request.invalid", HttpStatusCode.BadRequest);
        var words = new string('修', 200);
        var ended = await EndAsync(words).ReadAsync();
        Assert.Equal(("by-hand", words), (ended.GetProperty("reason").GetString(), ended.GetProperty("words").GetString()));
        var listed = (await house.Desk.GetAsync("/api/alarm-faults?state=ended", Ct).ReadAsync()).GetProperty("items")[0];
        Assert.Equal((words, "by-hand"), (listed.GetProperty("words").GetString(), listed.GetProperty("journal")[1].GetProperty("reason").GetString()));
        await EndAsync("再说一次").RefusedAsync("alarms.fault.ended", HttpStatusCode.Conflict);

        Task<HttpResponseMessage> EndAsync(string reason) => house.Desk.PostAsJsonAsync($"/api/alarm-faults/{fault}/end", new { actId = Guid.CreateVersion7(), reason }, Ct);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_button_that_nobody_tests_for_a_week_reminds_until_it_is_tested_and_a_drill_is_marked(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync(AlarmsFixture.Fields(heartbeatSeconds: 86_400));
        house.Clock.Advance(TimeSpan.FromDays(7.1));
        using var desk = await house.Server.SignInAsync("alarm-operator", house.Places.Root);
        await AlarmsFixture.UntilAsync(async () => (await KindsAsync(house, desk)).Contains("test-due"), "it reminds");
        await desk.PostAsJsonAsync($"/api/alarm-devices/{button.Id}/expect", new { actId = Guid.CreateVersion7(), kind = "test", minutes = 10 }, Ct).ReadAsync();
        var test = await house.PressedAsync(button);
        Assert.Equal("test", (await house.ShowAsync(test, desk)).GetProperty("alarm").GetProperty("kind").GetString());
        Assert.DoesNotContain("test-due", await KindsAsync(house, desk));

        house.Clock.Advance(TimeSpan.FromMinutes(11));
        await desk.PostAsJsonAsync($"/api/alarm-devices/{button.Id}/expect", new { actId = Guid.CreateVersion7(), kind = "drill", minutes = 60 }, Ct).ReadAsync();
        Assert.Equal("drill", (await house.ShowAsync(await house.PressedAsync(button), desk)).GetProperty("alarm").GetProperty("kind").GetString());
        await desk.PostAsJsonAsync($"/api/alarm-devices/{button.Id}/expect", new { actId = Guid.CreateVersion7(), kind = "press", minutes = 60 }, Ct).RefusedAsync("alarms.bad-fields", HttpStatusCode.BadRequest);
    }

    private static async Task BeatAsync(AlarmsFixture house, Button button, int battery)
    {
        using var http = house.Server.Client();
        http.DefaultRequestHeaders.Authorization = button.Basic;
        using var answer = await http.PostAsJsonAsync($"/api/alarm-door/{button.Id}/heartbeat", new { battery }, Ct);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    private static async Task<IReadOnlyList<string?>> KindsAsync(AlarmsFixture house, StaffClient? by = null) =>
        [.. (await (by ?? house.Desk).GetAsync("/api/alarm-faults", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(f => f.GetProperty("kind").GetString())];
}
