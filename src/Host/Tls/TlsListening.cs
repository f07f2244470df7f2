using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;

namespace Wangge.Host.Tls;

/// <summary>Joins a <see cref="IServerIdentity"/> to Kestrel.</summary>
internal static class TlsListening
{
    /// <summary>Serves TLS 1.2 and 1.3 with the identity of each moment, so that a renewed certificate needs no restart.</summary>
    public static ListenOptions UseIdentity(this ListenOptions listen, IServerIdentity identity) => listen.UseHttps(new TlsHandshakeCallbackOptions
    {
        OnConnection = _ => ValueTask.FromResult(new SslServerAuthenticationOptions
        {
            ServerCertificateContext = identity.Current,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        }),
    });
}
