using System.Net;
using Microsoft.Extensions.Options;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Networks;

namespace Wangge.Video.Addresses;

/// <summary>Which addresses are asked for pictures at all; in a home with a demo district those of its cameras too.</summary>
internal sealed class CameraNetworks(IOptions<VideoOptions> options, DistrictRegistry registry) : AllowedNetworks(options.Value.Networks)
{
    /// <value>Addresses of this machine that nothing uses but the demo's cameras.</value>
    private static readonly IPNetwork Demo = IPNetwork.Parse("127.77.0.0/16");

    public override bool Allow(IPAddress address) => base.Allow(address) || (Demo.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) && registry.All.Any(d => d.Demo));
}
