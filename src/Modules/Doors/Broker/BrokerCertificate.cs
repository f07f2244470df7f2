using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MQTTnet.Certificates;
using Wangge.Contracts.Doors;

namespace Wangge.Doors.Broker;

/// <summary>What our broker shows devices that connect by TLS: a certificate that the operator gives, PEM or PFX, read again within a minute once its file has changed. Safe for concurrent use.</summary>
internal sealed class BrokerCertificate : ICertificateProvider
{
    private static readonly TimeSpan LookAgainAfter = TimeSpan.FromMinutes(1);

    private readonly string _file;
    private readonly string? _keyFile;
    private readonly string? _password;
    private readonly TimeProvider _time;
    private readonly Lock _reading = new();
    private DateTimeOffset _lookedAt;
    private (DateTime File, DateTime? Key) _stamp;
    private X509Certificate2 _held;

    /// <param name="file">PEM: the certificate, and its key unless <paramref name="keyFile"/> has it; else PFX.</param>
    /// <param name="keyFile">PEM; null where the key is in the same file.</param>
    /// <param name="password">Of the key or the PFX; null where it has none.</param>
    /// <param name="time">Tells whether it is in force.</param>
    /// <exception cref="DoorSetupException">A file is missing or broken, the password or the key is another's, or the certificate is not in force.</exception>
    public BrokerCertificate(string file, string? keyFile, string? password, TimeProvider time)
    {
        (_file, _keyFile, _password, _time, _lookedAt) = (file, keyFile, password, time, time.GetUtcNow());
        _stamp = Stamp();
        _held = Read();
    }

    /// <summary>Asked once a connection.</summary>
    public X509Certificate2 GetCertificate()
    {
        lock (_reading)
        {
            if (_time.GetUtcNow() - _lookedAt >= LookAgainAfter) { LookAgain(); }
            return _held;
        }
    }

    private void LookAgain()
    {
        _lookedAt = _time.GetUtcNow();
        var now = Stamp();
        if (now == _stamp) { return; }
        try
        {
            // The one before is left to connections that are being made with it.
            _held = Read();
            _stamp = now;
        }
        catch (DoorSetupException)
        {
            // Caught between the writing of two files, or given a bad pair: the old one serves on, the next look tries again.
        }
    }

    private (DateTime File, DateTime? Key) Stamp() => (File.GetLastWriteTimeUtc(_file), _keyFile is null ? null : File.GetLastWriteTimeUtc(_keyFile));

    private X509Certificate2 Read()
    {
        try
        {
            var certificate = Load();
            if (!certificate.HasPrivateKey) { throw new DoorSetupException($"Broker:Certificate: {_file} holds no private key."); }
            var (now, from, until) = (_time.GetUtcNow(), certificate.NotBefore.ToUniversalTime(), certificate.NotAfter.ToUniversalTime());
            return now >= from && now < until ? certificate : throw new DoorSetupException($"Broker:Certificate: {_file} is in force from {from:u} to {until:u} only.");
        }
        catch (Exception reason) when (reason is IOException or UnauthorizedAccessException)
        {
            throw new DoorSetupException($"Broker:Certificate: cannot read {_file}{(_keyFile is null ? "" : " and " + _keyFile)}: {reason.Message}", reason);
        }
        catch (Exception reason) when (reason is CryptographicException or ArgumentException)
        {
            throw new DoorSetupException($"Broker:Certificate: {_file} is no certificate with its key, as PEM or PFX, or the password is another.", reason);
        }
    }

    private X509Certificate2 Load()
    {
        if (!File.ReadAllText(_file).Contains("-----BEGIN", StringComparison.Ordinal)) { return X509CertificateLoader.LoadPkcs12FromFile(_file, _password); }
        return _password is null ? X509Certificate2.CreateFromPemFile(_file, _keyFile) : X509Certificate2.CreateFromEncryptedPemFile(_file, _password, _keyFile);
    }
}
