namespace Wangge.Kernel.Audit;

/// <summary>Verifies a district's whole log against its checkpoints.</summary>
/// <remarks>Reads the log once, in memory that does not grow with it, hashing on the cores that are free. Source: QUALITY "audit".</remarks>
/// <param name="district">The district's code, as its checkpoints have it.</param>
/// <param name="keys">Public keys in force and retired; best brought by whoever keeps the outside checkpoints.</param>
public sealed class AuditVerifier(string district, CheckpointKeyRing keys)
{
    private const string OutsideMark = "wangge-checkpoint/";

    /// <param name="entries">By rising index from 0.</param>
    /// <param name="storedLines">Checkpoints in the store, one a line; a line that is none is a finding.</param>
    /// <param name="outsideLines">Lines of files or mails kept outside the house; those without a checkpoint's mark are passed over. Empty when there are none.</param>
    public async Task<AuditVerdict> VerifyAsync(
        IAsyncEnumerable<AuditEntry> entries, IEnumerable<string> storedLines, IEnumerable<string> outsideLines, CancellationToken ct)
    {
        var findings = new FindingList();
        var witnesses = new CheckpointTrial(district, keys, findings)
            .Judge(storedLines, outsideLines.Where(line => line.Contains(OutsideMark, StringComparison.Ordinal)));

        var walk = new LogWalk(witnesses, findings);
        walk.Begin();
        await foreach (var batch in LeafHashing.HashAsync(entries, ct))
        {
            for (var i = 0; i < batch.Entries.Count; i++) { walk.Take(batch.Entries[i], batch.Hashes[i]); }
        }

        walk.End();
        return new(walk.Size, findings.Listed, findings.Count, walk.ProvenInside, walk.ProvenOutside, findings.FirstIndex);
    }
}
