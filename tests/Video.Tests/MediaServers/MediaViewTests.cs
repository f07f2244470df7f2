using System.Net.WebSockets;
using Microsoft.EntityFrameworkCore;
using Wangge.Testing;
using Wangge.Video.Viewing;

namespace Wangge.Video.Tests.MediaServers;

/// <summary>A look at a media server from its asking to its end, with a server that does as ZLMediaKit does and a camera that is one.</summary>
[Collection("cameras")]
public sealed class MediaViewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_picture_of_a_media_server_is_seen_after_a_reason_and_on_record_from_its_asking_to_its_end()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        await using var zlmediakit = await FakeZlmediakit.StartAsync(camera);
        using var server = await MediaHooks.RegisterAsync(house, "zlmediakit", zlmediakit.Url);
        zlmediakit.Hooks = server.Http;
        var id = await server.CameraAsync("rtp/gate");
        Assert.Equal("unknown", (await house.ShowAsync(id)).GetProperty("health").GetString());

        var (_, viewing, play) = await server.OpenAsync(id);
        var address = new Uri(play.GetProperty("address").GetString()!);
        using (var picture = new ClientWebSocket())
        {
            await picture.ConnectAsync(address, Ct);
            var head = await NextAsync(picture);
            Assert.True(head.AsSpan(4, 4).SequenceEqual("ftyp"u8));
            Assert.True(head.AsSpan().IndexOf("avcC"u8) > 0);
            for (var frame = 0; frame < 10; frame++) { Assert.True(PictureClient.IsFragment(await NextAsync(picture))); }
            Assert.Equal(["video.view-asked", "video.view-started", "video.view-first-frame"], await house.LeavesAsync(id));

            // The page says that it shows: so the camera works, as far as anybody can tell.
            await viewing.SayAsync("shown");
            await VideoFixture.UntilAsync(async () => (await house.ShowAsync(id)).GetProperty("health").GetString() == "ready", "it is known to work");

            // The same ticket gives no second picture.
            using var second = new ClientWebSocket();
            await Assert.ThrowsAsync<WebSocketException>(() => second.ConnectAsync(address, Ct));
            await picture.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, Ct);
        }

        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).Contains("video.view-stopped"), "the media server told the end");
        await viewing.LeaveAsync();
        viewing.Dispose();
        Assert.Equal(["video.view-asked", "video.view-started", "video.view-first-frame", "video.view-stopped"], await house.LeavesAsync(id));
        await using var db = house.Server.Store.Lease();
        var row = await db.Set<CameraViewing>().AsNoTracking().FirstAsync(v => v.CameraId == id, Ct);
        Assert.Equal((server.Id, ViewReason.CrowdSafety), (row.MediaServerId!.Value, row.Reason));
        Assert.True(row.AskedAt <= row.StartedAt && row.StartedAt <= row.FirstFrameAt && row.FirstFrameAt <= row.EndedAt);
        Assert.Equal(0, house.Gateway.Count);
    }

    [Fact]
    public async Task An_alarms_camera_at_a_media_server_is_shown_to_who_answers_it_and_is_fetched_by_nobody_before()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var alarm = await house.PressAsync(await house.ButtonAsync(id));
        var ticket = await house.TicketAsync(id, reason: null, alarm);
        using var viewing = await PictureClient.OpenAsync(house.Server, house.Desk, ticket);
        await viewing.UntilAsync("play");
        Assert.Equal((204, 0), (await server.MediamtxAsync(ticket), house.Gateway.Count));
        await house.ActAsync(alarm, "acknowledge");
        await house.ActAsync(alarm, "end", new { actId = Guid.CreateVersion7(), outcome = "false" });
        Assert.Equal("video.alarm-ended", (await viewing.UntilAsync("ended")).GetProperty("code").GetString());
        await VideoFixture.UntilAsync(async () => await server.MediamtxAsync(ticket) == 403, "the alarm is over, and so is the viewing");
    }

    [Fact]
    public async Task A_picture_that_does_not_come_is_told_of_the_camera_and_no_other_word_is_listened_to()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var (_, viewing, _) = await server.OpenAsync(id);
        using var open = viewing;
        await viewing.SayAsync(new string('x', 3_000));
        await viewing.SayAsync("lost");
        await viewing.SayAsync("shown");
        await VideoFixture.UntilAsync(async () => (await house.ShowAsync(id)).GetProperty("fault").GetString() == "video.fault.media-server", "it is known not to work");
        await viewing.LeaveAsync();
        Assert.Equal("failing", (await house.ShowAsync(id)).GetProperty("health").GetString());
    }

    private static async Task<byte[]> NextAsync(ClientWebSocket socket)
    {
        var (buffer, length) = (new byte[4 << 20], 0);
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(length), Ct);
            length += got.Count;
            if (got.EndOfMessage) { return buffer[..length]; }
        }
    }
}
