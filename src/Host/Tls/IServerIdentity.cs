using System.Net.Security;

namespace Wangge.Host.Tls;

/// <summary>What the server shows a client that connects by TLS: made here (<see cref="LocalIdentity"/>) or given (<see cref="PemIdentity"/>).</summary>
internal interface IServerIdentity
{
    /// <summary>The certificate of this moment with its chain; asked once a connection, safe from any thread.</summary>
    SslStreamCertificateContext Current { get; }
}
