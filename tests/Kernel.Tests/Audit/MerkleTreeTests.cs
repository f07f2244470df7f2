using CsCheck;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Audit;

public sealed class MerkleTreeTests
{
    // The reference vectors that Certificate Transparency's implementations share.
    private static readonly string[] ReferenceLeaves =
        ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"];

    [Theory]
    [InlineData(0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData(1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")]
    [InlineData(2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77")]
    [InlineData(4, "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4")]
    [InlineData(6, "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef")]
    [InlineData(7, "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c")]
    [InlineData(8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")]
    public void Roots_are_those_of_the_reference_vectors(int size, string root)
    {
        Assert.Equal(root, ReferenceTree().RootAt(size).ToString());
    }

    [Fact]
    public void Proofs_are_those_of_the_reference_vectors()
    {
        Assert.Equal(
            [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ],
            ReferenceTree().ProveInclusion(0, 8).Select(hash => hash.ToString()));
        Assert.Equal(
            [
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ],
            ReferenceTree().ProveConsistency(6, 8).Select(hash => hash.ToString()));
    }

    [Fact]
    public void Every_leaf_of_every_small_tree_is_proven_at_its_own_index_only()
    {
        var tree = TreeOf(33);
        for (long size = 1; size <= tree.Size; size++)
        {
            var root = tree.RootAt(size);
            for (long index = 0; index < size; index++)
            {
                var proof = tree.ProveInclusion(index, size);
                for (long claimed = 0; claimed < size; claimed++)
                {
                    Assert.Equal(claimed == index, MerkleProof.Includes(LeafHash(index), claimed, size, proof, root));
                }
            }
        }
    }

    [Fact]
    public void Every_small_tree_extends_every_smaller_one()
    {
        var tree = TreeOf(65);
        for (long size = 0; size <= tree.Size; size++)
        {
            for (long earlier = 0; earlier <= size; earlier++)
            {
                var proof = tree.ProveConsistency(earlier, size);
                Assert.True(MerkleProof.Extends(earlier, tree.RootAt(earlier), size, tree.RootAt(size), proof), $"{earlier} {size}");
            }
        }
    }

    [Fact]
    public void Proofs_of_any_tree_hold_and_agree_with_the_definition()
    {
        Gen.Select(Gen.Int[1, 700], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((size, a, b) =>
        {
            var tree = TreeOf(size);
            var (earlier, index) = (a % (size + 1), b % size);
            return tree.RootAt(size) == RootByDefinition(0, size)
                && MerkleProof.Includes(LeafHash(index), index, size, tree.ProveInclusion(index, size), tree.RootAt(size))
                && MerkleProof.Extends(earlier, tree.RootAt(earlier), size, tree.RootAt(size), tree.ProveConsistency(earlier, size));
        }, iter: 100);
    }

    [Fact]
    public void A_proof_with_anything_changed_does_not_hold()
    {
        Gen.Select(Gen.Int[2, 200], Gen.Int[0, int.MaxValue], Gen.Int[0, int.MaxValue]).Sample((size, a, b) =>
        {
            var tree = TreeOf(size);
            var earlier = 1 + (a % (size - 1));
            var (earlierRoot, root, proof) = (tree.RootAt(earlier), tree.RootAt(size), tree.ProveConsistency(earlier, size));
            var at = b % proof.Count;
            var bent = proof.Select((hash, i) => i == at ? MerkleHash.Empty : hash).ToList();
            var index = b % size;
            var inclusion = tree.ProveInclusion(index, size);
            return !MerkleProof.Extends(earlier, earlierRoot, size, root, bent)
                && !MerkleProof.Extends(earlier, earlierRoot, size, root, [.. proof, root])
                && !MerkleProof.Extends(earlier, earlierRoot, size, root, [.. proof.Skip(1)])
                && !MerkleProof.Extends(earlier, root, size, root, proof)
                && !MerkleProof.Extends(earlier, earlierRoot, size, earlierRoot, proof)
                && !MerkleProof.Includes(LeafHash(index), index, size, [.. inclusion, root], root)
                && !MerkleProof.Includes(LeafHash(index), index, size, [.. inclusion.Skip(1)], root)
                && !MerkleProof.Includes(LeafHash(index + 1), index, size, inclusion, root);
        }, iter: 300);
    }

    private static MerkleTree ReferenceTree()
    {
        var tree = new MerkleTree();
        foreach (var leaf in ReferenceLeaves) { tree.Append(MerkleHash.Leaf(Convert.FromHexString(leaf))); }

        return tree;
    }

    private static MerkleTree TreeOf(int size)
    {
        var tree = new MerkleTree();
        for (var i = 0; i < size; i++) { tree.Append(LeafHash(i)); }

        return tree;
    }

    private static Digest LeafHash(long index) => MerkleHash.Leaf(BitConverter.GetBytes(index));

    // RFC 6962, section 2.1, word for word.
    private static Digest RootByDefinition(long start, long end)
    {
        if (end == start) { return MerkleHash.Empty; }

        if (end - start == 1) { return LeafHash(start); }

        var half = 1L;
        while (half * 2 < end - start) { half *= 2; }

        return MerkleHash.Node(RootByDefinition(start, start + half), RootByDefinition(start + half, end));
    }
}
