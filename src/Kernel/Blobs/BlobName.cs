using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Blobs;

/// <summary>A file's name: the SHA-256 of its content.</summary>
public readonly record struct BlobName(Digest Hash)
{
    /// <summary>Reads 64 lower-case hexadecimal digits and nothing else, so that no name reaches outside the store.</summary>
    public static bool TryParse(string? hex, out BlobName name)
    {
        var isName = Digest.TryParse(hex, out var hash);
        name = new(hash);
        return isName;
    }

    public override string ToString() => Hash.ToString();
}
