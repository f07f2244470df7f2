using System.Net;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;

namespace Wangge.Video.Addresses;

/// <summary>Which addresses are asked for pictures at all: those in the networks that are configured, so that a registered address reaches nothing else of the house. Safe for concurrent use.</summary>
/// <remarks>Asked at registering and again at each connecting, where the very address that was judged is connected to. Source: QUALITY, "camera addresses".</remarks>
internal sealed class CameraNetworks(IOptions<VideoOptions> options, DistrictRegistry registry)
{
    /// <value>RFC 1918 and RFC 4193.</value>
    private static readonly string[] Usual = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    /// <value>Addresses of this machine that nothing uses but the demo's cameras.</value>
    private static readonly IPNetwork Demo = IPNetwork.Parse("127.77.0.0/16");

    private readonly Lazy<IReadOnlyList<IPNetwork>> _networks = new(() => [.. (options.Value.Networks is { Count: > 0 } said ? said : Usual).Select(n => IPNetwork.Parse(n))]);

    public bool Allow(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Value.Any(n => n.Contains(plain)) || (Demo.Contains(plain) && registry.All.Any(d => d.Demo));
    }

    /// <summary>The allowed addresses of a host; none where one of its addresses is not allowed, or where it has none.</summary>
    public async Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
    {
        try
        {
            var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, ct);
            return addresses.All(Allow) ? addresses : [];
        }
        catch (System.Net.Sockets.SocketException)
        {
            return [];
        }
    }
}
