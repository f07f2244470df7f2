using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace Wangge.Host.Tls;

/// <summary>The names and addresses by which clients reach this server: what its certificate speaks for.</summary>
/// <param name="Primary">What <c>--host</c> named, in ASCII (<c>网格.cn</c> as <c>xn--…</c>): a host name or an address.</param>
/// <param name="DnsNames">Host names, <c>localhost</c> last.</param>
/// <param name="Addresses">IP addresses, loopback included.</param>
internal sealed record HostNames(string Primary, IReadOnlyList<string> DnsNames, IReadOnlyList<IPAddress> Addresses)
{
    /// <summary>The named host with <c>localhost</c> and these addresses of the machine.</summary>
    /// <exception cref="TlsSetupException">The name is neither a host name nor an IP address.</exception>
    public static HostNames Of(string name, IEnumerable<IPAddress> machineAddresses)
    {
        IPAddress[] loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];
        if (IPAddress.TryParse(name, out var named))
        {
            return new HostNames(named.ToString(), ["localhost"], [.. machineAddresses.Prepend(named).Concat(loopback).Distinct()]);
        }

        var ascii = ToAscii(name);
        return new HostNames(ascii, [.. new[] { ascii, "localhost" }.Distinct()], [.. machineAddresses.Concat(loopback).Distinct()]);
    }

    /// <summary>The named host with every address of this machine's network cards that another machine can reach.</summary>
    /// <exception cref="TlsSetupException">The name is neither a host name nor an IP address.</exception>
    public static HostNames OfThisMachine(string name) => Of(name,
        from card in NetworkInterface.GetAllNetworkInterfaces()
        where card.OperationalStatus == OperationalStatus.Up
        from unicast in card.GetIPProperties().UnicastAddresses
        let address = unicast.Address
        where address.AddressFamily is AddressFamily.InterNetwork or AddressFamily.InterNetworkV6
            && !IPAddress.IsLoopback(address) && !address.IsIPv6LinkLocal
        select address);

    private static string ToAscii(string name)
    {
        try
        {
            var ascii = new IdnMapping { UseStd3AsciiRules = true }.GetAscii(name).ToLowerInvariant();
            if (Uri.CheckHostName(ascii) == UriHostNameType.Dns) { return ascii; }
        }
        catch (ArgumentException)
        {
            // Refused below, as every other name that is none.
        }

        throw new TlsSetupException($"'{name}' is neither a host name nor an IP address.");
    }
}
