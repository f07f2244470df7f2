using System.Formats.Asn1;
using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>What an authority may speak for at all, so that a stolen key of ours cannot pretend to be somebody's bank.</summary>
/// <remarks>Source: RFC 5280, 4.2.1.10. A name covers the names below it.</remarks>
/// <param name="DnsNames">Permitted names, in ASCII.</param>
/// <param name="Networks">Permitted networks.</param>
internal sealed record NameConstraints(IReadOnlyList<string> DnsNames, IReadOnlyList<IPNetwork> Networks)
{
    private const string Oid = "2.5.29.30";
    private static readonly Asn1Tag Permitted = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag DnsName = new(TagClass.ContextSpecific, 2);
    private static readonly Asn1Tag Address = new(TagClass.ContextSpecific, 7);

    // Addresses of a house change (DHCP); none of these is ever a site on the Internet.
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("127.0.0.0/8"), IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"), IPNetwork.Parse("::1/128"),
    ];

    /// <summary>These names, every private network, and those of the addresses that are public.</summary>
    public static NameConstraints For(HostNames names) => new(names.DnsNames,
    [
        .. Private,
        .. names.Addresses.Where(a => !Private.Any(n => n.Contains(a))).Select(a => new IPNetwork(a, a.GetAddressBytes().Length * 8)),
    ]);

    /// <summary>What this authority is held to; an authority without constraints, which we never make, permits nothing.</summary>
    public static NameConstraints Of(X509Certificate2 authority)
    {
        List<string> names = [];
        List<IPNetwork> networks = [];
        if (authority.Extensions.FirstOrDefault(e => e.Oid?.Value == Oid) is { } extension)
        {
            var trees = new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence(Permitted);
            while (trees.HasData)
            {
                var tree = trees.ReadSequence();
                if (tree.PeekTag().HasSameClassAndValue(DnsName)) { names.Add(tree.ReadCharacterString(UniversalTagNumber.IA5String, DnsName)); }
                else { networks.Add(ReadNetwork(tree.ReadOctetString(Address))); }
            }
        }

        return new NameConstraints(names, networks);
    }

    public bool Permits(IPAddress address) => Networks.Any(n => n.Contains(address));

    public bool Permits(string dnsName) => DnsNames.Any(n =>
        dnsName.Equals(n, StringComparison.OrdinalIgnoreCase) || dnsName.EndsWith("." + n, StringComparison.OrdinalIgnoreCase));

    /// <summary>As a certificate's extension, critical: a client that does not know it must refuse.</summary>
    public X509Extension ToExtension()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence(Permitted))
        {
            foreach (var name in DnsNames)
            {
                using (writer.PushSequence()) { writer.WriteCharacterString(UniversalTagNumber.IA5String, name, DnsName); }
            }

            foreach (var network in Networks)
            {
                using (writer.PushSequence()) { writer.WriteOctetString(AddressAndMask(network), Address); }
            }
        }

        return new X509Extension(Oid, writer.Encode(), critical: true);
    }

    private static byte[] AddressAndMask(IPNetwork network)
    {
        var address = network.BaseAddress.GetAddressBytes();
        var mask = new byte[address.Length];
        for (var bit = 0; bit < network.PrefixLength; bit++) { mask[bit / 8] |= (byte)(0x80 >> (bit % 8)); }
        return [.. address, .. mask];
    }

    private static IPNetwork ReadNetwork(byte[] addressAndMask)
    {
        var half = addressAndMask.Length / 2;
        var prefixLength = addressAndMask[half..].Sum(b => byte.PopCount(b));
        return new IPNetwork(new IPAddress(addressAndMask[..half]), prefixLength);
    }
}
