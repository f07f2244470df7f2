using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;
using Wangge.Video.Watching;

namespace Wangge.Video.Tests.Watching;

/// <summary>Every camera's health is kept, without a picture; one of an alarm device that does not answer is a fault.</summary>
[Collection("cameras")]
public sealed class CameraWatchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_camera_that_dies_is_known_to_and_a_fault_of_its_button_until_it_answers(StoreKind store)
    {
        using var camera = RtspCamera.Open(user: "admin", password: "a b:c");
        await using var house = await StartAsync(store);
        var id = await house.RegisterAsync(camera.Address);
        var button = await house.ButtonAsync(id);
        Assert.Equal([id], await CutAsync(house, "never-tried"));
        await SweepAsync(house);
        Assert.Equal(("ready", "h264", 0), (await HealthAsync(house, id), (await house.ShowAsync(id)).GetProperty("codec").GetString(), house.Gateway.Count));
        Assert.Equal([id], await CutAsync(house, "working"));
        var since = await SinceAsync(house, id);

        // Not again before its time, and since stays as it was.
        await SweepAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(7));
        await SweepAsync(house);
        Assert.Equal(since, await SinceAsync(house, id));

        camera.Kill();
        house.Clock.Advance(TimeSpan.FromMinutes(7));
        await SweepAsync(house);
        Assert.Equal("failing", await HealthAsync(house, id));
        Assert.True(await SinceAsync(house, id) > since);
        Assert.Equal([id], await CutAsync(house, "not-answering"));
        Assert.Empty(await FaultsAsync(house));

        // A second time, a minute later: now it is a fault, which names it.
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        await SweepAsync(house);
        await VideoFixture.UntilAsync(async () => (await FaultsAsync(house)).Count == 1, "it is a fault of its button");
        var fault = (await FaultsAsync(house))[0];
        Assert.Equal((button.Id, "港湾学校正门"), (fault.GetProperty("deviceId").GetGuid(), Assert.Single(fault.GetProperty("cameras").EnumerateArray()).GetString()));

        camera.Again();
        house.Clock.Advance(TimeSpan.FromMinutes(7));
        await SweepAsync(house);
        await VideoFixture.UntilAsync(async () => (await FaultsAsync(house)).Count == 0, "it is over once it answers");
        Assert.Equal("ready", await HealthAsync(house, id));

        // Nobody looked, so there is no viewing.
        Assert.Empty(await house.LeavesAsync(id));
        await using var db = house.Server.Store.Lease();
        Assert.Equal(2, await db.Set<AuditLeafRow>().CountAsync(l => l.Action == "alarms.fault-opened" || l.Action == "alarms.fault-ended", Ct));
    }

    [Fact]
    public async Task What_ails_the_picture_is_not_over_because_the_camera_answers()
    {
        using var camera = RtspCamera.Open();
        await using var house = await StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        await using (var db = house.Server.Store.Lease())
        {
            var standing = new CameraStanding { CameraId = id };
            standing.Note(PictureFaults.NotSeen, house.Clock.GetUtcNow());
            db.Add(standing);
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        house.Clock.Advance(TimeSpan.FromMinutes(7));
        await SweepAsync(house);
        var shown = await house.ShowAsync(id);
        Assert.Equal(("failing", "video.fault.not-seen"), (shown.GetProperty("health").GetString(), shown.GetProperty("fault").GetString()));
        Assert.True(house.Clock.GetUtcNow() - shown.GetProperty("triedAt").GetDateTimeOffset() < TimeSpan.FromMinutes(1));
    }

    [Theory]
    [InlineData("RTSP/1.0 404 Not Found\r\nCSeq: 1\r\n\r\n", "video.fault.no-stream")]
    [InlineData("RTSP/1.0 302 Found\r\nCSeq: 1\r\nLocation: rtsp://10.9.9.9/\r\n\r\n", "video.fault.redirected")]
    [InlineData("RTSP/1.0 401 Unauthorized\r\nCSeq: 1\r\nWWW-Authenticate: Basic realm=\"x\"\r\n\r\n", "video.fault.refused-credentials")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "video.fault.unreachable")]
    [InlineData("", "video.fault.unreachable")]
    public async Task What_a_camera_answers_is_told_as_a_code(string answer, string fault)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(
            async () =>
            {
                using var asked = await listener.AcceptTcpClientAsync(Ct);
                await using var line = asked.GetStream();
                var buffer = new byte[4_096];
                Assert.StartsWith("DESCRIBE rtsp://127.0.0.1", System.Text.Encoding.ASCII.GetString(buffer, 0, await line.ReadAsync(buffer, Ct)), StringComparison.Ordinal);
                await line.WriteAsync(System.Text.Encoding.ASCII.GetBytes(answer), Ct);
            },
            Ct);
        await using var house = await StartAsync();
        var id = await house.RegisterAsync($"rtsp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/live");
        await SweepAsync(house);
        await answering;
        Assert.Equal(fault, (await house.ShowAsync(id)).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Never_more_than_so_many_are_asked_at_once()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start(100);
        var (now, most, asked, gate) = (0, 0, 0, new Lock());
        var serving = Task.Run(
            async () =>
            {
                while (true)
                {
                    var one = await listener.AcceptTcpClientAsync(Ct);
                    _ = Task.Run(
                        async () =>
                        {
                            lock (gate) { (now, asked) = (now + 1, asked + 1); most = Math.Max(most, now); }
                            await Task.Delay(100, Ct);
                            lock (gate) { now--; }
                            one.Dispose();
                        },
                        Ct);
                }
            },
            Ct);
        await using var house = await StartAsync(settings: ("Video:MostProbes", "2"));
        for (var i = 0; i < 12; i++) { await house.RegisterAsync($"rtsp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/live/{i}", $"C{i:00}"); }
        await SweepAsync(house);
        Assert.True(asked >= 12 && most == 2, $"{asked} were asked, {most} at once.");
        listener.Stop();
        await Assert.ThrowsAnyAsync<Exception>(() => serving);
    }

    [Theory]
    [InlineData("v=0\r\nm=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\n", "H264")]
    [InlineData("m=video 0 RTP/AVP 98\na=rtpmap:98 h265/90000\n", "H265")]
    [InlineData("m=video 0 RTP/AVP 26\r\nm=audio 0 RTP/AVP 97\r\na=rtpmap:97 MPEG4-GENERIC/16000\r\n", "Other")]
    [InlineData("m=video 0 RTP/AVP 97\r\na=rtpmap:97 VP8/90000\r\n", "Other")]
    [InlineData("m=audio 0 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n", null)]
    [InlineData("", null)]
    public void The_codec_is_read_from_the_description_of_the_first_picture(string description, string? codec) =>
        Assert.Equal(codec, CameraProbe.CodecOf(description)?.ToString());

    [Fact]
    public async Task The_register_as_a_file_says_how_each_camera_is_and_holds_no_address()
    {
        await using var house = await StartAsync();
        var id = await house.RegisterAsync("rtsp://admin:secret@127.0.0.1:9/live");
        await SweepAsync(house);
        using var answer = await house.Desk.GetAsync("/api/cameras/export?format=csv&health=not-answering", Ct);
        var file = await answer.Content.ReadAsStringAsync(Ct);
        var lines = file.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("failing,video.fault.unreachable,", lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", file, StringComparison.Ordinal);
        await house.Desk.GetAsync("/api/cameras?health=poorly", Ct).RefusedAsync("video.camera.bad-fields", HttpStatusCode.BadRequest);
        Assert.NotEqual(Guid.Empty, id);
    }

    private static Task<VideoFixture> StartAsync(StoreKind store = StoreKind.Sqlite, params (string Key, string Value)[] settings) =>
        VideoFixture.StartAsync(store, [("Video:ProbeMinutes", "5"), ("Video:KeepWarm", "false"), .. settings]);

    private static Task<int> SweepAsync(VideoFixture house) => house.Server.Services.GetRequiredService<CameraWatch>().SweepAsync(house.Server.Store, Ct);

    private static async Task<string?> HealthAsync(VideoFixture house, Guid id) => (await house.ShowAsync(id)).GetProperty("health").GetString();

    private static async Task<DateTimeOffset> SinceAsync(VideoFixture house, Guid id) => (await house.ShowAsync(id)).GetProperty("since").GetDateTimeOffset();

    private static async Task<IReadOnlyList<Guid>> CutAsync(VideoFixture house, string health) =>
        [.. (await house.Desk.GetAsync($"/api/cameras?health={health}", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid())];

    private static async Task<IReadOnlyList<JsonElement>> FaultsAsync(VideoFixture house) =>
        [.. (await house.Desk.GetAsync("/api/alarm-faults?kind=camera", Ct).ReadAsync()).GetProperty("items").EnumerateArray()];
}
