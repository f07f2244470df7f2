using Wangge.Rounds.Judging;

namespace Wangge.Rounds.Watching;

/// <summary>A dated round of cameras: from when until when, who took it, and what it came to as far as is known.</summary>
internal sealed class CameraRound
{
    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required Guid PlanId { get; init; }

    /// <summary>The edition of the plan that it was made of.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Of the plan.</summary>
    public required string AreaPath { get; init; }

    /// <summary>The unit that does it, or null.</summary>
    public Guid? WatcherUnitId { get; init; }

    /// <summary>On which it opens, in the district.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Which of the plan's times, from 0.</summary>
    public required int Slot { get; init; }

    public required DateTimeOffset OpensAt { get; init; }

    /// <summary>What is noted from here on is late.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>From here on nothing is noted: what was not is missed.</summary>
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>How long a picture must have been seen before it is in order.</summary>
    public required int SecondsEach { get; init; }

    public required RoundState State { get; set; }

    /// <summary>The operator who does it; others who may can note beside them, or take it over.</summary>
    public Guid? TakenBy { get; set; }

    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>How many cameras it asks for.</summary>
    public required int Cameras { get; init; }

    public int InOrder { get; set; }

    /// <summary>Of which a case was made.</summary>
    public int Found { get; set; }

    public int NoPicture { get; set; }

    /// <summary>Of those noted.</summary>
    public int Late { get; set; }

    public int Version { get; set; }

    /// <summary>How it stands at a moment: what nobody has looked at since its end is missed all the same.</summary>
    public RoundState StateAt(DateTimeOffset now) => State is RoundState.Planned or RoundState.Begun && now >= ClosesAt ? RoundState.Missed : State;

    /// <summary>Counts anew what was noted.</summary>
    /// <param name="looks">All of its cameras.</param>
    public void Judge(IReadOnlyCollection<CameraLook> looks, DateTimeOffset now)
    {
        int Count(CameraFinding finding) => looks.Count(l => l.Finding == finding);
        (InOrder, Found, NoPicture, Late) = (Count(CameraFinding.InOrder), Count(CameraFinding.Found), Count(CameraFinding.NoPicture), looks.Count(l => l.IsLate));
        State = looks.All(l => l.Finding is not null) ? RoundState.Complete : now >= ClosesAt ? RoundState.Missed : TakenAt is not null ? RoundState.Begun : RoundState.Planned;
        Version++;
    }
}

/// <summary>One camera of a round, and what was noted of it.</summary>
internal sealed class CameraLook
{
    public required Guid RoundId { get; init; }

    public required Guid CameraId { get; init; }

    /// <summary>Place in the plan's order, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Null while nobody has noted anything.</summary>
    public CameraFinding? Finding { get; set; }

    /// <summary>Who said so.</summary>
    public Guid? LookedBy { get; set; }

    public DateTimeOffset? LookedAt { get; set; }

    /// <summary>For how long they had seen the picture by then, by the record of viewings.</summary>
    public int SeenSeconds { get; set; }

    /// <summary>Noted at or after the time due.</summary>
    public bool IsLate { get; set; }

    /// <summary>Why there was no picture, as a code, as far as the house knew.</summary>
    public string? Fault { get; set; }

    /// <summary>The report of what was found.</summary>
    public Guid? ReportId { get; set; }

    /// <summary>What people say aloud.</summary>
    public long? ReportNumber { get; set; }
}

/// <summary>What is noted of a camera; the wire name is the member's with hyphens.</summary>
internal enum CameraFinding
{
    InOrder,

    /// <summary>Something was found: a case is made.</summary>
    Found,
    NoPicture,
}
