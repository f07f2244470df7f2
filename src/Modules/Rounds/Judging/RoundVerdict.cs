namespace Wangge.Rounds.Judging;

/// <summary>Where a round stands; the wire name is the member's name in lower case.</summary>
internal enum RoundState
{
    Planned,
    Begun,

    /// <summary>Every point is proved, in time or late.</summary>
    Complete,

    /// <summary>Over, and a point or more is not proved.</summary>
    Missed,
}

/// <summary>What a round came to, as far as is known.</summary>
/// <param name="Points">In the plan's order.</param>
internal sealed record RoundVerdict(RoundState State, IReadOnlyList<PointVerdict> Points);

/// <summary>What a point came to.</summary>
/// <param name="Proved">The asked ways that are proved.</param>
/// <param name="HitAt">When the last of the asked ways was first proved; null while one lacks.</param>
/// <param name="IsLate">Hit at or after the time due.</param>
/// <param name="IsOutOfOrder">Hit, but never at or after the one before it in a plan that asks for the order.</param>
internal sealed record PointVerdict(Guid PointId, ProofWay Proved, DateTimeOffset? HitAt, bool IsLate, bool IsOutOfOrder);
