using System.Net;
using System.Security.Cryptography.X509Certificates;
using Wangge.Host.Tls;
using Wangge.Testing;

namespace Wangge.Host.Tests.Tls;

/// <summary>A home's folder of keys for one test, with a clock in late 2026 and the names of a house.</summary>
internal sealed class TlsFolder : IDisposable
{
    public static readonly HostNames Names = HostNames.Of("wangge.example.cn", [IPAddress.Parse("192.168.1.20"), IPAddress.Parse("203.0.113.7")]);

    public string Path { get; } = Directory.CreateTempSubdirectory("wangge-tls-").FullName;

    public StillClock Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));

    public PrivateFolder Folder => LocalAuthority.FolderOf(System.IO.Path.Combine(Path, "tls"), Names);

    public LocalAuthority OpenAuthority() => LocalAuthority.Open(Folder, Names, Clock);

    /// <summary>Whether a client that trusts this root alone would accept the certificate for the host, at the clock's time.</summary>
    public bool IsTrusted(X509Certificate2 certificate, string host, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        chain.ChainPolicy.VerificationTime = Clock.Now.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        return chain.Build(certificate) && certificate.MatchesHostname(host, allowCommonName: false);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
