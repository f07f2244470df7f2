namespace Wangge.Rounds.Plans;

/// <summary>A plan of rounds: which points, when, by whom. What it says stands in its editions; rounds keep the edition that they were made of.</summary>
internal sealed class RoundPlan
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The area of the unit, role or people that walk; who reaches it sees the rounds.</summary>
    public required string AreaPath { get; set; }

    /// <summary>The edition in force.</summary>
    public required Guid EditionId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The number of the edition in force; who edits names the copy that was edited.</summary>
    public int Version { get; set; }
}

/// <summary>What a plan says from one writing to the next; never changed.</summary>
internal sealed class PlanEdition
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>1, 2, 3 … within the plan.</summary>
    public required int Number { get; init; }

    public required PlanContent Content { get; init; }

    /// <summary>The role of <see cref="PlanContent.Walkers"/>, or null; so that a walker's plans are found by index.</summary>
    public string? WalkerRole { get; init; }

    public string? WalkerAreaPath { get; init; }

    public Guid? WalkerUnitId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid By { get; init; }
}
