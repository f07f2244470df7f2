using Wangge.Kernel.Audit;

namespace Wangge.Kernel.Tests.Audit;

public sealed class AuditCommitmentTests
{
    [Fact]
    public void Holds_for_its_content_and_salt_alone()
    {
        var (salt, commitment) = AuditCommitment.Make("words"u8);
        Assert.True(AuditCommitment.Verify(commitment, salt, "words"u8));
        Assert.False(AuditCommitment.Verify(commitment, salt, "Words"u8));
        Assert.False(AuditCommitment.Verify(commitment, new byte[AuditCommitment.SaltBytes], "words"u8));
        Assert.False(AuditCommitment.Verify(commitment, [], "words"u8));
    }

    [Fact]
    public void The_same_words_never_give_the_same_commitment() =>
        Assert.NotEqual(AuditCommitment.Make("words"u8).Commitment, AuditCommitment.Make("words"u8).Commitment);

    [Fact]
    public async Task Erasing_words_and_salt_leaves_the_log_provable()
    {
        using var bench = new VerifierBench();
        var words = "吵架"u8.ToArray();
        var (salt, commitment) = AuditCommitment.Make(words);
        var leaf = AuditSamples.Leaf(0) with { Commitment = commitment };
        List<AuditEntry> log = [AuditEntry.Of(0, leaf, leaf.Hash()), .. AuditSamples.Log(9).Skip(1)];
        var line = AuditSamples.CheckpointLine(log, 9, bench.Key);

        Array.Clear(words);
        Array.Clear(salt);
        var verdict = await bench.VerifyAsync(log, [line], [line]);
        Assert.True(verdict.IsSound);
        Assert.Equal(9, verdict.ProvenOutside);
    }
}
