using Wangge.Rounds.Plans;

namespace Wangge.Rounds.Watching;

/// <summary>A plan of camera rounds: which pictures, when, by whom. What it says stands in its editions; rounds keep the edition that they were made of.</summary>
internal sealed class CameraPlan
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>Who reaches it sees the rounds; its cameras stand inside.</summary>
    public required string AreaPath { get; set; }

    /// <summary>The edition in force.</summary>
    public required Guid EditionId { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The number of the edition in force; who edits names the copy that was edited.</summary>
    public int Version { get; set; }
}

/// <summary>What a plan of camera rounds says from one writing to the next; never changed.</summary>
internal sealed class CameraPlanEdition
{
    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>1, 2, 3 … within the plan.</summary>
    public required int Number { get; init; }

    public required CameraPlanContent Content { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid By { get; init; }
}

/// <summary>What a plan of camera rounds says.</summary>
/// <param name="AreaPath">Where it belongs: leaders of this area see its rounds, and each of its cameras stands inside.</param>
/// <param name="CameraIds">In the order of looking; each once.</param>
/// <param name="Days">Days of the week, 1 (Monday) to 7; empty: each workday of the district's calendar, made-up ones too.</param>
/// <param name="Times">When a round opens, in the district's time; a round for each on each of the days.</param>
/// <param name="WithinMinutes">How long after opening each camera must have been noted; 5 to 720.</param>
/// <param name="LateMinutes">How long after that one may still be noted, late; after it is missed. 0 to 720.</param>
/// <param name="SecondsEach">How long a picture must have been seen before it is in order; 0 to 300.</param>
/// <param name="Watchers">Who does it.</param>
public sealed record CameraPlanContent(
    [Required, MaxLength(100)] string Name, [Required, MaxLength(200)] string AreaPath, [Required, MinLength(1), MaxLength(60)] IReadOnlyList<Guid> CameraIds,
    [Required, MaxLength(7)] IReadOnlyList<int> Days, [Required, MinLength(1), MaxLength(12)] IReadOnlyList<TimeOnly> Times, [Range(5, 720)] int WithinMinutes, [Range(0, 720)] int LateMinutes,
    [Range(0, 300)] int SecondsEach, [Required] Walkers Watchers)
{
    internal bool IsByWorkdays => Days.Count == 0;

    /// <summary>As plans of rounds have their times.</summary>
    internal IReadOnlyList<RoundTime> Windows => [.. Times.Select(t => new RoundTime(t, t.AddMinutes(WithinMinutes)))];
}
