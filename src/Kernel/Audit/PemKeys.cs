using System.Security.Cryptography;

namespace Wangge.Kernel.Audit;

/// <summary>Reads keys from PEM and takes P-256 alone.</summary>
internal static class PemKeys
{
    private const string P256 = "1.2.840.10045.3.1.7";

    /// <exception cref="CryptographicException">The text is no key on the curve P-256.</exception>
    public static ECDsa ImportP256(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256
                ? key
                : throw new CryptographicException("Not a P-256 key.");
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw fault as CryptographicException ?? new CryptographicException("Not a PEM key.", fault);
        }
    }
}
