using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>A certificate authority for one host name: its root is installed on phones once, and vouches for this server alone.</summary>
/// <remarks>
/// ECDSA P-256, ten years, held to its own names by <see cref="NameConstraints"/>. Kept in <c>HOME/tls/NAME/authority.pem</c>;
/// another host name has another authority, so that no key ever speaks for more than was agreed to on the phone.
/// </remarks>
internal sealed class LocalAuthority : IDisposable
{
    /// <summary>The longest life of a server's certificate that browsers accept (CA/Browser Forum, 398 days), less a day.</summary>
    public static readonly TimeSpan ServerLife = TimeSpan.FromDays(397);

    private const string File = "authority";
    private static readonly TimeSpan RootLife = TimeSpan.FromDays(3652);

    // Phones whose clock is behind must not find a certificate of tomorrow.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromDays(1);

    private readonly X509Certificate2 root;

    private LocalAuthority(X509Certificate2 root)
    {
        this.root = root;
        Certificate = X509CertificateLoader.LoadCertificate(root.RawData);
    }

    /// <summary>The root without its key: what is handed to phones.</summary>
    public X509Certificate2 Certificate { get; }

    /// <summary>The folder of the authority for these names.</summary>
    public static PrivateFolder FolderOf(string tlsFolder, HostNames names)
    {
        _ = new PrivateFolder(tlsFolder);
        return new PrivateFolder(Path.Combine(tlsFolder, names.Primary.Replace(':', '_')));
    }

    /// <summary>The authority kept in the folder; made, and made anew in its last 30 days, where there is none.</summary>
    /// <exception cref="TlsSetupException">What is kept there cannot be read.</exception>
    public static LocalAuthority Open(PrivateFolder folder, HostNames names, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var kept = folder.Find(File);
        if (kept is not null && kept.NotAfter.ToUniversalTime() - now > TimeSpan.FromDays(30)) { return new LocalAuthority(kept); }

        kept?.Dispose();
        var made = MakeRoot(names, now);
        folder.Keep(File, made);
        return new LocalAuthority(made);
    }

    /// <summary>A certificate with a new key for those of the names that the authority may speak for.</summary>
    public X509Certificate2 Issue(HostNames names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(CommonName(names.Primary), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        request.CertificateExtensions.Add(AlternativeNames(names));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));

        var notBefore = now - ClockSkew;
        var notAfter = notBefore + ServerLife;
        if (notAfter > root.NotAfter.ToUniversalTime()) { notAfter = root.NotAfter.ToUniversalTime(); }
        using var certificate = request.Create(root, notBefore, notAfter, SerialNumber());
        return certificate.CopyWithPrivateKey(key);
    }

    /// <summary>Whether the certificate was issued by this authority, and for all of the names that it may speak for.</summary>
    public bool Covers(X509Certificate2 certificate, HostNames names)
    {
        if (!certificate.IssuerName.RawData.AsSpan().SequenceEqual(root.SubjectName.RawData)) { return false; }

        var spoken = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().Single();
        var (dnsNames, addresses) = Permitted(names);
        return !dnsNames.Except(spoken.EnumerateDnsNames()).Any() && !addresses.Except(spoken.EnumerateIPAddresses()).Any();
    }

    public void Dispose()
    {
        Certificate.Dispose();
        root.Dispose();
    }

    private static X509Certificate2 MakeRoot(HostNames names, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        // Two roots for the same host, made on two machines, must not share a name: clients look an issuer up by it.
        var mark = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 4));
        var request = new CertificateRequest(CommonName($"Wangge {mark} {names.Primary}"), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(NameConstraints.For(names).ToExtension());
        return request.CreateSelfSigned(now - ClockSkew, now + RootLife);
    }

    private X509Extension AlternativeNames(HostNames names)
    {
        var (dnsNames, addresses) = Permitted(names);
        var builder = new SubjectAlternativeNameBuilder();
        foreach (var name in dnsNames) { builder.AddDnsName(name); }
        foreach (var address in addresses) { builder.AddIpAddress(address); }
        return builder.Build();
    }

    private (string[] DnsNames, System.Net.IPAddress[] Addresses) Permitted(HostNames names)
    {
        var constraints = NameConstraints.Of(root);
        return ([.. names.DnsNames.Where(constraints.Permits)], [.. names.Addresses.Where(constraints.Permits)]);
    }

    // X.520 ends a common name at 64 characters; what counts for clients are the alternative names.
    private static X500DistinguishedName CommonName(string name)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(name.Length > 64 ? name[..64] : name);
        return builder.Build();
    }

    // RFC 5280, 4.1.2.2: positive, at most 20 bytes.
    private static byte[] SerialNumber()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)(serial[0] & 0x7F | 0x40);
        return serial;
    }
}
