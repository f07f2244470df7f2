using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>A certificate that the operator gives as PEM files, read again when they change (ACME clients replace them every few weeks).</summary>
internal sealed class PemIdentity : IServerIdentity
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly string certificateFile;
    private readonly string keyFile;
    private readonly TimeProvider clock;
    private readonly Lock reading = new();
    private DateTimeOffset lookedAt;
    private (DateTime Certificate, DateTime Key) stamp;
    private volatile SslStreamCertificateContext context;

    /// <param name="certificateFile">PEM: the server's certificate first, then the authorities between it and the root.</param>
    /// <param name="keyFile">PEM: its private key, not encrypted.</param>
    /// <param name="clock">Tells whether the certificate is in force.</param>
    /// <exception cref="TlsSetupException">A file is missing or broken, the key is another's, or the certificate is not in force.</exception>
    public PemIdentity(string certificateFile, string keyFile, TimeProvider clock)
    {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.clock = clock;
        lookedAt = clock.GetUtcNow();
        stamp = Stamp();
        context = Read();
    }

    public SslStreamCertificateContext Current
    {
        get
        {
            lock (reading)
            {
                if (clock.GetUtcNow() - lookedAt >= LookAgainAfter) { LookAgain(); }
                return context;
            }
        }
    }

    private void LookAgain()
    {
        lookedAt = clock.GetUtcNow();
        var now = Stamp();
        if (now == stamp) { return; }
        try
        {
            context = Read();
            stamp = now;
        }
        catch (TlsSetupException)
        {
            // Caught between the writing of the two files, or given a bad pair: the old one serves on, the next look tries again.
        }
    }

    private (DateTime Certificate, DateTime Key) Stamp() => (File.GetLastWriteTimeUtc(certificateFile), File.GetLastWriteTimeUtc(keyFile));

    private SslStreamCertificateContext Read()
    {
        try
        {
            var certificate = X509Certificate2.CreateFromPemFile(certificateFile, keyFile);
            var now = clock.GetUtcNow();
            var (from, until) = (certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
            if (now < from || now >= until)
            {
                throw new TlsSetupException($"{certificateFile} is in force from {from:u} to {until:u} only.");
            }

            var chain = new X509Certificate2Collection();
            chain.ImportFromPemFile(certificateFile);
            return SslStreamCertificateContext.Create(certificate, chain, offline: true);
        }
        catch (IOException missing)
        {
            throw new TlsSetupException($"Cannot read {certificateFile} and {keyFile}: {missing.Message}", missing);
        }
        catch (UnauthorizedAccessException closed)
        {
            throw new TlsSetupException($"May not read {certificateFile} and {keyFile}.", closed);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new TlsSetupException($"{certificateFile} and {keyFile} are not a certificate with its key, in PEM, unencrypted.", broken);
        }
    }
}
