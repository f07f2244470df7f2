using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Wangge.Kernel.Access;

/// <summary>Secrets that are typed or written into devices; stored hashed alone.</summary>
public static class DeviceSecret
{
    /// <summary>A new one: 192 random bits in 32 URL-safe characters, short enough to be typed into a phone.</summary>
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));

    /// <summary>What is stored of it: SHA-256, which is enough for what nobody can guess.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Whether this is the secret of which the hash is kept; takes the same time either way.</summary>
    public static bool IsOf(byte[] hash, string secret) => CryptographicOperations.FixedTimeEquals(hash, HashOf(secret));
}
