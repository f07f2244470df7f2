using System.Numerics;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>Judges proofs without the tree.</summary>
/// <remarks>Source: RFC 9162, sections 2.1.3.2 and 2.1.4.2, which state the checks for RFC 6962 trees step by step. Thread-safe.</remarks>
public static class MerkleProof
{
    /// <summary>Whether the leaf stands at <paramref name="index"/> in the tree of <paramref name="size"/> leaves with this root.</summary>
    public static bool Includes(Digest leafHash, long index, long size, IReadOnlyList<Digest> proof, Digest root)
    {
        if (index < 0 || index >= size) { return false; }

        var (node, last, hash) = (index, size - 1, leafHash);
        foreach (var sibling in proof)
        {
            if (last == 0) { return false; }

            if (IsOdd(node) || node == last)
            {
                hash = MerkleHash.Node(sibling, hash);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                hash = MerkleHash.Node(hash, sibling);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether the tree of <paramref name="size"/> leaves begins with the one of <paramref name="earlierSize"/> leaves.</summary>
    public static bool Extends(long earlierSize, Digest earlierRoot, long size, Digest root, IReadOnlyList<Digest> proof)
    {
        if (earlierSize < 0 || earlierSize > size) { return false; }

        if (earlierSize == size) { return proof.Count == 0 && earlierRoot == root; }

        if (earlierSize == 0) { return proof.Count == 0 && earlierRoot == MerkleHash.Empty; }

        // Where the earlier tree is full, its root is the first node of the path, and the prover leaves it out.
        IReadOnlyList<Digest> path = BitOperations.IsPow2(earlierSize) ? [earlierRoot, .. proof] : proof;
        return path.Count > 0 && FoldsToBoth(earlierSize, earlierRoot, size, root, path);
    }

    private static bool FoldsToBoth(long earlierSize, Digest earlierRoot, long size, Digest root, IReadOnlyList<Digest> path)
    {
        var (node, last) = (earlierSize - 1, size - 1);
        while (IsOdd(node)) { (node, last) = (node >> 1, last >> 1); }

        var (earlier, later) = (path[0], path[0]);
        for (var i = 1; i < path.Count; i++)
        {
            if (last == 0) { return false; }

            if (IsOdd(node) || node == last)
            {
                earlier = MerkleHash.Node(path[i], earlier);
                later = MerkleHash.Node(path[i], later);
                SkipLevelsWithoutSibling(ref node, ref last);
            }
            else
            {
                later = MerkleHash.Node(later, path[i]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && earlier == earlierRoot && later == root;
    }

    private static void SkipLevelsWithoutSibling(ref long node, ref long last)
    {
        while (!IsOdd(node) && node != 0) { (node, last) = (node >> 1, last >> 1); }
    }

    private static bool IsOdd(long number) => (number & 1) == 1;
}
