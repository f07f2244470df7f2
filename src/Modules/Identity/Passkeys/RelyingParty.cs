using Fido2NetLib;
using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Storage;

namespace Wangge.Identity.Passkeys;

/// <summary>Who we are to a device: the host's name as the browser asked for it. One house has one name; under another its passkeys do not work.</summary>
/// <remarks>Source: WebAuthn level 2, 5.1.2 "effective domain": an address of numbers is none, so there passkeys are refused.</remarks>
internal static class RelyingParty
{
    /// <summary>Null where the host's name can be none.</summary>
    public static Fido2? Find(HttpContext http, District district)
    {
        var host = http.Request.Host;
        if (!host.HasValue || host.Host.Length == 0 || System.Net.IPAddress.TryParse(host.Host.Trim('[', ']'), out _)) { return null; }
        return new Fido2(
            new Fido2Configuration
            {
                RPID = host.Host,
                RPName = district.Name,
                // A proxy that ends TLS may speak http to us: the browser's origin is https then.
                Origins = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { $"{http.Request.Scheme}://{host.Value}", $"https://{host.Value}" },
                TimestampDriftTolerance = 300_000,
            },
            metadataService: null);
    }
}
