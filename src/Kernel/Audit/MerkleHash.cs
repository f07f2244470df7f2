using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>The three hashes of an RFC 6962 tree; leaves and nodes have different prefixes, so that neither can pass for the other.</summary>
/// <remarks>Source: RFC 6962, section 2.1. Thread-safe.</remarks>
public static class MerkleHash
{
    private const byte LeafPrefix = 0;
    private const byte NodePrefix = 1;
    private const int StackBytes = 1024;

    /// <value>The root of the tree without leaves: SHA-256 of nothing.</value>
    public static Digest Empty { get; } = Digest.Of([]);

    /// <summary>SHA-256(0x00 ‖ <paramref name="entry"/>).</summary>
    public static Digest Leaf(ReadOnlySpan<byte> entry)
    {
        var buffer = entry.Length < StackBytes ? stackalloc byte[StackBytes] : new byte[entry.Length + 1];
        buffer[0] = LeafPrefix;
        entry.CopyTo(buffer[1..]);
        return Digest.Of(buffer[..(entry.Length + 1)]);
    }

    /// <summary>SHA-256(0x01 ‖ <paramref name="left"/> ‖ <paramref name="right"/>).</summary>
    public static Digest Node(in Digest left, in Digest right)
    {
        Span<byte> buffer = stackalloc byte[1 + (2 * Digest.Size)];
        buffer[0] = NodePrefix;
        left.CopyTo(buffer[1..]);
        right.CopyTo(buffer[(1 + Digest.Size)..]);
        return Digest.Of(buffer);
    }
}
