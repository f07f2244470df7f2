using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Walking;

/// <summary>A dated round of a plan: from when until when, and what it came to as far as is known.</summary>
internal sealed class Round
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>The edition of the plan that it was made of.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Of the plan.</summary>
    public required string AreaPath { get; init; }

    /// <summary>The unit that walks it, or null.</summary>
    public Guid? WalkerUnitId { get; init; }

    /// <summary>On which it opens, in the district.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Which of the plan's times, from 0.</summary>
    public required int Slot { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset ClosesAt { get; init; }

    public required bool IsOrdered { get; init; }

    public required RoundState State { get; set; }

    /// <summary>When the server was first told of it; null before.</summary>
    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>How many points it asks for.</summary>
    public required int Points { get; init; }

    public int HitPoints { get; set; }

    /// <summary>Of those hit.</summary>
    public int LatePoints { get; set; }

    /// <summary>Of those hit.</summary>
    public int OutOfOrderPoints { get; set; }

    /// <summary>When it was last judged.</summary>
    public DateTimeOffset? JudgedAt { get; set; }

    public int Version { get; set; }

    /// <summary>How it stands at a moment: what nobody has looked at since its end is missed all the same.</summary>
    public RoundState StateAt(DateTimeOffset now) => State is RoundState.Planned or RoundState.Begun && now >= ClosesAt ? RoundState.Missed : State;
}
