using Wangge.Kernel.Hashing;

namespace Wangge.Kernel.Audit;

/// <summary>Goes along the log once: indexes, contents, and the root at each checkpoint's size.</summary>
/// <remarks>The tree is built of *stored* hashes: a leaf whose content alone was changed is then named exactly, and the roots after it still prove the rest.</remarks>
internal sealed class LogWalk(IReadOnlyList<Witness> witnesses, FindingList findings)
{
    private readonly MerkleFrontier _frontier = new();
    private readonly HashSet<long> _missing = [];
    private long _next;
    private int _nextWitness;
    private long? _brokenAt;

    public long Size => _next;

    public long ProvenInside { get; private set; }

    public long ProvenOutside { get; private set; }

    /// <param name="computedHash">The leaf hash of the entry's bytes.</param>
    public void Take(in AuditEntry entry, in Digest computedHash)
    {
        if (computedHash != entry.StoredHash)
        {
            findings.Add(AuditFault.LeafChanged, entry.Index, entry.Index + 1, $"The content of leaf {entry.Index} does not give its stored hash.");
        }

        if (entry.Index < _next)
        {
            TakeLate(entry.Index);
            return;
        }

        if (entry.Index > _next) { LeaveGap(entry.Index); }

        _next = entry.Index + 1;
        if (_brokenAt is null)
        {
            _frontier.Append(entry.StoredHash);
            HearWitnesses();
        }
    }

    /// <summary>Hears those of size 0, before the first leaf.</summary>
    public void Begin() => HearWitnesses();

    /// <summary>Judges what the log does not reach.</summary>
    public void End()
    {
        if (witnesses is [.., { Checkpoint: var last }] && last.Size > _next)
        {
            findings.Add(AuditFault.TreeCut, _next, last.Size, $"The log ends at {_next} leaves; a checkpoint signed at {last.At:O} counts {last.Size}.");
        }
    }

    private void TakeLate(long index)
    {
        var fault = _missing.Remove(index) || index < 0 ? AuditFault.OutOfOrder : AuditFault.IndexRepeated;
        findings.Add(fault, index, index + 1, fault == AuditFault.OutOfOrder ? $"Leaf {index} came after leaf {_next - 1}." : $"Two leaves claim index {index}.");
    }

    private void LeaveGap(long index)
    {
        _brokenAt ??= _next;
        findings.Add(AuditFault.IndexMissing, _next, index, $"No leaf from {_next} to {index - 1}; no root after it can be proven.");

        // Enough to tell a late leaf from a doubled one; a gap of millions is not kept.
        for (var i = _next; i < index && _missing.Count < AuditVerdict.MostFindings; i++) { _missing.Add(i); }
    }

    private void HearWitnesses()
    {
        for (; _nextWitness < witnesses.Count && witnesses[_nextWitness].Checkpoint.Size == _frontier.Size; _nextWitness++)
        {
            Hear(witnesses[_nextWitness]);
        }
    }

    private void Hear(Witness witness)
    {
        var (checkpoint, fromOutside) = witness;
        if (checkpoint.Root != _frontier.Root())
        {
            var origin = fromOutside ? "outside" : "stored";

            // What the house itself signed proves nothing against what left it.
            var proven = fromOutside ? ProvenOutside : Math.Max(ProvenInside, ProvenOutside);
            findings.Add(
                AuditFault.TreeForked, proven, checkpoint.Size,
                $"The root at size {checkpoint.Size} is not the one signed at {checkpoint.At:O} ({origin}); the change lies in leaves {proven} to {checkpoint.Size - 1}.");
        }
        else if (fromOutside)
        {
            ProvenOutside = checkpoint.Size;
        }
        else
        {
            ProvenInside = checkpoint.Size;
        }
    }
}
