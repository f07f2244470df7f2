using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Wangge.Testing;

namespace Wangge.Video.Tests.Gateway;

/// <summary>Against a real RTSP server: as it should be, and killed, frozen, with credentials, with long groups, in H.265.</summary>
[Collection("cameras")]
public sealed class CameraTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_look_and_the_camera_is_fetched_once()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        var lookers = new List<PictureClient>();
        for (var n = 0; n < 5; n++) { lookers.Add(await house.LookAsync(id)); }
        foreach (var looker in lookers)
        {
            var begin = await looker.UntilAsync("begin");
            Assert.Equal(("avc1.42c01e", 640, 360), (begin.GetProperty("codec").GetString(), begin.GetProperty("width").GetInt32(), begin.GetProperty("height").GetInt32()));
            await looker.FragmentsAsync(30);
        }

        Assert.Equal((1, 1), (house.Gateway.Count, Repackers().Count));
        Assert.Equal("live", (await house.ShowAsync(id)).GetProperty("health").GetString());
        foreach (var looker in lookers) { await looker.LeaveAsync(); looker.Dispose(); }
        await VideoFixture.UntilAsync(() => Task.FromResult(house.Gateway.Count == 0), "nothing is fetched once all have left");
        await VideoFixture.UntilAsync(() => Task.FromResult(Repackers().Count == 0), "no repacker is left");
        Assert.Equal(("ready", "h264"), ((await house.ShowAsync(id)).GetProperty("health").GetString(), (await house.ShowAsync(id)).GetProperty("codec").GetString()));
    }

    [Theory]
    [InlineData("digest")]
    [InlineData("basic")]
    public async Task Credentials_are_answered_and_stand_in_no_list_of_processes(string way)
    {
        using var camera = RtspCamera.Open(user: "viewer", password: "ge:h@im/1", way: way);
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(10);
        var repacker = Assert.Single(Repackers());
        foreach (var file in (string[])["cmdline", "environ"])
        {
            var text = await File.ReadAllTextAsync($"/proc/{repacker}/{file}", Ct);
            foreach (var hidden in (string[])["viewer", "ge:h@im", "ge%3Ah", "live/main", $":{camera.Port}/"]) { Assert.DoesNotContain(hidden, text, StringComparison.Ordinal); }
        }

        var wrong = await house.RegisterAsync(camera.Address.Replace("viewer:", "viewer:x", StringComparison.Ordinal), "C02");
        Assert.Equal("video.fault.refused-credentials", (await TryAsync(house, wrong)).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task A_camera_that_is_killed_comes_back_by_itself()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(10);
        camera.Kill();
        await looker.UntilAsync("stalled");
        var gone = await house.ShowAsync(id);
        Assert.Equal("failing", gone.GetProperty("health").GetString());
        camera.Again();
        await looker.UntilAsync("begin");
        await looker.FragmentsAsync(10);
    }

    [Fact]
    public async Task A_picture_that_stands_still_is_said_and_fetched_anew()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync(settings: ("Video:StallSeconds", "1"));
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        await looker.FragmentsAsync(10);
        camera.Freeze();
        Assert.Equal("video.fault.stalled", (await looker.UntilAsync("stalled")).GetProperty("code").GetString());
        camera.Thaw();
        await looker.UntilAsync("begin");
        await looker.FragmentsAsync(10);
    }

    [Fact]
    public async Task A_picture_over_a_line_that_grew_slow_is_live_again_once_the_line_is_quick()
    {
        using var camera = RtspCamera.Open();
        await using var line = new SlowLine(camera.Port);
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync($"rtsp://127.0.0.1:{line.Port}/live/main");
        using var looker = await house.LookAsync(id);
        var picture = new PictureTime();
        for (var n = 0; n < 60; n++) { picture.Note(await looker.NextAsync()); }
        var begun = picture.Beginnings;

        // Well below what the picture needs, which is a ball on black.
        line.Slow(4_000);
        var since = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(6)) { picture.Note(await looker.NextAsync()); }
        Assert.True(picture.Behind > TimeSpan.FromSeconds(1) || picture.Beginnings > begun, "The line was not slow.");

        line.Free();
        since = TimeProvider.System.GetTimestamp();
        do { picture.Note(await looker.NextAsync()); }
        while (picture.Behind > TimeSpan.FromSeconds(1) && TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(20));
        Assert.True(picture.Behind <= TimeSpan.FromSeconds(1), $"{picture.Behind} behind.");
        await looker.FragmentsAsync(50);
        Assert.Equal("live", (await house.ShowAsync(id)).GetProperty("health").GetString());
    }

    [Fact]
    public async Task Who_joins_within_a_group_of_ten_seconds_sees_at_once()
    {
        using var camera = RtspCamera.Open(group: 250);
        await using var house = await VideoFixture.StartAsync();
        var id = await house.RegisterAsync(camera.Address);
        using var first = await house.LookAsync(id);
        await first.FragmentsAsync(60);
        var begun = TimeProvider.System.GetTimestamp();
        using var second = await house.LookAsync(id);
        await second.FragmentsAsync(60);
        Assert.True(TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromSeconds(1.5), $"After {TimeProvider.System.GetElapsedTime(begun)}.");
    }

    [Fact]
    public async Task H265_is_said_and_a_sub_stream_asked_for()
    {
        using var camera = RtspCamera.Open(codec: "h265");
        await using var house = await VideoFixture.StartAsync();
        var tried = await TryAsync(house, await house.RegisterAsync(camera.Address));
        Assert.Equal(
            ("h265", 640, "failing", "video.fault.h265"),
            (tried.GetProperty("codec").GetString(), tried.GetProperty("width").GetInt32(), tried.GetProperty("health").GetString(), tried.GetProperty("fault").GetString()));
    }

    [Fact]
    public async Task H265_is_recoded_where_that_is_switched_on_and_still_said()
    {
        using var camera = RtspCamera.Open(codec: "h265");
        await using var house = await VideoFixture.StartAsync(settings: ("Video:RecodeH265", "true"));
        var id = await house.RegisterAsync(camera.Address);
        using var looker = await house.LookAsync(id);
        Assert.StartsWith("avc1.", (await looker.UntilAsync("begin")).GetProperty("codec").GetString(), StringComparison.Ordinal);
        await looker.FragmentsAsync(30);
        await VideoFixture.UntilAsync(async () => (await house.ShowAsync(id)).GetProperty("codec").GetString() == "h265", "the register says what the camera sends");
        Assert.Equal("live", (await house.ShowAsync(id)).GetProperty("health").GetString());
    }

    [Fact]
    public async Task What_a_camera_is_is_found_when_it_is_tried()
    {
        using var camera = RtspCamera.Open();
        await using var house = await VideoFixture.StartAsync();
        var tried = await TryAsync(house, await house.RegisterAsync(camera.Address));
        Assert.Equal(("h264", "ready", JsonValueKind.Null), (tried.GetProperty("codec").GetString(), tried.GetProperty("health").GetString(), tried.GetProperty("fault").ValueKind));
        Assert.Equal("video.fault.no-stream", (await TryAsync(house, await house.RegisterAsync(camera.Address + "/other", "C02"))).GetProperty("fault").GetString());
        camera.Kill();
        Assert.Equal("video.fault.unreachable", (await TryAsync(house, await house.RegisterAsync(camera.Address, "C03"))).GetProperty("fault").GetString());
        Assert.Equal(0, house.Gateway.Count);
    }

    [Fact]
    public async Task A_camera_that_sends_elsewhere_is_not_followed()
    {
        RtspCamera.Need();
        using var elsewhere = new TcpListener(IPAddress.Loopback, 0);
        elsewhere.Start();
        using var sender = new TcpListener(IPAddress.Loopback, 0);
        sender.Start();
        var sending = SendElsewhereAsync(sender, ((IPEndPoint)elsewhere.LocalEndpoint).Port);
        await using var house = await VideoFixture.StartAsync();
        var tried = await TryAsync(house, await house.RegisterAsync($"rtsp://127.0.0.1:{((IPEndPoint)sender.LocalEndpoint).Port}/live"));
        Assert.Equal("video.fault.redirected", tried.GetProperty("fault").GetString());
        await sending;
        Assert.False(elsewhere.Pending());
    }

    private static async Task SendElsewhereAsync(TcpListener sender, int port)
    {
        using var connection = await sender.AcceptTcpClientAsync(Ct);
        var buffer = new byte[4_096];
        var read = await connection.GetStream().ReadAsync(buffer, Ct);
        var sequence = Encoding.ASCII.GetString(buffer, 0, read).Split("\r\n").First(l => l.StartsWith("CSeq", StringComparison.OrdinalIgnoreCase));
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"RTSP/1.0 302 Moved\r\n{sequence}\r\nLocation: rtsp://127.0.0.1:{port}/live\r\n\r\n"), Ct);
        while (await connection.GetStream().ReadAsync(buffer, Ct) > 0) { }
    }

    private static Task<JsonElement> TryAsync(VideoFixture house, Guid id) => house.Keeper.PostAsJsonAsync($"/api/cameras/{id}/try", new { }, Ct).ReadAsync();

    /// <summary>Process ids of the repackers that this process has begun; tests with cameras run one after the other.</summary>
    private static List<int> Repackers() =>
        [.. System.Diagnostics.Process.GetProcessesByName("ffmpeg").Where(p => ParentOf(p.Id) == Environment.ProcessId && CommandOf(p.Id).Contains("rtsp://127.0.0.1", StringComparison.Ordinal)).Select(p => p.Id)];

    private static string CommandOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static int ParentOf(int processId)
    {
        try
        {
            return int.Parse(File.ReadAllLines($"/proc/{processId}/status").First(l => l.StartsWith("PPid:", StringComparison.Ordinal))[5..], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
