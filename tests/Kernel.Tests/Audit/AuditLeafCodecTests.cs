using CsCheck;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Audit;

public sealed class AuditLeafCodecTests
{
    private static readonly Gen<string?> OptionalText = Gen.OneOf(Gen.Const((string?)null), Gen.String[Gen.Char['a', '~'], 0, 20].Select(text => (string?)text));

    private static readonly Gen<AuditLeaf> Leaves = Gen.Select(
        Gen.Guid, Gen.Long[0, DateTimeOffset.MaxValue.UtcTicks], Gen.Guid, OptionalText, OptionalText, OptionalText, Gen.Int[0, 5],
        (id, ticks, subject, text, area, purpose, number) => new AuditLeaf
        {
            LeafId = id,
            At = new(ticks, TimeSpan.Zero),
            ActorId = subject,
            ActorKind = (AuditActorKind)(number % 5),
            Action = text ?? "a",
            SubjectKind = purpose ?? "案",
            SubjectId = subject,
            AreaPath = area,
            Purpose = purpose,
            Data = AuditData.Of(("n", number)),
            Commitment = number % 2 == 0 ? Digest.Of([1]) : null,
        });

    [Fact]
    public void What_is_written_is_read_again() => Leaves.Sample(leaf => AuditLeafCodec.Decode(AuditLeafCodec.Encode(leaf)) == leaf);

    [Fact]
    public void Different_leaves_have_different_bytes() =>
        Gen.Select(Leaves, Leaves).Sample((one, other) => one == other || !AuditLeafCodec.Encode(one).AsSpan().SequenceEqual(AuditLeafCodec.Encode(other)));

    [Fact]
    public void Null_and_empty_are_different()
    {
        var leaf = AuditSamples.Leaf(1);
        Assert.NotEqual((leaf with { Purpose = null }).Hash(), (leaf with { Purpose = "" }).Hash());
    }

    [Fact]
    public void A_text_cannot_move_from_one_field_into_the_next()
    {
        var leaf = AuditSamples.Leaf(1);
        Assert.NotEqual((leaf with { Action = "ab", SubjectKind = "c" }).Hash(), (leaf with { Action = "a", SubjectKind = "bc" }).Hash());
    }

    [Fact]
    public void Time_keeps_its_hash_through_a_store_of_microseconds_and_another_offset()
    {
        var leaf = AuditSamples.Leaf(1) with { At = AuditSamples.Noon.AddTicks(12_345_679) };
        var stored = new DateTimeOffset(AuditSamples.Noon.AddTicks(12_345_670).DateTime, TimeSpan.Zero).ToOffset(TimeSpan.FromHours(8));
        Assert.Equal(leaf.Hash(), (leaf with { At = stored }).Hash());
    }

    [Fact]
    public void The_bytes_of_version_1_never_change()
    {
        // Pinned, and computed from the documented form by another program: a log that was signed years ago must still verify.
        Assert.Equal("5925ce76abd5a53ca36be8cf6f655671458c18f1c160265a80da510125fd3e24", AuditSamples.Leaf(12).Hash().ToString());
    }

    [Fact]
    public void Any_cut_or_lengthened_form_is_refused()
    {
        var bytes = AuditLeafCodec.Encode(AuditSamples.Leaf(12));
        for (var length = 0; length < bytes.Length; length++)
        {
            var cut = bytes[..length];
            Assert.Throws<FormatException>(() => AuditLeafCodec.Decode(cut));
        }

        Assert.Throws<FormatException>(() => AuditLeafCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void Random_bytes_are_refused_or_read_but_never_crash()
    {
        Gen.Select(Gen.Byte.Array[0, 40], Gen.Int[0, 200]).Sample((noise, at) =>
        {
            var bytes = AuditLeafCodec.Encode(AuditSamples.Leaf(12));
            noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - Math.Min(at, bytes.Length))).CopyTo(bytes.AsSpan(Math.Min(at, bytes.Length)));
            try
            {
                AuditLeafCodec.Decode(bytes);
            }
            catch (FormatException)
            {
                // The documented refusal.
            }
        });
    }
}
