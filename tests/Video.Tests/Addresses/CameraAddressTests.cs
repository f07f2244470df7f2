using System.Net;
using CsCheck;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Video.Addresses;

namespace Wangge.Video.Tests.Addresses;

public sealed class CameraAddressTests
{
    [Theory]
    [InlineData("rtsp://10.1.2.3/live", "10.1.2.3", 554, "/live", null, null)]
    [InlineData("RTSP://cam-1.example:8554/a/b?channel=1&subtype=0", "cam-1.example", 8554, "/a/b?channel=1&subtype=0", null, null)]
    [InlineData("rtsp://admin:p%40ss%2Fw@10.1.2.3", "10.1.2.3", 554, "/", "admin", "p@ss/w")]
    [InlineData("rtsp://admin:p@s:s@10.1.2.3:554/x@y", "10.1.2.3", 554, "/x@y", "admin", "p@s:s")]
    [InlineData("rtsp://viewer@[fd00::7]:8554/s", "fd00::7", 8554, "/s", "viewer", "")]
    public void An_address_is_taken_apart(string text, string host, int port, string path, string? user, string? password) =>
        Assert.Equal(new CameraAddress(host, port, path, user, password), CameraAddress.TryParse(text));

    [Theory]
    [InlineData("rtsp://")]
    [InlineData("rtsp:///live")]
    [InlineData("http://10.1.2.3/live")]
    [InlineData("file:///etc/passwd")]
    [InlineData("rtsp://10.1.2.3:0/live")]
    [InlineData("rtsp://10.1.2.3:99999/live")]
    [InlineData("rtsp://10.1.2.3/li ve")]
    [InlineData("rtsp://10.1.2.3/live\r\nX: y")]
    [InlineData("rtsp://[::1/live")]
    [InlineData("rtsp://ho_st/live")]
    public void What_is_none_is_refused(string text) => Assert.Null(CameraAddress.TryParse(text));

    [Fact]
    public void The_base_names_no_credentials() => Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 20], Gen.String[Gen.Char["abcXYZ0189:@!$&'()*+,;=-._~"], 1, 20]).Sample((user, password) =>
    {
        var address = CameraAddress.TryParse($"rtsp://{Uri.EscapeDataString(user)}:{Uri.EscapeDataString(password)}@10.1.2.3:8554/live/1");
        Assert.Equal((user, password, "rtsp://10.1.2.3:8554/live/1"), (address!.User, address.Password, address.Base));
    });

    [Theory]
    [InlineData("10.9.8.7", true)]
    [InlineData("172.31.0.1", true)]
    [InlineData("192.168.1.1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("::ffff:10.0.0.1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("172.32.0.1", false)]
    [InlineData("8.8.8.8", false)]
    [InlineData("2001:db8::1", false)]
    public async Task Only_private_networks_are_asked_where_none_is_configured(string address, bool isAllowed)
    {
        var networks = Networks();
        Assert.Equal(isAllowed, networks.Allow(IPAddress.Parse(address)));
        Assert.Equal(isAllowed ? 1 : 0, (await networks.ResolveAsync(address, TestContext.Current.CancellationToken)).Count);
    }

    [Fact]
    public async Task A_name_is_judged_by_what_it_stands_for() =>
        Assert.Empty(await Networks().ResolveAsync("localhost", TestContext.Current.CancellationToken));

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void The_demos_cameras_are_asked_where_there_is_a_demo_alone(bool isDemo, bool isAllowed)
    {
        Assert.Equal(isAllowed, Networks(isDemo).Allow(IPAddress.Parse("127.77.3.4")));
        Assert.False(Networks(isDemo).Allow(IPAddress.Parse("127.0.0.1")));
    }

    private static CameraNetworks Networks(bool isDemo = false)
    {
        var registry = new DistrictRegistry(new Home(Directory.CreateTempSubdirectory("wangge-networks-").FullName));
        registry.TryAdd(new District("211403", "龙港区", "Asia/Shanghai", StoreKind.Sqlite, Demo: isDemo));
        return new CameraNetworks(Options.Create(new VideoOptions()), registry);
    }
}
