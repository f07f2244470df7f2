namespace Wangge.Dispatch.Positions;

/// <summary>What becomes of a fix; the wire name is the member's in lower case.</summary>
internal enum FixOutcome
{
    /// <summary>The newest of its source: stored, and shown.</summary>
    Kept,

    /// <summary>Stored; a newer one stays the one that is shown.</summary>
    Late,

    /// <summary>Stands already: counted once.</summary>
    Doubled,

    /// <summary>Not stored.</summary>
    Refused,
}

/// <param name="Refusal">Why it is not stored; null where it is.</param>
internal readonly record struct FixVerdict(FixOutcome Outcome, Refusal? Refusal = null)
{
    public static readonly FixVerdict Kept = new(FixOutcome.Kept);
    public static readonly FixVerdict Late = new(FixOutcome.Late);
    public static readonly FixVerdict Doubled = new(FixOutcome.Doubled);

    public bool IsStored => Outcome is FixOutcome.Kept or FixOutcome.Late;

    public string Wire => Outcome switch { FixOutcome.Kept => "kept", FixOutcome.Late => "late", FixOutcome.Doubled => "doubled", _ => "refused" };

    public static implicit operator FixVerdict(Refusal refusal) => new(FixOutcome.Refused, refusal);
}
