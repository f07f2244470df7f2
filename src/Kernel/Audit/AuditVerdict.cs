namespace Wangge.Kernel.Audit;

/// <summary>What a verification found, and how far it reaches.</summary>
/// <param name="Size">One past the highest index seen.</param>
/// <param name="Findings">The first <see cref="MostFindings"/> in the order found; empty for a sound log.</param>
/// <param name="FindingCount">How many there are in all.</param>
/// <param name="ProvenInside">Leaves proven by a stored checkpoint: they are as signed, if the house's key was never misused.</param>
/// <param name="ProvenOutside">Leaves proven by a checkpoint that left the house: nobody in the house could have changed them since.</param>
/// <param name="FirstBadIndex">The lowest index that a finding touches; null for a sound log.</param>
public sealed record AuditVerdict(
    long Size, IReadOnlyList<AuditFinding> Findings, long FindingCount, long ProvenInside, long ProvenOutside, long? FirstBadIndex)
{
    /// <value>Findings listed; more are only counted.</value>
    public const int MostFindings = 100;

    public bool IsSound => FindingCount == 0;

    /// <summary>What this verification cannot find, said plainly; shown beside every verdict, a sound one too.</summary>
    public string Limits => ProvenOutside == 0
        ? "No checkpoint that left the house proves any of this log: whoever holds the signing key could have rewritten all of it, and this cannot be found."
        : $"Leaves 0 to {ProvenOutside - 1} are proven by a checkpoint that left the house. What was changed after it, in the last {Math.Max(0, Size - ProvenOutside)} leaves, cannot be found where the signing key was misused.";
}
