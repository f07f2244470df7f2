using System.Security.Cryptography.X509Certificates;
using Wangge.Host.Tls;

namespace Wangge.Host.Tests.Tls;

public sealed class PemIdentityTests : IDisposable
{
    private readonly TlsFolder home = new();
    private readonly LocalAuthority authority;

    public PemIdentityTests() => authority = home.OpenAuthority();

    [Fact]
    public void The_given_certificate_is_shown()
    {
        var given = Write();

        Assert.Equal(given, Open().Current.TargetCertificate.Thumbprint);
    }

    [Fact]
    public void A_replaced_pair_is_taken_up_within_a_minute()
    {
        Write();
        var identity = Open();
        home.Clock.Now = home.Clock.Now.AddMinutes(2);
        var replaced = Write();

        Assert.Equal(replaced, identity.Current.TargetCertificate.Thumbprint);
    }

    [Fact]
    public void A_replaced_pair_that_is_broken_leaves_the_old_one_in_service_until_it_is_mended()
    {
        var first = Write();
        var identity = Open();
        File.WriteAllText(KeyFile, "half a fi");
        home.Clock.Now = home.Clock.Now.AddMinutes(2);
        Assert.Equal(first, identity.Current.TargetCertificate.Thumbprint);

        home.Clock.Now = home.Clock.Now.AddMinutes(2);
        var mended = Write();
        Assert.Equal(mended, identity.Current.TargetCertificate.Thumbprint);
    }

    [Fact]
    public void A_missing_file_is_refused() => Assert.Contains(CertificateFile, Refusal(), StringComparison.Ordinal);

    [Fact]
    public void A_key_of_another_certificate_is_refused()
    {
        Write();
        var key = File.ReadAllText(KeyFile);
        Write();
        File.WriteAllText(KeyFile, key);

        Assert.Contains("not a certificate with its key", Refusal(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_is_over_is_refused_with_its_dates()
    {
        Write();
        home.Clock.Now = home.Clock.Now.AddDays(400);

        Assert.Contains("2027-12-2", Refusal(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        authority.Dispose();
        home.Dispose();
    }

    private string CertificateFile => Path.Combine(home.Path, "given.crt");

    private string KeyFile => Path.Combine(home.Path, "given.key");

    private PemIdentity Open() => new(CertificateFile, KeyFile, home.Clock);

    private string Refusal() => Assert.Throws<TlsSetupException>(Open).Message;

    private string Write()
    {
        using var issued = authority.Issue(TlsFolder.Names, home.Clock.Now);
        using var key = issued.GetECDsaPrivateKey()!;
        File.WriteAllText(CertificateFile, issued.ExportCertificatePem());
        File.WriteAllText(KeyFile, key.ExportPkcs8PrivateKeyPem());

        // As far apart as the clock is, whatever the file system's resolution.
        File.SetLastWriteTimeUtc(CertificateFile, home.Clock.Now.UtcDateTime);
        return issued.Thumbprint;
    }
}
