using System.Security.Cryptography;
using System.Text;

namespace Wangge.Identity.Credentials;

/// <summary>Codes that people read and type: random base 32 in groups, stored as their SHA-256.</summary>
internal static class OneTimeCode
{
    /// <summary>80 bits in four groups of four, for keeping on paper.</summary>
    public static string NewForRecovery() => Grouped(Base32.Of(RandomNumberGenerator.GetBytes(10)), 4);

    /// <summary>50 bits in two groups of five, for typing into a phone within minutes.</summary>
    public static string NewForPhone() => Grouped(Base32.Of(RandomNumberGenerator.GetBytes(7))[..10], 5);

    /// <summary>Blanks, hyphens and case do not matter.</summary>
    public static byte[] HashOf(string typed) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant()));

    private static string Grouped(string code, int size) => string.Join('-', code.Chunk(size).Select(group => new string(group)));
}
