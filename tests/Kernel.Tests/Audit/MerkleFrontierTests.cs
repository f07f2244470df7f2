using Wangge.Kernel.Audit;

namespace Wangge.Kernel.Tests.Audit;

public sealed class MerkleFrontierTests
{
    [Fact]
    public void Root_is_that_of_the_whole_tree_at_every_size_also_after_a_restart()
    {
        var tree = new MerkleTree();
        var frontier = new MerkleFrontier();
        Assert.Equal(MerkleHash.Empty, frontier.Root());
        for (var i = 0; i < 1_100; i++)
        {
            var leaf = MerkleHash.Leaf(BitConverter.GetBytes(i));
            tree.Append(leaf);
            frontier.Append(leaf);
            frontier = MerkleFrontier.FromBytes(frontier.ToBytes());
            Assert.Equal(i + 1, frontier.Size);
            Assert.Equal(tree.RootAt(i + 1), frontier.Root());
        }
    }

    [Fact]
    public void A_copy_grows_on_its_own()
    {
        var frontier = new MerkleFrontier();
        frontier.Append(MerkleHash.Leaf([1]));
        frontier.Copy().Append(MerkleHash.Leaf([2]));
        Assert.Equal(1, frontier.Size);
    }

    [Fact]
    public void Bytes_of_another_version_or_length_are_refused()
    {
        var frontier = new MerkleFrontier();
        frontier.Append(MerkleHash.Leaf([1]));
        var bytes = frontier.ToBytes();
        Assert.Throws<FormatException>(() => MerkleFrontier.FromBytes([]));
        Assert.Throws<FormatException>(() => MerkleFrontier.FromBytes([2, .. bytes.AsSpan(1)]));
        Assert.Throws<FormatException>(() => MerkleFrontier.FromBytes([.. bytes, 0]));
        Assert.Throws<FormatException>(() => MerkleFrontier.FromBytes([1, 0xFF, .. bytes.AsSpan(2)]));
    }
}
