using System.Security.Cryptography;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>Binds a leaf to erasable content without holding it: SHA-256(salt ‖ SHA-256(content)).</summary>
/// <remarks>The salt stands beside the content. Once both are erased the commitment is a random number to everybody, and the tree stays valid. Thread-safe.</remarks>
public static class AuditCommitment
{
    /// <value>Bytes of a salt: enough that short contents cannot be guessed through the commitment.</value>
    public const int SaltBytes = 32;

    /// <summary>Commits to content under a fresh salt.</summary>
    public static (byte[] Salt, Digest Commitment) Make(ReadOnlySpan<byte> content)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return (salt, Compute(salt, Digest.Of(content)));
    }

    /// <summary>Whether this content under this salt is what was committed to; a salt of another length never is.</summary>
    public static bool Verify(Digest commitment, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> content) =>
        salt.Length == SaltBytes && Compute(salt, Digest.Of(content)) == commitment;

    private static Digest Compute(ReadOnlySpan<byte> salt, Digest contentHash)
    {
        Span<byte> buffer = stackalloc byte[SaltBytes + Digest.Size];
        salt.CopyTo(buffer);
        contentHash.CopyTo(buffer[SaltBytes..]);
        return Digest.Of(buffer);
    }
}
