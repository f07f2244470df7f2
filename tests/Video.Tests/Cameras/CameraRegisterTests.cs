using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Secrets;
using Wangge.Kernel.Storage;
using Wangge.Testing;
using Wangge.Video.Cameras;

namespace Wangge.Video.Tests.Cameras;

public sealed class CameraRegisterTests
{
    private const string Secret = "rtsp://viewer:geheim@10.1.2.3:8554/live/main?token=verborgen";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_camera_is_registered_and_changed_and_its_address_is_in_no_answer_and_in_no_row_that_can_be_read(StoreKind store)
    {
        await using var house = await VideoFixture.StartAsync(store);
        var (id, fields) = (Guid.CreateVersion7(), house.Fields(Secret));
        var made = await house.PutAsync(id, fields).ReadAsync();
        Assert.Equal(("C01", "unknown", 1, "市政处"), (made.GetProperty("code").GetString(), made.GetProperty("health").GetString(), made.GetProperty("version").GetInt32(), made.GetProperty("unit").GetString()));
        Assert.Equal(1, (await house.PutAsync(id, fields).ReadAsync()).GetProperty("version").GetInt32());

        (fields["address"], fields["name"], fields["directionDegrees"], fields["version"]) = (null, "港湾学校正门东", 360, 1);
        var changed = await house.PutAsync(id, fields).ReadAsync();
        Assert.Equal((2, 0.0), (changed.GetProperty("version").GetInt32(), changed.GetProperty("directionDegrees").GetDouble()));

        foreach (var text in (string[])[made.GetRawText(), changed.GetRawText(), (await house.ShowAsync(id)).GetRawText(), await house.Desk.GetStringAsync("/api/cameras", Ct)])
        {
            Assert.Contains("港湾学校", text, StringComparison.Ordinal);
            foreach (var hidden in (string[])["geheim", "rtsp", "10.1.2.3", "verborgen", "viewer"]) { Assert.DoesNotContain(hidden, text, StringComparison.Ordinal); }
        }

        await using var db = house.Server.Store.Lease();
        var row = await db.Set<Camera>().AsNoTracking().FirstAsync(c => c.Id == id, Ct);
        Assert.DoesNotContain("geheim", Encoding.UTF8.GetString(row.SealedSource), StringComparison.Ordinal);
        Assert.Equal(Secret, house.Server.Services.GetRequiredService<Sealing>().Open(PutCamera.SealedFor, id, row.SealedSource));

        await house.Keeper.PostAsync($"/api/cameras/{id}/end", null, Ct).ReadAsync(HttpStatusCode.NoContent);
        Assert.Equal("ended", (await house.ShowAsync(id)).GetProperty("health").GetString());
        await using var after = house.Server.Store.Lease();
        Assert.Empty((await after.Set<Camera>().AsNoTracking().FirstAsync(c => c.Id == id, Ct)).SealedSource);
        await house.PutAsync(id, fields).RefusedAsync("video.camera.ended", HttpStatusCode.Conflict);
        await house.AskAsync(id).RefusedAsync("video.camera.ended", HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task What_does_not_fit_is_refused()
    {
        await using var house = await VideoFixture.StartAsync();
        async Task RefusedAsync(string field, object? value, string code, HttpStatusCode status)
        {
            var fields = house.Fields();
            fields[field] = value;
            await house.PutAsync(Guid.CreateVersion7(), fields).RefusedAsync(code, status);
        }

        await RefusedAsync("name", "二楼女更衣室", "video.camera.refused-place", HttpStatusCode.BadRequest);
        await RefusedAsync("site", "changing-room", "video.camera.refused-place", HttpStatusCode.BadRequest);
        await RefusedAsync("site", "nowhere", "video.camera.bad-fields", HttpStatusCode.BadRequest);
        await RefusedAsync("purpose", "to-watch-people", "video.camera.bad-fields", HttpStatusCode.BadRequest);
        await RefusedAsync("address", "http://10.1.2.3/", "video.camera.bad-address", HttpStatusCode.BadRequest);
        await RefusedAsync("address", null, "video.camera.address-needed", HttpStatusCode.BadRequest);
        await RefusedAsync("address", "rtsp://169.254.169.254/latest", "video.camera.address-not-allowed", HttpStatusCode.BadRequest);
        await RefusedAsync("address", "rtsp://no-such-host.invalid/live", "video.camera.address-not-allowed", HttpStatusCode.BadRequest);
        await RefusedAsync("unitId", Guid.CreateVersion7(), "video.camera.unknown-unit", HttpStatusCode.NotFound);
        await RefusedAsync("longitude", 10.0, "areas.unknown-place", HttpStatusCode.NotFound);

        var id = await house.RegisterAsync("rtsp://10.1.2.3/live");
        await house.PutAsync(Guid.CreateVersion7(), house.Fields()).RefusedAsync("video.camera.code-taken", HttpStatusCode.Conflict);
        var stale = house.Fields();
        stale["version"] = 7;
        await house.PutAsync(id, stale).RefusedAsync("video.camera.stale", HttpStatusCode.PreconditionFailed);
        await house.PutAsync(Guid.CreateVersion7(), house.Fields(code: "C02"), house.Desk).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        using var elsewhere = await house.Server.SignInAsync("system-administrator", "/elsewhere/");
        await house.PutAsync(Guid.CreateVersion7(), house.Fields(code: "C02"), elsewhere).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        using var far = await house.Server.SignInAsync("alarm-operator", "/elsewhere/");
        Assert.Empty((await far.GetAsync("/api/cameras", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        await house.AskAsync(id, by: far).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_register_comes_in_pages_and_is_cut_by_what_is_asked()
    {
        await using var house = await VideoFixture.StartAsync();
        for (var number = 1; number <= 3; number++) { await house.RegisterAsync("rtsp://10.1.2.3/live", $"C0{number}"); }
        var fields = house.Fields(code: "C04");
        (fields["site"], fields["isSignShown"], fields["name"]) = ("crossing", false, "中心路口");
        await house.PutAsync(Guid.CreateVersion7(), fields).ReadAsync();

        async Task<string> CodesAsync(string query) => string.Join(' ', (await house.Desk.GetAsync("/api/cameras" + query, Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("code").GetString()));
        Assert.Equal("C04", await CodesAsync("?site=crossing"));
        Assert.Equal("C04", await CodesAsync("?sign=false"));
        Assert.Equal("C04", await CodesAsync("?text=路口"));
        Assert.Equal("", await CodesAsync("?state=ended"));
        var first = await house.Desk.GetAsync("/api/cameras?size=3", Ct).ReadAsync();
        Assert.Equal("C04", await CodesAsync("?size=3&after=" + first.GetProperty("next").GetString()));
        await house.Desk.GetAsync("/api/cameras?after=nothing", Ct).RefusedAsync("video.bad-page", HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("女生宿舍内走廊")]
    [InlineData("三楼 卫 生间")]
    [InlineData("公厕入口")]
    [InlineData("体育馆更衣间")]
    [InlineData("母婴室")]
    [InlineData("宾馆客房")]
    [InlineData("Boys' Toilets")]
    [InlineData("changing rooms, east")]
    [InlineData("Bedroom 2")]
    public void Where_people_sleep_wash_or_undress_no_camera_is_registered(string name) => Assert.True(RefusedPlaces.Holds(name));

    [Theory]
    [InlineData("港湾学校正门")]
    [InlineData("宿舍楼正门")]
    [InlineData("教学楼二层走廊")]
    [InlineData("Main gate, forward view")]
    [InlineData("Market square")]
    public void Elsewhere_one_may_be(string name) => Assert.False(RefusedPlaces.Holds(name));

    [Fact]
    public void Names_on_the_wire_stay_as_they_are()
    {
        Assert.Equal(
            "gate yard corridor hall stairs sports-ground car-park road crossing square park market station waterside", string.Join(' ', Enum.GetValues<CameraSite>().Select(Kernel.Text.WireName.Wire)));
        Assert.Equal("school-safety traffic-order crowd-safety fire-safety flood-watch public-order", string.Join(' ', Enum.GetValues<CameraPurpose>().Select(Kernel.Text.WireName.Wire)));
        Assert.Equal("h264 h265 other", string.Join(' ', Enum.GetValues<CameraCodec>().Select(Kernel.Text.WireName.Wire)));
        Assert.Equal(
            "alarm support-patrol crowd-safety traffic-incident fire-or-flood must-check-round drill camera-upkeep", string.Join(' ', Enum.GetValues<Wangge.Video.Viewing.ViewReason>().Select(Kernel.Text.WireName.Wire)));
    }
}
