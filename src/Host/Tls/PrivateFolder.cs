using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Wangge.Host.Tls;

/// <summary>A folder of keys that nobody but the program's own account can enter (0700, files 0600).</summary>
/// <remarks>For one process; the lock of the home keeps others out.</remarks>
internal sealed class PrivateFolder
{
    private readonly string path;

    public PrivateFolder(string path)
    {
        this.path = path;
        if (OperatingSystem.IsWindows()) { Directory.CreateDirectory(path); }
        else { Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute); }
    }

    /// <summary>The certificate kept under this name, with its key; null when there is none.</summary>
    /// <exception cref="TlsSetupException">What stands there cannot be read, or the key belongs to another certificate.</exception>
    public X509Certificate2? Find(string name)
    {
        var file = Path.Combine(path, name + ".pem");
        if (!File.Exists(file)) { return null; }
        try
        {
            return X509Certificate2.CreateFromPemFile(file);
        }
        catch (Exception broken) when (broken is CryptographicException or ArgumentException)
        {
            throw new TlsSetupException($"{file} does not hold a certificate with its key. Remove it to have a new one made.", broken);
        }
    }

    /// <summary>Keeps the certificate and its key in one file, whole or not at all.</summary>
    public void Keep(string name, X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        var file = Path.Combine(path, name + ".pem");
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) { options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite; }

        // A file that was left half written may have wider rights than a new one gets.
        File.Delete(file + ".part");
        using (var stream = new FileStream(file + ".part", options))
        {
            using var writer = new StreamWriter(stream);
            writer.WriteLine(certificate.ExportCertificatePem());
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
            writer.Flush();
            stream.Flush(flushToDisk: true);
        }

        File.Move(file + ".part", file, overwrite: true);
    }
}
