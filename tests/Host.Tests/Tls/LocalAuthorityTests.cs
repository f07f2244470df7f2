using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class LocalAuthorityTests : IDisposable
{
    private readonly TlsFolder home = new();

    [Theory]
    [InlineData("wangge.example.cn")]
    [InlineData("localhost")]
    [InlineData("192.168.1.20")]
    [InlineData("203.0.113.7")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void A_client_that_installed_the_root_accepts_the_server_under_each_of_its_names(string host)
    {
        using var authority = home.OpenAuthority();
        using var server = authority.Issue(TlsFolder.Names, home.Clock.Now);

        Assert.True(home.IsTrusted(server, host, authority.Certificate));
    }

    [Fact]
    public void A_client_that_installed_another_root_refuses_it()
    {
        using var other = new TlsFolder();
        using var authority = home.OpenAuthority();
        using var otherAuthority = other.OpenAuthority();
        using var server = authority.Issue(TlsFolder.Names, home.Clock.Now);

        Assert.False(home.IsTrusted(server, "localhost", otherAuthority.Certificate));
    }

    [Fact]
    public void The_root_is_an_authority_for_ten_years_that_signs_servers_and_no_further_authorities()
    {
        using var authority = home.OpenAuthority();
        var root = authority.Certificate;

        var basics = Assert.Single(root.Extensions.OfType<X509BasicConstraintsExtension>());
        Assert.True(basics is { CertificateAuthority: true, HasPathLengthConstraint: true, PathLengthConstraint: 0, Critical: true });
        Assert.Equal(home.Clock.Now.AddYears(10), root.NotAfter.ToUniversalTime(), TimeSpan.FromDays(1));
        using var key = root.GetECDsaPublicKey();
        Assert.Equal(ECCurve.NamedCurves.nistP256.Oid.Value, key!.ExportParameters(false).Curve.Oid.Value);
        Assert.False(root.HasPrivateKey);
    }

    [Fact]
    public void A_server_certificate_lives_no_longer_than_browsers_accept()
    {
        using var authority = home.OpenAuthority();
        using var server = authority.Issue(TlsFolder.Names, home.Clock.Now);

        Assert.InRange(server.NotAfter - server.NotBefore, TimeSpan.FromDays(390), TimeSpan.FromDays(397));
        Assert.True(server.NotBefore.ToUniversalTime() < home.Clock.Now);
    }

    [Theory]
    [InlineData("bank.example.com", null)]
    [InlineData("example.cn", null)]
    [InlineData("wangge.example.cn", "8.8.8.8")]
    public void A_stolen_key_cannot_speak_for_another_site(string name, string? address)
    {
        using var authority = home.OpenAuthority();
        using var forged = ForgeWithKeyOf(home, name, address);

        Assert.False(home.IsTrusted(forged, address ?? name, authority.Certificate));
    }

    [Fact]
    public void The_same_forging_for_its_own_name_is_believed_so_that_the_refusals_above_mean_something()
    {
        using var authority = home.OpenAuthority();
        using var own = ForgeWithKeyOf(home, "desk.wangge.example.cn", "10.1.2.3");

        Assert.True(home.IsTrusted(own, "desk.wangge.example.cn", authority.Certificate));
    }

    [Fact]
    public void An_address_that_the_root_may_not_speak_for_is_left_out_rather_than_spoiling_the_certificate()
    {
        using var authority = home.OpenAuthority();
        var moved = HostNames.Of("wangge.example.cn", [IPAddress.Parse("198.51.100.9"), IPAddress.Parse("10.0.0.5")]);
        using var server = authority.Issue(moved, home.Clock.Now);

        Assert.False(server.MatchesHostname("198.51.100.9"));
        Assert.True(home.IsTrusted(server, "10.0.0.5", authority.Certificate));
        Assert.True(authority.Covers(server, moved));
    }

    [Fact]
    public void The_root_outlives_a_restart()
    {
        using var first = home.OpenAuthority();
        using var second = home.OpenAuthority();

        Assert.Equal(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
    }

    [Fact]
    public void In_its_last_month_the_root_is_made_anew()
    {
        using var first = home.OpenAuthority();
        home.Clock.Now = home.Clock.Now.AddYears(10).AddDays(-20);
        using var second = home.OpenAuthority();

        Assert.NotEqual(first.Certificate.Thumbprint, second.Certificate.Thumbprint);
    }

    [Fact]
    public void Keys_can_be_read_by_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        using var authority = home.OpenAuthority();
        _ = new LocalIdentity(home.Folder, authority, TlsFolder.Names, home.Clock).Current;

        var files = Directory.GetFiles(home.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        Assert.All(files, f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(f)));
        Assert.All(Directory.GetDirectories(home.Path, "*", SearchOption.AllDirectories),
            f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, ModeOf(f)));
    }

    [Fact]
    public void A_broken_file_is_refused_by_name_and_not_replaced()
    {
        home.OpenAuthority().Dispose();
        var file = Directory.GetFiles(home.Path, "authority.pem", SearchOption.AllDirectories).Single();
        File.WriteAllText(file, "not a key");

        var refusal = Assert.Throws<TlsSetupException>(home.OpenAuthority);

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("not a key", File.ReadAllText(file));
    }

    public void Dispose() => home.Dispose();

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(path);

    private static X509Certificate2 ForgeWithKeyOf(TlsFolder home, string name, string? address)
    {
        using var root = home.Folder.Find("authority")!;
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=forged", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (address is not null) { names.AddIpAddress(IPAddress.Parse(address)); }
        request.CertificateExtensions.Add(names.Build());
        return request.Create(root, home.Clock.Now.AddHours(-1), home.Clock.Now.AddDays(30), [1, 2, 3, 4]);
    }
}
