using System.Buffers.Text;
using System.Security.Cryptography;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Disk;
using Wangge.Kernel.Secrets;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Rights;

/// <summary>Unguessable links by which somebody without an account follows what they sent, and answers: 128 bits, made from its id by a key that never leaves the home.</summary>
/// <remarks>Made again for a retry instead of kept, and stored hashed alone: who reads the store cannot follow anyone. Source: ADR 0004. Safe for concurrent use.</remarks>
public sealed class FollowLinks(Home home, IFilePort files)
{
    private const int SecretBytes = 16;
    private readonly Lazy<byte[]> _key = new(() => KeyFile.Load(Path.Combine(home.Keys, "follow.key"), files));

    /// <summary>The secret of a link, in 22 URL-safe characters.</summary>
    /// <param name="scope">The district's code; before it, with a slash, the kind of thing, so that an id that somebody chose for one kind opens none of another. Reports stand without.</param>
    public string SecretOf(string scope, Guid subjectId)
    {
        Span<byte> content = stackalloc byte[16 + 64];
        subjectId.TryWriteBytes(content, bigEndian: true, out _);
        var length = 16 + System.Text.Encoding.ASCII.GetBytes(scope, content[16..]);
        return Base64Url.EncodeToString(HMACSHA256.HashData(_key.Value, content[..length]).AsSpan(0, SecretBytes));
    }

    /// <summary>What is stored of a secret.</summary>
    public static byte[] HashOf(string secret) => SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(secret));

    /// <summary>Whether a text has a secret's shape.</summary>
    public static bool IsSecret(string text) => text.Length == 22 && Base64Url.IsValid(text);
}
