using System.Net;
using System.Security.Cryptography.X509Certificates;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class LocalIdentityTests : IDisposable
{
    private readonly TlsFolder home = new();
    private readonly LocalAuthority authority;

    public LocalIdentityTests() => authority = home.OpenAuthority();

    [Fact]
    public void The_same_certificate_is_shown_after_a_restart() => Assert.Equal(ShownBy(Open()), ShownBy(Open()));

    [Fact]
    public void While_more_than_thirty_days_are_left_nothing_changes()
    {
        var identity = Open();
        var before = identity.Current;
        home.Clock.Now = home.Clock.Now.AddDays(365);

        Assert.Same(before, identity.Current);
    }

    [Fact]
    public void With_fewer_than_thirty_days_left_it_renews_itself_without_a_restart()
    {
        var identity = Open();
        var before = ShownBy(identity);
        home.Clock.Now = home.Clock.Now.AddDays(367);

        Assert.NotEqual(before, ShownBy(identity));
        Assert.True(home.IsTrusted(identity.Current.TargetCertificate, "wangge.example.cn", authority.Certificate));
        Assert.Equal(ShownBy(identity), ShownBy(Open()));
    }

    [Fact]
    public void A_certificate_that_ends_with_its_authority_is_not_issued_at_each_connection()
    {
        home.Clock.Now = home.Clock.Now.AddYears(10).AddDays(-10);
        var identity = Open();

        Assert.Same(identity.Current, identity.Current);
        Assert.Equal(authority.Certificate.NotAfter, identity.Current.TargetCertificate.NotAfter);
    }

    [Fact]
    public void A_new_address_of_the_machine_brings_a_new_certificate_under_the_same_root()
    {
        var before = ShownBy(Open());
        var grown = HostNames.Of("wangge.example.cn", [.. TlsFolder.Names.Addresses, IPAddress.Parse("192.168.77.1")]);
        var identity = new LocalIdentity(home.Folder, authority, grown, home.Clock);

        Assert.NotEqual(before, ShownBy(identity));
        Assert.True(home.IsTrusted(identity.Current.TargetCertificate, "192.168.77.1", authority.Certificate));
    }

    [Fact]
    public void Many_connections_at_the_moment_of_renewal_agree_on_one_certificate()
    {
        var identity = Open();
        _ = identity.Current;
        home.Clock.Now = home.Clock.Now.AddDays(380);

        var shown = new string[16];
        Parallel.For(0, shown.Length, i => shown[i] = ShownBy(identity));

        Assert.Single(shown.Distinct());
    }

    public void Dispose()
    {
        authority.Dispose();
        home.Dispose();
    }

    private LocalIdentity Open() => new(home.Folder, authority, TlsFolder.Names, home.Clock);

    private static string ShownBy(LocalIdentity identity) => identity.Current.TargetCertificate.GetCertHashString();
}
