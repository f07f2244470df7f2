using System.Net;
using CsCheck;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class NameConstraintsTests
{
    [Fact]
    public void They_are_read_back_from_a_certificate_as_they_were_written()
    {
        using var home = new TlsFolder();
        using var authority = home.OpenAuthority();

        var expected = NameConstraints.For(TlsFolder.Names);
        var read = NameConstraints.Of(authority.Certificate);

        Assert.Equal(expected.DnsNames, read.DnsNames);
        Assert.Equal(expected.Networks, read.Networks);
    }

    [Fact]
    public void They_permit_private_addresses_and_of_the_public_ones_only_the_machines_own() =>
        Gen.UInt.Sample(number =>
        {
            var address = new IPAddress(BitConverter.GetBytes(number));
            var b = address.GetAddressBytes();
            var isPrivate = b[0] is 10 or 127 || (b[0], b[1]) is (192, 168) or (169, 254) || (b[0] == 172 && b[1] is >= 16 and < 32);
            var isOwn = address.Equals(IPAddress.Parse("203.0.113.7"));
            return NameConstraints.For(TlsFolder.Names).Permits(address) == (isPrivate || isOwn);
        });

    [Theory]
    [InlineData("wangge.example.cn", true)]
    [InlineData("desk.wangge.example.cn", true)]
    [InlineData("notwangge.example.cn", false)]
    [InlineData("example.cn", false)]
    public void A_name_covers_itself_and_the_names_below_it(string name, bool permitted) =>
        Assert.Equal(permitted, NameConstraints.For(TlsFolder.Names).Permits(name));
}
