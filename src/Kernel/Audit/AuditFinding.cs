namespace Wangge.Kernel.Audit;

/// <summary>One thing that is wrong with a log.</summary>
/// <param name="FirstIndex">The first leaf that it touches; where only a range is known, the range's start.</param>
/// <param name="EndIndex">One past the last leaf that it may touch.</param>
/// <param name="Detail">For the auditor, in English; holds no personal data.</param>
public sealed record AuditFinding(AuditFault Fault, long FirstIndex, long EndIndex, string Detail);

/// <summary>What can be wrong.</summary>
public enum AuditFault
{
    /// <summary>A leaf's content no longer gives its stored hash.</summary>
    LeafChanged,

    /// <summary>There is no leaf at an index below the end.</summary>
    IndexMissing,

    /// <summary>Two leaves claim one index.</summary>
    IndexRepeated,

    /// <summary>A leaf came after one with a higher index.</summary>
    OutOfOrder,

    /// <summary>The log is shorter than a signed checkpoint says.</summary>
    TreeCut,

    /// <summary>The log's root at a signed checkpoint's size is another one: leaves were rewritten, exchanged, put in or taken out.</summary>
    TreeForked,

    /// <summary>A checkpoint cannot be read.</summary>
    CheckpointUnreadable,

    /// <summary>A checkpoint speaks of another district.</summary>
    CheckpointForeign,

    /// <summary>A checkpoint names a key that is not known.</summary>
    CheckpointKeyUnknown,

    /// <summary>A checkpoint's signature does not fit it.</summary>
    CheckpointForged,

    /// <summary>A stored checkpoint bears another key than those that left the house bear at its place.</summary>
    CheckpointSignedAnew,

    /// <summary>A checkpoint that left the house is not in the store.</summary>
    CheckpointLost,
}
