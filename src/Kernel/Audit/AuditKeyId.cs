using System.Security.Cryptography;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>Names a public key: the first 16 bytes of the SHA-256 of its SubjectPublicKeyInfo, in hexadecimal.</summary>
public static class AuditKeyId
{
    /// <value>Digits of a key's id.</value>
    public const int Length = 32;

    public static string Of(ECDsa key) => Digest.Of(key.ExportSubjectPublicKeyInfo()).ToString()[..Length];
}
