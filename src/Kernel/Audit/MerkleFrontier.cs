using System.Buffers.Binary;
using System.Numerics;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>The right edge of an append-only Merkle tree: all that is needed to add leaves and name the root, 2 KB at the most.</summary>
/// <remarks>Keeps the roots of the full subtrees, largest first: one for each bit set in <see cref="Size"/>. Append is amortised O(1), root O(log n). Not thread-safe.</remarks>
public sealed class MerkleFrontier
{
    private const byte FormatVersion = 1;
    private const int HeaderBytes = 1 + sizeof(long);

    private readonly Digest[] _peaks = new Digest[64];
    private int _peakCount;

    /// <value>Number of leaves.</value>
    public long Size { get; private set; }

    /// <summary>Adds the next leaf, already hashed by <see cref="MerkleHash.Leaf"/>.</summary>
    public void Append(in Digest leafHash)
    {
        var node = leafHash;

        // Two full subtrees of one height join, as a carry does in binary addition.
        for (var carries = BitOperations.TrailingZeroCount(~Size); carries > 0; carries--)
        {
            node = MerkleHash.Node(_peaks[--_peakCount], node);
        }

        _peaks[_peakCount++] = node;
        Size++;
    }

    /// <summary>The tree's root at its present size.</summary>
    public Digest Root()
    {
        if (_peakCount == 0) { return MerkleHash.Empty; }

        var root = _peaks[_peakCount - 1];
        for (var i = _peakCount - 2; i >= 0; i--)
        {
            root = MerkleHash.Node(_peaks[i], root);
        }

        return root;
    }

    /// <summary>A frontier with the same leaves that grows on its own.</summary>
    public MerkleFrontier Copy() => FromBytes(ToBytes());

    /// <summary>Version (1 byte), size (8 bytes, big-endian), then the peaks, largest first (32 bytes each).</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[HeaderBytes + (_peakCount * Digest.Size)];
        bytes[0] = FormatVersion;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), Size);
        for (var i = 0; i < _peakCount; i++)
        {
            _peaks[i].CopyTo(bytes.AsSpan(HeaderBytes + (i * Digest.Size)));
        }

        return bytes;
    }

    /// <summary>Restores what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes are of another version or length.</exception>
    public static MerkleFrontier FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderBytes || bytes[0] != FormatVersion) { throw new FormatException("Not a Merkle frontier of version 1."); }

        var size = BinaryPrimitives.ReadInt64BigEndian(bytes[1..]);
        var peakCount = BitOperations.PopCount((ulong)size);
        if (size < 0 || bytes.Length != HeaderBytes + (peakCount * Digest.Size)) { throw new FormatException("A Merkle frontier whose size and length disagree."); }

        var frontier = new MerkleFrontier { Size = size, _peakCount = peakCount };
        for (var i = 0; i < peakCount; i++)
        {
            frontier._peaks[i] = new(bytes.Slice(HeaderBytes + (i * Digest.Size), Digest.Size));
        }

        return frontier;
    }
}
