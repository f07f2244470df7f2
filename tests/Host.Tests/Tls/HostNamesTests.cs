using System.Net;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class HostNamesTests
{
    [Fact]
    public void A_host_name_stands_beside_localhost_the_addresses_of_the_machine_and_loopback()
    {
        var names = HostNames.Of("Wangge.Local", [IPAddress.Parse("192.168.1.20")]);

        Assert.Equal(["wangge.local", "localhost"], names.DnsNames);
        Assert.Equal(["192.168.1.20", "127.0.0.1", "::1"], names.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public void An_address_may_be_named_as_the_host()
    {
        var names = HostNames.Of("192.168.1.20", [IPAddress.Parse("192.168.1.20")]);

        Assert.Equal("192.168.1.20", names.Primary);
        Assert.Equal(["localhost"], names.DnsNames);
        Assert.Equal(["192.168.1.20", "127.0.0.1", "::1"], names.Addresses.Select(a => a.ToString()));
    }

    [Fact]
    public void A_chinese_host_name_is_written_in_ascii() =>
        Assert.Equal("xn--0xvs72c.example.cn", HostNames.Of("网格.example.cn", []).Primary);

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("https://wangge.local")]
    [InlineData("../../etc")]
    [InlineData("a/b")]
    public void What_is_no_host_name_is_refused(string name) => Assert.Throws<TlsSetupException>(() => HostNames.Of(name, []));

    [Fact]
    public void This_machine_has_loopback_at_least()
    {
        var names = HostNames.OfThisMachine("wangge.local");

        Assert.Contains(IPAddress.Loopback, names.Addresses);
        Assert.Equal(names.Addresses.Count, names.Addresses.Distinct().Count());
    }
}
