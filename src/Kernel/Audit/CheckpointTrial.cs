namespace Wangge.Kernel.Audit;

/// <summary>Judges checkpoints by themselves, before the log is read: text, district, key, signature, and the stored against those from outside.</summary>
internal sealed class CheckpointTrial(string district, CheckpointKeyRing keys, FindingList findings)
{
    /// <summary>Those that may be held against the log, by rising size.</summary>
    public IReadOnlyList<Witness> Judge(IEnumerable<string> storedLines, IEnumerable<string> outsideLines)
    {
        var stored = Readable(storedLines, "stored");
        var outside = Readable(outsideLines, "outside");
        if (outside.Count > 0)
        {
            FindLost(stored, outside);
            FindSignedAnew(stored, outside);
        }

        return
        [
            .. stored.Select(checkpoint => new Witness(checkpoint, FromOutside: false))
                .Concat(outside.Select(checkpoint => new Witness(checkpoint, FromOutside: true)))
                .OrderBy(witness => witness.Checkpoint.Size),
        ];
    }

    private List<Checkpoint> Readable(IEnumerable<string> lines, string origin)
    {
        var sound = new List<Checkpoint>();
        foreach (var line in lines)
        {
            if (!Checkpoint.TryParse(line, out var checkpoint))
            {
                findings.Add(AuditFault.CheckpointUnreadable, 0, 0, $"A checkpoint ({origin}) cannot be read.");
            }
            else if (IsSound(checkpoint, origin))
            {
                sound.Add(checkpoint);
            }
        }

        return sound;
    }

    private bool IsSound(Checkpoint checkpoint, string origin)
    {
        var name = $"The checkpoint of size {checkpoint.Size} ({origin})";
        if (checkpoint.District != district)
        {
            findings.Add(AuditFault.CheckpointForeign, 0, checkpoint.Size, $"{name} is of district {checkpoint.District}.");
            return false;
        }

        if (keys.Find(checkpoint.KeyId) is not { } key)
        {
            findings.Add(AuditFault.CheckpointKeyUnknown, 0, checkpoint.Size, $"{name} names the unknown key {checkpoint.KeyId}.");
            return false;
        }

        if (!checkpoint.IsSignedBy(key))
        {
            findings.Add(AuditFault.CheckpointForged, 0, checkpoint.Size, $"{name} bears a signature that does not fit it.");
            return false;
        }

        return true;
    }

    private void FindLost(List<Checkpoint> stored, List<Checkpoint> outside)
    {
        var sizes = stored.Select(checkpoint => checkpoint.Size).ToHashSet();
        foreach (var lost in outside.Where(checkpoint => !sizes.Contains(checkpoint.Size)))
        {
            findings.Add(AuditFault.CheckpointLost, 0, lost.Size, $"The checkpoint of size {lost.Size} left the house and is not in the store.");
        }
    }

    // Keys follow one another and none comes back, so between two outside checkpoints of one key no other key can have signed.
    private void FindSignedAnew(List<Checkpoint> stored, List<Checkpoint> outside)
    {
        var bySize = outside.OrderBy(checkpoint => checkpoint.Size).ToList();
        foreach (var checkpoint in stored)
        {
            var before = bySize.FindLast(other => other.Size <= checkpoint.Size);
            var after = bySize.Find(other => other.Size >= checkpoint.Size);
            if (before is not null && after is not null && before.KeyId == after.KeyId && before.KeyId != checkpoint.KeyId)
            {
                findings.Add(
                    AuditFault.CheckpointSignedAnew, 0, checkpoint.Size,
                    $"The stored checkpoint of size {checkpoint.Size} bears key {checkpoint.KeyId}; those that left the house bear {before.KeyId} there.");
            }
        }
    }
}

/// <summary>A checkpoint that may be held against the log.</summary>
internal sealed record Witness(Checkpoint Checkpoint, bool FromOutside);
