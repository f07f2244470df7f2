using System.Numerics;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>A whole RFC 6962 tree in memory (64 bytes a leaf), for roots at any size and proofs in O(log² n).</summary>
/// <remarks>Source: RFC 6962, sections 2.1.1 and 2.1.2. Reading is thread-safe while nobody appends.</remarks>
public sealed class MerkleTree
{
    // Level k holds the roots of the full subtrees of 2^k leaves, left to right.
    private readonly List<List<Digest>> _levels = [[]];

    /// <value>Number of leaves.</value>
    public long Size => _levels[0].Count;

    /// <summary>Adds the next leaf, already hashed by <see cref="MerkleHash.Leaf"/>.</summary>
    public void Append(in Digest leafHash)
    {
        _levels[0].Add(leafHash);
        for (var level = 0; _levels[level].Count % 2 == 0; level++)
        {
            if (_levels.Count == level + 1) { _levels.Add([]); }

            var nodes = _levels[level];
            _levels[level + 1].Add(MerkleHash.Node(nodes[^2], nodes[^1]));
        }
    }

    /// <summary>The root over the first <paramref name="size"/> leaves.</summary>
    /// <param name="size">0 to <see cref="Size"/>.</param>
    public Digest RootAt(long size)
    {
        RequireSize(size);
        return size == 0 ? MerkleHash.Empty : Subtree(0, size);
    }

    /// <summary>Shows that a leaf stands at <paramref name="index"/> in the tree of the first <paramref name="size"/> leaves.</summary>
    /// <returns>Sibling hashes from the leaf up; judged by <see cref="MerkleProof.Includes"/>.</returns>
    public IReadOnlyList<Digest> ProveInclusion(long index, long size)
    {
        RequireSize(size);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, size);

        var proof = new List<Digest>();
        for (var (start, end) = (0L, size); end - start > 1;)
        {
            var split = start + LargestPowerBelow(end - start);
            proof.Add(index < split ? Subtree(split, end) : Subtree(start, split));
            (start, end) = index < split ? (start, split) : (split, end);
        }

        proof.Reverse();
        return proof;
    }

    /// <summary>Shows that the tree of <paramref name="size"/> leaves begins with the tree of <paramref name="earlierSize"/> leaves.</summary>
    /// <returns>Hashes judged by <see cref="MerkleProof.Extends"/>; empty when the sizes are equal or the earlier tree is empty.</returns>
    public IReadOnlyList<Digest> ProveConsistency(long earlierSize, long size)
    {
        RequireSize(size);
        ArgumentOutOfRangeException.ThrowIfNegative(earlierSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlierSize, size);

        var proof = new List<Digest>();
        if (earlierSize == 0 || earlierSize == size) { return proof; }

        var (start, end) = (0L, size);
        while (end != earlierSize)
        {
            var split = start + LargestPowerBelow(end - start);
            proof.Add(earlierSize <= split ? Subtree(split, end) : Subtree(start, split));
            (start, end) = earlierSize <= split ? (start, split) : (split, end);
        }

        // The verifier knows the earlier root itself, so it is given only where it is a part of that tree.
        if (start > 0) { proof.Add(Subtree(start, end)); }

        proof.Reverse();
        return proof;
    }

    private Digest Subtree(long start, long end)
    {
        var count = end - start;
        if (BitOperations.IsPow2(count)) { return _levels[BitOperations.Log2((ulong)count)][(int)(start / count)]; }

        var split = start + LargestPowerBelow(count);
        return MerkleHash.Node(Subtree(start, split), Subtree(split, end));
    }

    private static long LargestPowerBelow(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private void RequireSize(long size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, Size);
    }
}
