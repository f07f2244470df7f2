using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>A server certificate of the local authority that renews itself when less than 30 days are left.</summary>
/// <remarks>
/// Kept in <c>HOME/tls/NAME/server.pem</c>, so that a restart shows the same one; issued anew when the machine's addresses
/// have grown. Looked at once a connection: no timer, and no restart after a year.
/// </remarks>
internal sealed class LocalIdentity(PrivateFolder folder, LocalAuthority authority, HostNames names, TimeProvider clock) : IServerIdentity
{
    private const string File = "server";
    private static readonly TimeSpan RenewWithin = TimeSpan.FromDays(30);

    private readonly Lock renewing = new();
    private volatile SslStreamCertificateContext? context;

    /// <exception cref="TlsSetupException">The kept certificate cannot be read.</exception>
    public SslStreamCertificateContext Current
    {
        get
        {
            if (context is { } fresh && !IsDue(fresh.TargetCertificate)) { return fresh; }
            lock (renewing)
            {
                // Not disposed of: connections that began with the old one still use it.
                if (context is null || IsDue(context.TargetCertificate)) { context = SslStreamCertificateContext.Create(FindOrIssue(), [], offline: true); }
                return context;
            }
        }
    }

    // What ends with its authority gains nothing by being issued again; the next start makes a new authority.
    private bool IsDue(X509Certificate2 certificate) =>
        certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow() < RenewWithin && certificate.NotAfter < authority.Certificate.NotAfter;

    private X509Certificate2 FindOrIssue()
    {
        if (folder.Find(File) is { } kept)
        {
            if (!IsDue(kept) && authority.Covers(kept, names)) { return kept; }
            kept.Dispose();
        }

        var issued = authority.Issue(names, clock.GetUtcNow());
        folder.Keep(File, issued);
        return issued;
    }
}
