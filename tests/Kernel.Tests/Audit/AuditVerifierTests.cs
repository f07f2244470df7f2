using Wangge.Kernel.Audit;
using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Tests.Audit;

public sealed class AuditVerifierTests : IDisposable
{
    private readonly VerifierBench _bench = new();
    private readonly List<AuditEntry> _log = AuditSamples.Log(20);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_sound_log_is_sound_and_says_how_far_it_is_proven()
    {
        var verdict = await _bench.VerifyAsync(_log, [Line(0), Line(10), Line(16)], [Line(10)]);
        Assert.True(verdict.IsSound);
        Assert.Equal((20, 16, 10), (verdict.Size, verdict.ProvenInside, verdict.ProvenOutside));
        Assert.Null(verdict.FirstBadIndex);
        Assert.Contains("in the last 10 leaves, cannot be found", verdict.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_checkpoint_from_outside_it_says_that_all_could_have_been_rewritten()
    {
        var verdict = await _bench.VerifyAsync(_log, [Line(20)], []);
        Assert.True(verdict.IsSound);
        Assert.Contains("could have rewritten all of it", verdict.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_log_is_sound() => Assert.True((await _bench.VerifyAsync([], [], [])).IsSound);

    [Fact]
    public async Task Every_single_changed_byte_of_content_is_found_and_named()
    {
        string[] lines = [Line(20)];
        for (var index = 0; index < _log.Count; index++)
        {
            for (var at = 0; at < _log[index].Canonical.Length; at++)
            {
                var verdict = await _bench.VerifyAsync(With(index, entry => entry with { Canonical = Flipped(entry.Canonical.ToArray(), at) }), lines, []);
                var finding = Assert.Single(verdict.Findings);
                Assert.Equal((AuditFault.LeafChanged, index, index), (finding.Fault, finding.FirstIndex, verdict.FirstBadIndex));
            }
        }
    }

    [Fact]
    public async Task Every_single_changed_byte_whose_hash_was_made_anew_is_found_by_the_next_checkpoint()
    {
        string[] lines = [Line(10), Line(20)];
        for (var index = 0; index < _log.Count; index++)
        {
            for (var at = 0; at < _log[index].Canonical.Length; at++)
            {
                var changed = With(index, entry => AuditSamples.Rehashed(entry, Flipped(entry.Canonical.ToArray(), at)));
                var verdict = await _bench.VerifyAsync(changed, lines, []);
                Assert.Equal(AuditFault.TreeForked, verdict.Findings[0].Fault);
                Assert.Equal(index < 10 ? 0 : 10, verdict.FirstBadIndex);
                Assert.InRange(index, verdict.Findings[0].FirstIndex, verdict.Findings[0].EndIndex - 1);
            }
        }
    }

    [Fact]
    public async Task Every_single_changed_byte_of_a_stored_hash_is_found_and_named()
    {
        for (var index = 0; index < _log.Count; index++)
        {
            for (var at = 0; at < Digest.Size; at++)
            {
                var verdict = await _bench.VerifyAsync(With(index, entry => entry with { StoredHash = new(Flipped(entry.StoredHash.ToArray(), at)) }), [Line(20)], []);
                Assert.Contains(verdict.Findings, finding => finding.Fault == AuditFault.LeafChanged && finding.FirstIndex == index);
            }
        }
    }

    [Fact]
    public async Task Every_single_changed_byte_of_a_checkpoint_is_found()
    {
        var line = Line(20);
        for (var at = 0; at < line.Length; at++)
        {
            var changed = line.ToCharArray();
            changed[at] ^= '\x01';
            Assert.False((await _bench.VerifyAsync(_log, [new string(changed)], [])).IsSound);
        }
    }

    [Fact]
    public async Task A_cut_tail_is_found_by_the_stored_and_by_the_outside_checkpoint()
    {
        for (var kept = 0; kept < 20; kept++)
        {
            await AssertFinds(AuditFault.TreeCut, kept, _log.Take(kept), [Line(20)], []);
            await AssertFinds(AuditFault.TreeCut, kept, _log.Take(kept), [], [Line(20)]);
        }
    }

    [Fact]
    public async Task A_cut_tail_with_its_checkpoints_cut_too_is_found_by_the_one_from_outside()
    {
        var verdict = await _bench.VerifyAsync(_log.Take(12), [Line(10)], [Line(20)]);
        Assert.Equal([AuditFault.CheckpointLost, AuditFault.TreeCut], verdict.Findings.Select(finding => finding.Fault));
    }

    [Fact]
    public async Task A_missing_leaf_is_named()
    {
        for (var index = 0; index < 19; index++)
        {
            var gone = index;
            await AssertFinds(AuditFault.IndexMissing, index, _log.Where(entry => entry.Index != gone), [Line(20)], []);
        }
    }

    [Fact]
    public async Task A_missing_leaf_whose_followers_moved_up_is_found()
    {
        var moved = _log.Where(entry => entry.Index != 7).Select((entry, place) => entry with { Index = place });
        var verdict = await _bench.VerifyAsync(moved, [Line(5), Line(15), Line(20)], []);
        Assert.Equal([AuditFault.TreeForked, AuditFault.TreeCut], verdict.Findings.Select(finding => finding.Fault));
        Assert.Equal(5, verdict.FirstBadIndex);
    }

    [Fact]
    public async Task A_doubled_index_is_named() =>
        await AssertFinds(AuditFault.IndexRepeated, 6, _log.Take(7).Append(_log[6]).Concat(_log.Skip(7)), [Line(20)], []);

    [Fact]
    public async Task Leaves_out_of_order_are_named() =>
        await AssertFinds(AuditFault.OutOfOrder, 6, [.. _log.Take(6), _log[7], _log[6], .. _log.Skip(8)], [Line(20)], []);

    [Fact]
    public async Task Leaves_that_changed_places_under_right_indexes_are_found()
    {
        AuditEntry[] exchanged = [.. _log.Take(6), _log[7] with { Index = 6 }, _log[6] with { Index = 7 }, .. _log.Skip(8)];
        await AssertFinds(AuditFault.TreeForked, 5, exchanged, [Line(5), Line(10)], []);
    }

    [Fact]
    public async Task A_log_written_anew_and_signed_with_the_true_key_is_found_by_the_outside_checkpoint()
    {
        var forged = With(4, entry => AuditSamples.Rehashed(entry, AuditLeafCodec.Encode(AuditSamples.Leaf(99)))).ToList();
        string[] stored = [AuditSamples.CheckpointLine(forged, 10, _bench.Key), AuditSamples.CheckpointLine(forged, 20, _bench.Key)];
        Assert.True((await _bench.VerifyAsync(forged, stored, [])).IsSound);
        await AssertFinds(AuditFault.TreeForked, 0, forged, stored, [Line(10)]);
    }

    [Fact]
    public async Task A_log_signed_anew_with_an_unknown_key_is_found()
    {
        using var strange = _bench.NewKey("strange");
        await AssertFinds(AuditFault.CheckpointKeyUnknown, 0, _log, [AuditSamples.CheckpointLine(_log, 20, strange)], []);
    }

    [Fact]
    public async Task A_log_signed_anew_with_another_key_that_was_made_known_is_found_by_those_from_outside()
    {
        using var other = _bench.NewKey("other");
        _bench.Trust(other);
        string[] stored = [Line(5), AuditSamples.CheckpointLine(_log, 10, other), AuditSamples.CheckpointLine(_log, 20, other)];
        await AssertFinds(AuditFault.CheckpointSignedAnew, 0, _log, stored, [Line(5), Line(20)]);
    }

    [Fact]
    public async Task A_change_of_key_that_the_outside_saw_is_sound()
    {
        using var next = _bench.NewKey("next");
        _bench.Trust(next);
        var later = AuditSamples.CheckpointLine(_log, 15, next);
        Assert.True((await _bench.VerifyAsync(_log, [Line(5), Line(10), later], [Line(5), later])).IsSound);
    }

    [Fact]
    public async Task A_signature_moved_to_another_root_is_found()
    {
        var (ten, twenty) = (Line(10).Split(' '), Line(20).Split(' '));
        ten[^1] = twenty[^1];
        await AssertFinds(AuditFault.CheckpointForged, 0, _log, [string.Join(' ', ten)], []);
    }

    [Fact]
    public async Task A_checkpoint_of_another_district_is_named()
    {
        var foreign = Checkpoint.Sign("110101", 1, _log[0].StoredHash, AuditSamples.Noon, _bench.Key).ToString();
        await AssertFinds(AuditFault.CheckpointForeign, 0, _log, [], [foreign]);
    }

    [Fact]
    public async Task A_whole_mail_may_be_given_as_it_was_received()
    {
        var verdict = await _bench.VerifyAsync(_log, [Line(20)], ["Subject: checkpoint", "", $"{Line(20)}\r"]);
        Assert.True(verdict.IsSound);
        Assert.Equal(20, verdict.ProvenOutside);
    }

    [Fact]
    public async Task What_was_changed_after_the_last_checkpoint_is_not_found_and_the_verdict_says_so()
    {
        var changed = With(19, entry => AuditSamples.Rehashed(entry, AuditLeafCodec.Encode(AuditSamples.Leaf(99))));
        var verdict = await _bench.VerifyAsync(changed, [Line(10)], [Line(10)]);
        Assert.True(verdict.IsSound);
        Assert.Contains("cannot be found", verdict.Limits, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrecked_log_lists_the_first_findings_and_counts_all()
    {
        var log = AuditSamples.Log(5_000).Select(entry => entry with { StoredHash = default });
        var verdict = await _bench.VerifyAsync(log, [], []);
        Assert.Equal((AuditVerdict.MostFindings, 5_000, 0), (verdict.Findings.Count, (int)verdict.FindingCount, (int)verdict.FirstBadIndex!));
    }

    [Fact]
    public async Task A_fault_of_the_store_surfaces()
    {
        static IEnumerable<AuditEntry> Broken()
        {
            yield return AuditSamples.Log(1)[0];
            throw new IOException("gone");
        }

        await Assert.ThrowsAsync<IOException>(() => _bench.VerifyAsync(Broken(), [], []));
    }

    private string Line(int size) => AuditSamples.CheckpointLine(_log, size, _bench.Key);

    private IEnumerable<AuditEntry> With(int index, Func<AuditEntry, AuditEntry> change) => _log.Select(entry => entry.Index == index ? change(entry) : entry);

    private async Task AssertFinds(AuditFault fault, long firstIndex, IEnumerable<AuditEntry> log, string[] stored, string[] outside)
    {
        var verdict = await _bench.VerifyAsync(log, stored, outside);
        Assert.Contains(verdict.Findings, finding => finding.Fault == fault && finding.FirstIndex == firstIndex);
        Assert.False(verdict.IsSound);
    }

    private static byte[] Flipped(byte[] bytes, int at)
    {
        bytes[at] ^= 0x01;
        return bytes;
    }
}
