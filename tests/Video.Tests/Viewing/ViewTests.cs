using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Viewing;

namespace Wangge.Video.Tests.Viewing;

/// <summary>No picture without a reason, and none that is not on record.</summary>
[Collection("cameras")]
public sealed class ViewTests
{
    private static readonly string[] Whole = ["video.view-asked", "video.view-started", "video.view-first-frame", "video.view-stopped"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_look_is_on_record_from_its_asking_to_its_end_and_the_auditor_reads_who_and_why(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        using (var looker = await house.LookAsync(id, "fire-or-flood"))
        {
            await looker.FragmentsAsync(5);
            Assert.Equal(Whole[..3], await house.LeavesAsync(id));
            await looker.LeaveAsync();
        }

        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).SequenceEqual(Whole), "all four leaves are written");

        var auditor = await house.SignInAsync("auditor");
        var one = Assert.Single((await auditor.GetAsync($"/api/cameras/{id}/views", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("fire-or-flood", "alarm-operator"), (one.GetProperty("reason").GetString(), one.GetProperty("role").GetString()));
        Assert.StartsWith("测试", one.GetProperty("viewer").GetString(), StringComparison.Ordinal);
        foreach (var at in (string[])["askedAt", "startedAt", "firstFrameAt", "endedAt"]) { Assert.NotNull(one.GetProperty(at).GetString()); }
        await house.Desk.GetAsync($"/api/cameras/{id}/views", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);

        // The question of a resident, answered without names; asked for another place or time it finds nothing.
        var privacy = await house.SignInAsync("privacy-officer");
        await privacy.GetAsync($"/api/cameras/{id}/views", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        async Task<int> FoundAsync(double north, double fromHours, double untilHours)
        {
            var (from, until) = (house.Clock.GetUtcNow().AddHours(fromHours), house.Clock.GetUtcNow().AddHours(untilHours));
            var found = await privacy.GetAsync(
                FormattableString.Invariant($"/api/camera-views?longitude={TinyDistrict.Somewhere.Longitude}&latitude={TinyDistrict.Somewhere.Latitude + north}&from={from:yyyy-MM-ddTHH:mm:ss.fffZ}&until={until:yyyy-MM-ddTHH:mm:ss.fffZ}"), Ct).ReadAsync();
            Assert.All(found.GetProperty("items").EnumerateArray(), v => Assert.Equal(System.Text.Json.JsonValueKind.Null, v.GetProperty("viewer").ValueKind));
            return found.GetProperty("items").GetArrayLength();
        }

        Assert.Equal(1, await FoundAsync(0.0009, -1, 1));
        Assert.Equal(0, await FoundAsync(0.002, -1, 1));
        Assert.Equal(0, await FoundAsync(0, -3, -2));
        Assert.Equal(0, await FoundAsync(0, 1, 2));
    }

    [Fact]
    public async Task Without_a_reason_there_is_no_ticket()
    {
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync("rtsp://10.1.2.3/live");
        await house.AskAsync(id, reason: null).RefusedAsync("video.reason-needed", HttpStatusCode.Forbidden);
        await house.AskAsync(id, reason: "curiosity").RefusedAsync("video.reason-needed", HttpStatusCode.Forbidden);
        await house.AskAsync(id, reason: "alarm").RefusedAsync("video.reason-needed", HttpStatusCode.Forbidden);
        await house.AskAsync(id, reason: null, alarmId: Guid.CreateVersion7()).RefusedAsync("video.alarm-unknown", HttpStatusCode.NotFound);
        await house.AskAsync(Guid.CreateVersion7()).RefusedAsync("video.camera.unknown", HttpStatusCode.NotFound);
        foreach (var role in (string[])["system-administrator", "auditor", "privacy-officer", "patrol"]) { await house.AskAsync(id, by: await house.SignInAsync(role)).RefusedAsync("access.no-role", HttpStatusCode.Forbidden); }
        Assert.Empty(await house.LeavesAsync(id));
        Assert.Equal(0, house.Gateway.Count);
    }

    [Fact]
    public async Task A_ticket_is_good_once_for_a_minute_and_for_the_one_who_asked()
    {
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync("rtsp://127.0.0.1:9/live");
        var ticket = await house.TicketAsync(id);
        await RefusedAsync(house, await house.SignInAsync("alarm-operator"), ticket);
        await RefusedAsync(house, house.Desk, new string('x', 32));
        using (var looker = await PictureClient.OpenAsync(house.Server, house.Desk, ticket)) { await looker.LeaveAsync(); }
        await RefusedAsync(house, house.Desk, ticket);

        var late = await house.TicketAsync(id);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await RefusedAsync(house, house.Desk, late);
        await house.Desk.GetAsync("/picture", Ct).RefusedAsync("video.not-a-socket", HttpStatusCode.BadRequest);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_leaf_that_cannot_be_written_stops_a_view_wherever_it_stands(StoreKind store)
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var ticket = await house.TicketAsync(id);
        camera.Kill();

        await house.BreakAuditAsync();
        Assert.False((await house.AskAsync(id)).IsSuccessStatusCode);
        await Assert.ThrowsAsync<WebSocketException>(() => PictureClient.OpenAsync(house.Server, house.Desk, ticket));
        await house.MendAuditAsync();

        // Begun while leaves are written, and no frame there yet; then they are not, and the frame comes.
        using var looker = await house.LookAsync(id);
        await looker.UntilAsync("stalled");
        await house.BreakAuditAsync();
        camera.Again();
        var sawFrame = false;
        string? code = null;
        while (await looker.NextAsync() is var (word, bytes))
        {
            sawFrame |= bytes is not null && PictureClient.IsFragment(bytes);
            if (word?.GetProperty("kind").GetString() == "ended") { code = word.Value.GetProperty("code").GetString(); }
        }

        Assert.Equal((false, "video.not-on-record"), (sawFrame, code));
        await house.MendAuditAsync();
        Assert.DoesNotContain("video.view-first-frame", await house.LeavesAsync(id));
    }

    [Fact]
    public async Task A_session_that_ends_ends_the_picture()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(5);
        await house.Desk.DeleteAsync("/api/session", Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("access.not-signed-in", (await looker.UntilAsync("ended")).GetProperty("code").GetString());
        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).SequenceEqual(Whole), "its end is on record");
    }

    [Fact]
    public async Task A_camera_that_is_ended_ends_the_picture()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(5);
        await house.Keeper.PostAsJsonAsync($"/api/cameras/{id}/end", new { }, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("video.camera.ended", (await looker.UntilAsync("ended")).GetProperty("code").GetString());
    }

    [Fact]
    public async Task The_row_says_what_the_camera_was_then()
    {
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync("rtsp://10.1.2.3/live");
        await house.AskAsync(id).ReadAsync();
        var moved = house.Fields();
        (moved["longitude"], moved["version"]) = (TinyDistrict.West + 0.015, 1);
        await house.PutAsync(id, moved).ReadAsync();
        await using var db = house.Server.Store.Lease();
        var row = await db.Set<CameraViewing>().AsNoTracking().FirstAsync(v => v.CameraId == id, Ct);
        Assert.Equal((TinyDistrict.Somewhere.Longitude, ViewReason.CrowdSafety, null), (row.Longitude, row.Reason, row.StartedAt));
    }

    private static Task RefusedAsync(VideoFixture house, StaffClient by, string ticket) => Assert.ThrowsAsync<WebSocketException>(() => PictureClient.OpenAsync(house.Server, by, ticket));
}
