using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Secrets;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Cameras;
using Wangge.Video.Gateway;
using Wangge.Video.MediaServers;

namespace Wangge.Video.Tests.MediaServers;

public sealed class MediaServerRegisterTests
{
    private const string Secret = "geheim-geheim-geheim-geheim";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_media_server_is_registered_and_changed_and_its_secret_is_in_no_answer_and_in_no_row_that_can_be_read(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        var (id, fields) = (Guid.CreateVersion7(), MediaHooks.Fields("zlmediakit", "http://10.1.2.3:8080/live/", Secret));
        var made = await MediaHooks.PutAsync(house, id, fields).ReadAsync();
        Assert.Equal(("zlmediakit", "http://10.1.2.3:8080/live", 1), (made.GetProperty("kind").GetString(), made.GetProperty("url").GetString(), made.GetProperty("version").GetInt32()));
        Assert.Equal(1, (await MediaHooks.PutAsync(house, id, fields).ReadAsync()).GetProperty("version").GetInt32());
        (fields["secret"], fields["url"], fields["version"]) = (null, "https://10.1.2.4", 1);
        Assert.Equal(2, (await MediaHooks.PutAsync(house, id, fields).ReadAsync()).GetProperty("version").GetInt32());
        Assert.DoesNotContain("geheim", await house.Keeper.GetStringAsync("/api/media-servers", Ct), StringComparison.Ordinal);

        await using (var db = house.Server.Store.Lease())
        {
            var row = await db.Set<MediaServer>().AsNoTracking().FirstAsync(s => s.Id == id, Ct);
            Assert.DoesNotContain("geheim", Encoding.UTF8.GetString(row.SealedSecret), StringComparison.Ordinal);
            Assert.Equal(Secret, house.Server.Services.GetRequiredService<Sealing>().Open(MediaServer.SealedFor, id, row.SealedSecret));
        }

        // While a camera has its picture there it stays.
        var (camera, at) = (Guid.CreateVersion7(), house.Fields());
        (at["address"], at["mediaServerId"], at["mediaPath"]) = (null, id, "rtp/34020000001320000001");
        await house.PutAsync(camera, at).ReadAsync();
        await house.Keeper.PostAsync($"/api/media-servers/{id}/end", null, Ct).RefusedAsync("video.media-server.in-use", HttpStatusCode.Conflict);
        await house.Keeper.PostAsync($"/api/cameras/{camera}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        await house.Keeper.PostAsync($"/api/media-servers/{id}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        await using var after = house.Server.Store.Lease();
        Assert.Empty((await after.Set<MediaServer>().AsNoTracking().FirstAsync(s => s.Id == id, Ct)).SealedSecret);
        await MediaHooks.PutAsync(house, id, fields).RefusedAsync("video.media-server.ended", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await using var house = await VideoFixture.StartAsync();
        async Task RefusedAsync(string field, object? value, string code = "video.media-server.bad-fields")
        {
            var fields = MediaHooks.Fields("mediamtx", "https://10.1.2.3", Secret);
            fields[field] = value;
            await MediaHooks.PutAsync(house, Guid.CreateVersion7(), fields).RefusedAsync(code, HttpStatusCode.BadRequest);
        }

        await RefusedAsync("kind", "red5");
        await RefusedAsync("name", "  ", "request.invalid");
        await RefusedAsync("secret", null);
        await RefusedAsync("secret", "only letters and hyphens here");
        foreach (var url in (string[])["rtsp://10.1.2.3", "https://user:word@10.1.2.3", "https://10.1.2.3/?a=b", "https://10.1.2.3/#a", "//10.1.2.3", "https://10.1.2.3; script-src *"]) { await RefusedAsync("url", url); }
        await RefusedAsync("url", "http://169.254.169.254", "video.camera.address-not-allowed");
        await RefusedAsync("url", "https://no-such-host.invalid", "video.camera.address-not-allowed");
        await MediaHooks.PutAsync(house, Guid.CreateVersion7(), MediaHooks.Fields("mediamtx", "https://10.1.2.3", Secret), house.Desk).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);

        using var server = await MediaHooks.RegisterAsync(house, "zlmediakit");
        foreach (var path in (string[])["gate", "/rtp/gate", "rtp/gate/", "rtp//gate", "rtp/../gate", "rtp/gate?a=b", "rtp/g ate", "rtp/大门"])
        {
            var fields = house.Fields();
            (fields["address"], fields["mediaServerId"], fields["mediaPath"]) = (null, server.Id, path);
            await house.PutAsync(Guid.CreateVersion7(), fields).RefusedAsync("video.camera.bad-source", HttpStatusCode.BadRequest);
        }

        var both = house.Fields();
        (both["mediaServerId"], both["mediaPath"]) = (server.Id, "rtp/gate");
        await house.PutAsync(Guid.CreateVersion7(), both).RefusedAsync("video.camera.bad-source", HttpStatusCode.BadRequest);
        (both["address"], both["mediaServerId"]) = (null, Guid.CreateVersion7());
        await house.PutAsync(Guid.CreateVersion7(), both).RefusedAsync("video.media-server.unknown", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_camera_moves_to_a_media_server_and_back_and_is_fetched_by_this_house_only_while_it_is_not_there()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var (id, fields) = (await house.RegisterAsync("rtsp://10.1.2.3/live"), house.Fields());
        (fields["address"], fields["mediaServerId"], fields["mediaPath"], fields["version"]) = (null, server.Id, "school/gate", 1);
        var moved = await house.PutAsync(id, fields).ReadAsync();
        Assert.Equal((server.Id, "school/gate"), (moved.GetProperty("mediaServerId").GetGuid(), moved.GetProperty("mediaPath").GetString()));
        await using (var db = house.Server.Store.Lease()) { Assert.Empty((await db.Set<Camera>().AsNoTracking().FirstAsync(c => c.Id == id, Ct)).SealedSource); }
        await house.Keeper.PostAsync($"/api/cameras/{id}/try", null, Ct).RefusedAsync("video.camera.at-media-server", HttpStatusCode.Conflict);
        await house.AskAsync(id).ReadAsync();
        Assert.Equal(0, house.Gateway.Count);
        Assert.Empty(await house.Server.Services.GetRequiredService<CameraSources>().ListKnownAsync(house.Server.District.Code, [id], Ct));

        // One picture has one entry, whose right, leaf and reason are its own.
        var second = house.Fields("rtsp://10.1.2.4/live", "C02");
        (second["address"], second["mediaServerId"], second["mediaPath"]) = (null, server.Id, "school/gate");
        await house.PutAsync(Guid.CreateVersion7(), second).RefusedAsync("video.camera.path-taken", HttpStatusCode.Conflict);

        (fields["address"], fields["mediaServerId"], fields["mediaPath"], fields["version"]) = ("rtsp://10.1.2.3/live", null, null, 2);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await house.PutAsync(id, fields).ReadAsync()).GetProperty("mediaServerId").ValueKind);
        await house.AskAsync(id).ReadAsync();
        Assert.Equal(1, house.Gateway.Count);
    }

    [Fact]
    public async Task Who_has_but_a_part_of_the_district_changes_no_media_server()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        using var elsewhere = await house.Server.SignInAsync("system-administrator", house.Places.Subdistrict);
        await MediaHooks.PutAsync(house, Guid.CreateVersion7(), MediaHooks.Fields("mediamtx", "https://10.1.2.3", Secret), elsewhere).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await elsewhere.PostAsync($"/api/media-servers/{server.Id}/end", null, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_viewing_is_over_once_its_picture_comes_from_elsewhere()
    {
        await using var house = await VideoFixture.StartAsync();
        using var server = await MediaHooks.RegisterAsync(house, "mediamtx");
        var id = await server.CameraAsync("school/gate");
        var (ticket, viewing, _) = await server.OpenAsync(id);
        var fields = house.Fields("rtsp://10.1.2.3/live");
        fields["version"] = 1;
        await house.PutAsync(id, fields).ReadAsync();
        Assert.Equal(403, await server.MediamtxAsync(ticket));
        Assert.Equal("video.camera.moved", (await viewing.UntilAsync("ended")).GetProperty("code").GetString());
        viewing.Dispose();
    }

    [Theory]
    [InlineData("mediamtx", "https://m.example.cn:8889/live", "whep", "https://m.example.cn:8889/live/a/b/whep", "https://m.example.cn:8889")]
    [InlineData("go2rtc", "http://10.1.2.3", "go2rtc", "ws://10.1.2.3/api/ws?src=a/b&token=T", "ws://10.1.2.3")]
    [InlineData("zlmediakit", "https://m.example.cn", "fmp4", "wss://m.example.cn/a/b.live.mp4?token=T", "wss://m.example.cn")]
    public void Each_kind_has_its_pictures_in_its_own_way(string kind, string url, string way, string address, string origin)
    {
        var server = new MediaServer { Id = Guid.CreateVersion7(), Name = "", Kind = Kernel.Text.WireName.Read<MediaServerKind>(kind), Url = url, SealedSecret = [], CreatedAt = default };
        Assert.Equal((way, address), MediaAddress.Of(server, "a/b", "T"));
        Assert.Equal(origin, MediaAddress.OriginOf(server));
    }

    [Fact]
    public void Names_on_the_wire_stay_as_they_are() => Assert.Equal("mediamtx go2rtc zlmediakit", string.Join(' ', Enum.GetValues<MediaServerKind>().Select(Kernel.Text.WireName.Wire)));

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Pages_of_the_office_may_connect_to_media_servers_in_use_and_to_nothing_else(StoreKind store)
    {
        var web = Directory.CreateTempSubdirectory("wangge-test-").FullName;
        Directory.CreateDirectory(Path.Combine(web, "office"));
        foreach (var page in (string[])["index.html", "office/index.html"]) { await File.WriteAllTextAsync(Path.Combine(web, page), "<!doctype html>", Ct); }
        await using var house = await VideoFixture.StartAsync(store, ("Web:Root", web));
        async Task<string> ConnectAsync(string address)
        {
            using var answer = await house.Desk.GetAsync(address, Ct);
            return answer.Headers.GetValues("Content-Security-Policy").Single().Split(';').Select(part => part.Trim()).Single(part => part.StartsWith("connect-src", StringComparison.Ordinal));
        }

        Assert.Equal("connect-src 'self'", await ConnectAsync("/office/cameras"));
        using var server = await MediaHooks.RegisterAsync(house, "go2rtc", "https://10.1.2.3:8443/media");
        using var other = await MediaHooks.RegisterAsync(house, "mediamtx", "https://10.1.2.4:8889");
        Assert.Equal(["'self'", "connect-src", "https://10.1.2.4:8889", "wss://10.1.2.3:8443"], (await ConnectAsync("/office/cameras")).Split(' ').Order(StringComparer.Ordinal));
        Assert.Equal("connect-src 'self'", await ConnectAsync("/"));
        await house.Keeper.PostAsJsonAsync($"/api/media-servers/{server.Id}/end", new { }, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("connect-src 'self' https://10.1.2.4:8889", await ConnectAsync($"/d/{house.Server.District.Code}/office/cameras"));
        Directory.Delete(web, recursive: true);
    }
}
