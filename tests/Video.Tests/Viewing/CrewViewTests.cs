using System.Net;
using System.Net.Http.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Video.Tests.Viewing;

/// <summary>A crew that is sent sees the picture of the place it is sent to, on record, and only while it is sent there.</summary>
[Collection("cameras")]
public sealed class CrewViewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_crew_asks_for_the_picture_of_the_alarm_it_is_sent_to_it_is_on_record_and_over_once_the_unit_is_recalled(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var (id, other) = (await house.RegisterAsync(camera.Address), await house.RegisterAsync("rtsp://10.1.2.3/live", "C02"));
        var alarm = await house.PressAsync(await house.ButtonAsync(id));
        // Its roles lie elsewhere: it is the sending that counts.
        var crew = await house.SignInAsync("patrol", "/elsewhere/");
        var mate = await house.SignInAsync("patrol");
        var unit = await UnitAsync(house, "P1", crew);
        await UnitAsync(house, "P2", mate);
        await house.AskAsync(id, reason: null, alarmId: alarm, by: crew).RefusedAsync("video.not-sent", HttpStatusCode.Forbidden);

        var operation = await SendAsync(house, alarm, unit);
        await house.AskAsync(id, reason: null, alarmId: alarm, by: mate).RefusedAsync("video.not-sent", HttpStatusCode.Forbidden);
        await house.AskAsync(other, reason: null, alarmId: alarm, by: crew).RefusedAsync("video.not-of-alarm", HttpStatusCode.Forbidden);
        await house.AskAsync(id, "support-patrol", by: crew).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        var answer = await house.AskAsync(id, reason: null, alarmId: alarm, by: crew).ReadAsync();
        Assert.StartsWith("测试", answer.GetProperty("viewer").GetString(), StringComparison.Ordinal);
        Assert.Equal(["video.view-asked"], await house.LeavesAsync(id));

        using var looker = await PictureClient.OpenAsync(house.Server, crew, answer.GetProperty("ticket").GetString()!);
        await looker.FragmentsAsync(5);
        await ActAsync(house, operation, $"units/{unit}/recall", new { actId = Guid.CreateVersion7(), reason = "not-needed" });
        Assert.Equal("video.not-sent", (await looker.UntilAsync("ended")).GetProperty("code").GetString());
        await house.AskAsync(id, reason: null, alarmId: alarm, by: crew).RefusedAsync("video.not-sent", HttpStatusCode.Forbidden);
        await VideoFixture.UntilAsync(
            async () => (await house.LeavesAsync(id)).SequenceEqual(["video.view-asked", "video.view-started", "video.view-first-frame", "video.view-stopped"]), "all four leaves are written");

        var auditor = await house.SignInAsync("auditor");
        var one = Assert.Single((await auditor.GetAsync($"/api/cameras/{id}/views", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("alarm", "crew", alarm), (one.GetProperty("reason").GetString(), one.GetProperty("role").GetString(), one.GetProperty("alarmId").GetGuid()));
    }

    [Fact]
    public async Task It_is_over_with_the_units_part_with_the_crew_and_with_the_alarm()
    {
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync("rtsp://10.1.2.3/live");
        var alarm = await house.PressAsync(await house.ButtonAsync(id));
        await house.ActAsync(alarm, "acknowledge");
        var crew = await house.SignInAsync("patrol");
        var unit = await UnitAsync(house, "P1", crew);
        Task<HttpResponseMessage> AskAsync() => house.AskAsync(id, reason: null, alarmId: alarm, by: crew);

        var operation = await SendAsync(house, alarm, unit);
        await AskAsync().ReadAsync();
        await ActAsync(house, operation, $"units/{unit}/arrive", new { actId = Guid.CreateVersion7() });
        await AskAsync().ReadAsync();
        await ActAsync(house, operation, $"units/{unit}/leave", new { actId = Guid.CreateVersion7() });
        await AskAsync().RefusedAsync("video.not-sent", HttpStatusCode.Forbidden);

        await SendAsync(house, alarm, unit);
        await AskAsync().ReadAsync();
        await UnitAsync(house, "P1", null, unit);
        await AskAsync().RefusedAsync("video.not-sent", HttpStatusCode.Forbidden);
        await UnitAsync(house, "P1", crew, unit);
        await AskAsync().ReadAsync();

        await house.ActAsync(alarm, "end", new { actId = Guid.CreateVersion7(), outcome = "drill" }, await house.SignInAsync("leader"));
        await AskAsync().RefusedAsync("video.alarm-ended", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task An_operator_who_is_in_the_crew_needs_no_reason_of_the_own_either()
    {
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync("rtsp://10.1.2.3/live");
        var alarm = await house.PressAsync(await house.ButtonAsync(id));
        await house.ActAsync(alarm, "acknowledge");
        var second = await house.SignInAsync("dispatcher");
        var unit = await UnitAsync(house, "P1", second);
        await house.AskAsync(id, reason: null, alarmId: alarm, by: second).RefusedAsync("video.alarm-not-held", HttpStatusCode.Forbidden);
        await SendAsync(house, alarm, unit);
        await house.AskAsync(id, reason: null, alarmId: alarm, by: second).ReadAsync();
    }

    /// <summary>A unit that is free, or another crew for one that is there.</summary>
    private static async Task<Guid> UnitAsync(VideoFixture house, string code, StaffClient? crew, Guid? there = null)
    {
        var leader = await house.SignInAsync("shift-leader");
        var id = there ?? Guid.CreateVersion7();
        int? version = there is null ? null : (await leader.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray().First(u => u.GetProperty("id").GetGuid() == id).GetProperty("version").GetInt32();
        await leader.PutAsJsonAsync(
            $"/api/dispatch/units/{id}",
            new { code, name = code, kind = "car", areaPath = house.Places.Root, crewIds = crew is null ? Array.Empty<Guid>() : [crew.AccountId], postLongitude = TinyDistrict.Somewhere.Longitude, postLatitude = TinyDistrict.Somewhere.Latitude, version }, Ct)
            .ReadAsync();
        if (there is null) { await leader.PostAsJsonAsync($"/api/dispatch/units/{id}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync(); }
        return id;
    }

    private static async Task<Guid> SendAsync(VideoFixture house, Guid alarm, Guid unit) => (await house.Desk.PostAsJsonAsync(
        "/api/dispatch/sendings", new { subject = new { kind = "alarm", id = alarm }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync()).GetProperty("operationId").GetGuid();

    private static Task ActAsync(VideoFixture house, Guid operation, string act, object request) => house.Desk.PostAsJsonAsync($"/api/dispatch/operations/{operation}/{act}", request, Ct).ReadAsync();
}
