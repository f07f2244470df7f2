using System.Security.Cryptography;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Audit;

public sealed class CheckpointTests
{
    [Fact]
    public void A_line_is_read_again_and_its_signature_holds()
    {
        using var bench = new VerifierBench();
        using var key = ECDsa.Create();
        key.ImportFromPem(bench.Key.ExportPublicPem());
        var line = Sample(bench);
        Assert.DoesNotContain('\n', line);
        Assert.True(Checkpoint.TryParse($"  {line}\r\n", out var checkpoint));
        Assert.Equal(line, checkpoint.ToString());
        Assert.Equal(AuditSamples.Noon.AddTicks(10), checkpoint.At);
        Assert.True(checkpoint.IsSignedBy(key));
    }

    [Fact]
    public void Every_changed_bit_is_unreadable_or_unsigned()
    {
        using var bench = new VerifierBench();
        using var key = ECDsa.Create();
        key.ImportFromPem(bench.Key.ExportPublicPem());
        var line = Sample(bench);
        for (var bit = 0; bit < line.Length * 8; bit++)
        {
            var changed = line.ToCharArray();
            changed[bit / 8] ^= (char)(1 << (bit % 8));
            Assert.False(Checkpoint.TryParse(new string(changed), out var checkpoint) && checkpoint.IsSignedBy(key), new string(changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("wangge-checkpoint/1")]
    [InlineData(null)]
    public void What_is_no_checkpoint_is_refused(string? line) => Assert.False(Checkpoint.TryParse(line, out _));

    [Fact]
    public void Another_spelling_is_refused()
    {
        using var bench = new VerifierBench();
        Assert.False(Checkpoint.TryParse(Sample(bench).Replace(" 42 ", " 042 ", StringComparison.Ordinal), out _));
    }

    [Fact]
    public void A_district_with_a_space_is_not_signed()
    {
        using var bench = new VerifierBench();
        Assert.Throws<ArgumentException>(() => Checkpoint.Sign("2114 03", 1, MerkleHash.Empty, AuditSamples.Noon, bench.Key));
    }

    private static string Sample(VerifierBench bench) =>
        Checkpoint.Sign(AuditSamples.District, 42, Digest.Of([1]), AuditSamples.Noon.AddTicks(17), bench.Key).ToString();
}
