using System.Net;
using Wangge.Testing;

namespace Wangge.Video.Tests.Viewing;

/// <summary>The picture with the alarm: fetched when it is pressed, open to who holds it, over when it is.</summary>
[Collection("cameras")]
public sealed class AlarmViewTests
{
    [Fact]
    public async Task An_alarm_fetches_its_cameras_by_itself_and_its_holder_needs_no_other_reason()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var (id, other) = (await house.RegisterAsync(camera.Address), await house.RegisterAsync("rtsp://10.1.2.3/live", "C02"));
        var button = await house.ButtonAsync(id);
        var alarm = await house.PressAsync(button);
        Assert.Equal("live", await HealthAsync(house, id));

        // Nobody holds it: who may answer it sees it. Then one does, and the others give a reason of their own.
        using var early = await house.LookAsync(id, reason: null, alarm);
        await early.FragmentsAsync(5);
        await house.AskAsync(other, reason: null, alarmId: alarm).RefusedAsync("video.not-of-alarm", HttpStatusCode.Forbidden);
        await house.ActAsync(alarm, "acknowledge");
        var second = await house.SignInAsync("alarm-operator");
        await house.AskAsync(id, reason: null, alarmId: alarm, by: second).RefusedAsync("video.alarm-not-held", HttpStatusCode.Forbidden);
        await house.AskAsync(id, "support-patrol", by: second).ReadAsync();
        await house.TicketAsync(id, reason: null, alarmId: alarm);

        await house.ActAsync(alarm, "end", new { actId = Guid.CreateVersion7(), outcome = "false" });
        Assert.Equal("video.alarm-ended", (await early.UntilAsync("ended")).GetProperty("code").GetString());
        await house.AskAsync(id, reason: null, alarmId: alarm).RefusedAsync("video.alarm-ended", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_report_of_an_alarm_says_who_looked_for_its_sake_and_reading_that_is_on_record()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        var alarm = await house.PressAsync(await house.ButtonAsync(id));
        using (var early = await house.LookAsync(id, reason: null, alarm)) { await early.FragmentsAsync(5); }
        using (var other = await house.LookAsync(id)) { await other.FragmentsAsync(5); }

        var leader = await house.SignInAsync("shift-leader");
        var one = Assert.Single((await leader.GetAsync($"/api/alarms/{alarm}/camera-views", TestContext.Current.CancellationToken).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("alarm", alarm), (one.GetProperty("reason").GetString(), one.GetProperty("alarmId").GetGuid()));
        Assert.False(string.IsNullOrEmpty(one.GetProperty("viewer").GetString()));
        Assert.Equal(["video.viewers-seen"], (await house.LeavesAsync(alarm)).Where(a => a == "video.viewers-seen"));
        await house.Desk.GetAsync($"/api/alarms/{alarm}/camera-views", TestContext.Current.CancellationToken).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Nobody_looks_at_more_pictures_at_once_than_one_may()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(settings: ("Video:MostViews", "2"));
        var id = await house.RegisterAsync(camera.Address);
        var first = await house.LookAsync(id);
        await first.FragmentsAsync(1);
        using var second = await house.LookAsync(id);
        await second.FragmentsAsync(1);
        await house.AskAsync(id).RefusedAsync("video.too-many-views", HttpStatusCode.Conflict);
        await house.AskAsync(id, by: await house.SignInAsync("alarm-operator")).ReadAsync();
        await first.LeaveAsync();
        first.Dispose();
        await VideoFixture.UntilAsync(async () => { using var again = await house.AskAsync(id); return again.IsSuccessStatusCode; }, "a seat is free again");
    }

    [Fact]
    public async Task Cameras_of_devices_are_warm_without_an_alarm_and_the_first_frame_is_there_at_once()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        await house.ButtonAsync(id);
        await VideoFixture.UntilAsync(async () => await HealthAsync(house, id) == "live", "warm by itself");
        await house.TicketAsync(id);
        var begun = TimeProvider.System.GetTimestamp();
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(1);
        var took = TimeProvider.System.GetElapsedTime(begun);
        TestContext.Current.TestOutputHelper?.WriteLine($"First frame after {took.TotalMilliseconds:0} ms");
        Assert.True(took < TimeSpan.FromSeconds(1.5), $"After {took}.");
    }

    [Fact]
    public async Task What_is_no_camera_takes_no_place()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(settings: ("Video:MostPulls", "1"));
        var id = await house.RegisterAsync(camera.Address);
        await house.PressAsync(await house.ButtonAsync(Guid.CreateVersion7(), Guid.CreateVersion7()));
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(5);
    }

    [Fact]
    public async Task Where_only_so_many_are_fetched_the_alarms_come_first()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(settings: ("Video:MostPulls", "2"));
        var ids = new List<Guid>();
        for (var n = 1; n <= 4; n++) { ids.Add(await house.RegisterAsync(camera.Address, $"C0{n}")); }
        using var first = await house.LookAsync(ids[0]);
        using var second = await house.LookAsync(ids[1]);
        await first.FragmentsAsync(3);
        await second.FragmentsAsync(3);
        await house.AskAsync(ids[2]).ReadAsync();
        Assert.Equal(2, house.Gateway.Count);

        await house.PressAsync(await house.ButtonAsync(ids[2], ids[3]));
        Assert.Equal("video.evicted", (await first.UntilAsync("ended")).GetProperty("code").GetString());
        Assert.Equal("video.evicted", (await second.UntilAsync("ended")).GetProperty("code").GetString());
        await VideoFixture.UntilAsync(async () => await HealthAsync(house, ids[2]) == "live" && await HealthAsync(house, ids[3]) == "live", "the alarm's are fetched");
        Assert.Equal(2, house.Gateway.Count);
    }

    private static async Task<string> HealthAsync(VideoFixture house, Guid id)
    {
        string health = "";
        await VideoFixture.UntilAsync(async () => (health = (await house.ShowAsync(id)).GetProperty("health").GetString()!) is not "starting", "begun");
        return health;
    }
}
