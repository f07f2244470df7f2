using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Viewing;

namespace Wangge.Video.Tests.MediaServers;

/// <summary>Whom media servers let in: the viewer of an open viewing, once; nobody else, and nobody of whom nothing is on record.</summary>
public sealed class HookTests
{
    private static readonly string[] Shown = ["video.view-asked", "video.view-started", "video.view-first-frame"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Mediamtx_lets_in_who_has_the_ticket_of_an_open_viewing_and_that_is_on_record_first(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var (id, _) = (await server.CameraAsync("school/gate"), await server.CameraAsync("school/yard", "C02"));
        var ticket = await house.TicketAsync(id);
        Assert.Equal(403, await server.MediamtxAsync(ticket));

        using var viewing = await PictureClient.OpenAsync(house.Server, house.Desk, ticket);
        var play = await viewing.UntilAsync("play");
        Assert.Equal(("whep", "http://127.0.0.1:9/school/gate/whep"), (play.GetProperty("way").GetString(), play.GetProperty("address").GetString()));
        Assert.Equal(403, await server.MediamtxAsync(ticket, "school/yard"));
        Assert.Equal(403, await server.MediamtxAsync(ticket, action: "publish"));
        Assert.Equal(403, await server.MediamtxAsync(ticket, action: "playback"));
        Assert.Equal(403, await server.MediamtxAsync(ticket, protocol: "hls"));
        Assert.Equal(403, await server.MediamtxAsync(ticket, id: null));
        Assert.Equal(403, await server.MediamtxAsync(new string('x', 32)));
        Assert.Equal(403, await server.MediamtxAsync(null));
        Assert.Equal(Shown[..2], await house.LeavesAsync(id));

        Assert.Equal(204, await server.MediamtxAsync(ticket));
        Assert.Equal(Shown, await house.LeavesAsync(id));
        Assert.NotNull((await RowAsync(house, id)).FirstFrameAt);

        // The same session may ask again for a minute; nobody else may at all.
        Assert.Equal(204, await server.MediamtxAsync(ticket));
        Assert.Equal(403, await server.MediamtxAsync(ticket, ip: "10.9.8.8"));
        Assert.Equal(403, await server.MediamtxAsync(ticket, id: Guid.CreateVersion7().ToString()));
        Assert.Equal(403, await server.MediamtxAsync(ticket, "school/yard"));
        Assert.Equal(Shown, await house.LeavesAsync(id));
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(403, await server.MediamtxAsync(ticket));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Zlmediakit_lets_in_who_has_the_ticket_and_tells_when_it_was_over(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        using var server = await MediaHooks.RegisterAsync(house, "zlmediakit");
        var id = await server.CameraAsync("rtp/gate");
        var (ticket, viewing, play) = await server.OpenAsync(id);
        Assert.Equal(("fmp4", $"ws://127.0.0.1:9/rtp/gate.live.mp4?token={ticket}"), (play.GetProperty("way").GetString(), play.GetProperty("address").GetString()));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, stream: "yard"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, app: "live"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, schema: "rtsp"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, vhost: "other"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", $"{ticket}&token={ticket}"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ""));
        var publish = MediaHooks.ZlmediakitBody("on_play", $"token={ticket}", "rtp", "gate", "10.9.8.7", "140-7", "fmp4", "__defaultVhost__", true);
        (publish["originType"], publish["originTypeStr"]) = (1, "rtmp_push");
        Assert.Equal(-1, (await server.Http.PostAsJsonAsync("/api/video/hooks/zlmediakit/on_play", publish, Ct).ReadAsync()).GetProperty("code").GetInt32());

        Assert.Equal(0, await server.ZlmediakitAsync("on_play", ticket));
        Assert.Equal(0, await server.ZlmediakitAsync("on_play", ticket));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, ip: "10.9.8.8"));
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket, id: "141-7"));
        Assert.Equal(0, await server.ZlmediakitAsync("on_flow_report", ticket, player: false));
        Assert.Equal(0, await server.ZlmediakitAsync("on_flow_report", ticket, id: "141-7"));
        Assert.Null((await RowAsync(house, id)).EndedAt);
        Assert.Equal(0, await server.ZlmediakitAsync("on_flow_report", ticket));
        var ended = (await RowAsync(house, id)).EndedAt;
        Assert.NotNull(ended);
        Assert.Equal(-1, await server.ZlmediakitAsync("on_play", ticket));

        // The page says the same: once is enough. Had the picture gone on, the later end would hold.
        await viewing.LeaveAsync();
        viewing.Dispose();
        Assert.Equal([.. Shown, "video.view-stopped"], await house.LeavesAsync(id));
        house.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(0, await server.ZlmediakitAsync("on_flow_report", ticket));
        Assert.Equal(ended.Value.AddMinutes(3), (await RowAsync(house, id)).EndedAt!.Value, TimeSpan.FromSeconds(5));
        Assert.Equal([.. Shown, "video.view-stopped", "video.view-stopped"], await house.LeavesAsync(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_proxy_before_go2rtc_lets_through_the_very_address_that_the_viewer_was_told(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        using var server = await MediaHooks.RegisterAsync(house, "go2rtc", "http://127.0.0.1:9/media/");
        var id = await server.CameraAsync("gate");
        var (ticket, viewing, play) = await server.OpenAsync(id);
        using var open = viewing;
        Assert.Equal(("go2rtc", $"ws://127.0.0.1:9/media/api/ws?src=gate&token={ticket}"), (play.GetProperty("way").GetString(), play.GetProperty("address").GetString()));
        foreach (var uri in (string[])
        [
            $"/media/api/ws?src=yard&token={ticket}", $"/media/api/ws?src=gate&src=yard&token={ticket}", $"/media/api/ws?src=gate&SRC=yard&token={ticket}", $"/media/api/ws?src=gate;src=yard&token={ticket}",
            $"/media/api/ws?src=gate&name=yard&token={ticket}", $"/media/api/streams?src=gate&token={ticket}", $"/api/ws?src=gate&token={ticket}", $"/media/./api/ws?src=gate&token={ticket}", "/media/api/ws?src=gate", "/media/api/ws", "?", "",
            $"/media/api/ws?src=gate&token={ticket}&x={new string('x', 3_000)}",
        ])
        {
            Assert.Equal(401, await server.ProxyAsync(uri));
        }

        var right = $"/media/api/ws?src=gate&token={ticket}";
        Assert.Equal(401, await server.ProxyAsync(right, method: "POST"));
        Assert.Equal(401, await server.ProxyAsync(right, ip: ""));
        // What whoever asks there sends along does not stand in for what the proxy says.
        Assert.Equal(401, await server.ProxyAsync(right, further: ("X-Forwarded-Uri", "/media/api/ws?src=yard")));
        Assert.Equal(401, await server.ProxyAsync(right, further: ("X-Forwarded-Method", "POST")));
        Assert.Equal(Shown[..2], await house.LeavesAsync(id));
        Assert.Equal(204, await server.ProxyAsync(right));
        Assert.Equal(204, await server.ProxyAsync(right, further: ("X-Forwarded-Uri", right)));
        Assert.Equal(401, await server.ProxyAsync(right, ip: "10.9.8.8"));
        await server.CameraAsync("yard", "C02");
        Assert.Equal(401, await server.ProxyAsync($"/media/api/ws?src=yard&token={ticket}"));
        Assert.Equal(Shown, await house.LeavesAsync(id));
    }

    [Fact]
    public async Task Who_does_not_show_the_secret_is_not_answered()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        using var other = await MediaHooks.RegisterAsync(house, "zlmediakit");
        var id = await server.CameraAsync("school/gate");
        var (ticket, viewing, _) = await server.OpenAsync(id);
        using var open = viewing;

        // Another server's ticket, and a server at the door of another kind.
        using var third = await MediaHooks.RegisterAsync(house, "mediamtx");
        Assert.Equal(403, await third.MediamtxAsync(ticket));
        Assert.Equal(401, await other.MediamtxAsync(ticket));

        var right = server.Http.DefaultRequestHeaders.Authorization!;
        foreach (var said in (AuthenticationHeaderValue?[])
            [null, new("Bearer", right.Parameter), new("Basic", ""), new("Basic", "%%%"), new("Basic", Basic($"{server.Id}:")), new("Basic", Basic($"{server.Id}:wrong-wrong-wrong-wrong-wrong")), new("Basic", Basic($"{server.Id}")), new("Basic", Basic(":" + new string('x', 1_000)))])
        {
            server.Http.DefaultRequestHeaders.Authorization = said;
            Assert.Equal(401, await server.MediamtxAsync(ticket));
            using var play = await server.Http.PostAsync("/api/video/hooks/zlmediakit/on_play", new StringContent("{}", Encoding.UTF8, "application/json"), Ct);
            using var flow = await server.Http.PostAsync("/api/video/hooks/zlmediakit/on_flow_report", new StringContent("{}", Encoding.UTF8, "application/json"), Ct);
            Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (play.StatusCode, flow.StatusCode));
            Assert.Equal(401, await server.ProxyAsync($"/api/ws?src=gate&token={ticket}"));
        }

        server.Http.DefaultRequestHeaders.Authorization = right;
        Assert.Equal(204, await server.MediamtxAsync(ticket));
    }

    [Fact]
    public async Task A_ticket_is_too_old_after_a_minute_and_good_for_nothing_once_the_viewing_is_over()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var (late, waiting, _) = await server.OpenAsync(id);
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(403, await server.MediamtxAsync(late));
        waiting.Dispose();

        var (left, viewing, _) = await server.OpenAsync(id);
        Assert.Equal(204, await server.MediamtxAsync(left));
        await viewing.LeaveAsync();
        viewing.Dispose();
        await VideoFixture.UntilAsync(async () => await server.MediamtxAsync(left) == 403, "the viewing is over");

        var (ended, session, _) = await server.OpenAsync(id, await house.SignInAsync("shift-leader"));
        using var open = session;
        Assert.Equal(204, await server.MediamtxAsync(ended));
        await house.Keeper.PostAsync($"/api/cameras/{id}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("video.camera.ended", (await session.UntilAsync("ended")).GetProperty("code").GetString());
        await VideoFixture.UntilAsync(async () => await server.MediamtxAsync(ended) == 403, "the camera is ended");
    }

    [Fact]
    public async Task A_right_that_ends_ends_the_viewing()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var (ticket, viewing, _) = await server.OpenAsync(id);
        using var open = viewing;
        Assert.Equal(204, await server.MediamtxAsync(ticket));
        await house.Desk.DeleteAsync("/api/session", Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("access.not-signed-in", (await viewing.UntilAsync("ended")).GetProperty("code").GetString());
        await VideoFixture.UntilAsync(async () => await server.MediamtxAsync(ticket) == 403, "nobody is let in by it");
        await VideoFixture.UntilAsync(async () => (await house.LeavesAsync(id)).SequenceEqual([.. Shown, "video.view-stopped"]), "its end is on record");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_cannot_be_put_on_record_is_refused(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var (ticket, viewing, _) = await server.OpenAsync(id);
        using var open = viewing;
        await house.BreakAuditAsync();
        Assert.InRange(await server.MediamtxAsync(ticket), 500, 599);
        await house.MendAuditAsync();
        Assert.Null((await RowAsync(house, id)).FirstFrameAt);
        Assert.Equal(204, await server.MediamtxAsync(ticket));
    }

    [Fact]
    public async Task Two_who_show_a_ticket_at_the_same_time_are_not_both_let_in()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        for (var round = 0; round < 5; round++)
        {
            var (ticket, viewing, _) = await server.OpenAsync(id);
            using var open = viewing;
            var answers = await Task.WhenAll(Enumerable.Range(1, 8).Select(n => server.MediamtxAsync(ticket, ip: FormattableString.Invariant($"10.9.8.{n}"))));
            Assert.Single(answers, 204);
        }
    }

    [Fact]
    public async Task Garbage_at_the_doors_is_refused_and_breaks_nothing()
    {
        await using var house = await VideoFixture.StartAsync();
        using var mediamtx = await MediaHooks.RegisterAsync(house, "mediamtx");
        using var zlmediakit = await MediaHooks.RegisterAsync(house, "zlmediakit");
        using var go2rtc = await MediaHooks.RegisterAsync(house, "go2rtc");
        var values = AnyOf("null", "1", "-1.5e300", "true", "\"\"", "\"read\"", "\"fmp4\"", "\"webrtc\"", "{}", "[]", "[[[]]]", "\"\\ud83d\\ude00\"", "\"" + new string('x', 5_000) + "\"", "\"token=%00%ff&token\"");
        var names = AnyOf("ip", "token", "action", "path", "protocol", "id", "app", "stream", "params", "schema", "vhost", "player", "originType", "zzz");
        var bodies = Gen.OneOf(
            Gen.Select(names, values, (name, value) => $"\"{name}\":{value}").Array[0, 12].Select(members => "{" + string.Join(',', members) + "}"),
            Gen.String[0, 200], AnyOf("", "null", "[]", "\"x\"", "{", new string('[', 2_000)));
        var (server, door) = (AnyOf(mediamtx, zlmediakit), AnyOf("mediamtx", "zlmediakit/on_play", "zlmediakit/on_flow_report"));
        await Gen.Select(server, door, bodies).SampleAsync(async (by, at, body) =>
        {
            using var answer = await by.Http.PostAsync("/api/video/hooks/" + at, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json")), CancellationToken.None);
            var text = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            Assert.True((int)answer.StatusCode is 400 or 401 or 403 || text.Contains("\"code\":-1", StringComparison.Ordinal) || (at.EndsWith("report", StringComparison.Ordinal) && answer.IsSuccessStatusCode), $"{at} {(int)answer.StatusCode} {text} for {body}");
        }, iter: 300, threads: 1);
        var uris = Gen.OneOf(Gen.Char[' ', '~'].Array[0, 80].Select(c => new string(c)), Gen.Char[' ', '~'].Array[0, 40].Select(c => "/api/ws?src=gate&token=" + new string(c)));
        await uris.SampleAsync(async uri => Assert.Equal(401, await go2rtc.ProxyAsync(uri)), iter: 200, threads: 1);
        Assert.Equal(0, await zlmediakit.ZlmediakitAsync("on_flow_report", "nobody", id: 7.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Basic(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static async Task<CameraViewing> RowAsync(VideoFixture house, Guid cameraId)
    {
        await using var db = house.Server.Store.Lease();
        return await db.Set<CameraViewing>().AsNoTracking().Where(v => v.CameraId == cameraId).OrderByDescending(v => v.Seq).FirstAsync(Ct);
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
