using System.Net;
using System.Net.Sockets;

namespace Wangge.Kernel.Networks;

/// <summary>Which addresses the house connects to at all, for one purpose: those in the networks that are configured, so that a registered address reaches nothing else of the house. Safe for concurrent use.</summary>
/// <remarks>Asked at registering and again at each connecting, where the very address that was judged is connected to. Source: QUALITY, "camera addresses".</remarks>
/// <param name="said">Such as <c>10.20.0.0/16</c>; none: the private networks of IPv4 and IPv6. Loopback, link-local and public addresses only where a network here holds them.</param>
public class AllowedNetworks(IReadOnlyList<string>? said)
{
    /// <value>RFC 1918 and RFC 4193.</value>
    private static readonly string[] Usual = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    private readonly Lazy<IReadOnlyList<IPNetwork>> _networks = new(() => [.. (said is { Count: > 0 } ? said : Usual).Select(n => IPNetwork.Parse(n))]);

    public virtual bool Allow(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Value.Any(n => n.Contains(plain));
    }

    /// <summary>The allowed addresses of a host; none where one of its addresses is not allowed, or where it has none.</summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
            return addresses.All(Allow) ? addresses : [];
        }
        catch (SocketException)
        {
            return [];
        }
    }
}
