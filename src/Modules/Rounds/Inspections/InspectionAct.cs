namespace Wangge.Rounds.Inspections;

/// <summary>What every act on an inspection or a defect carries.</summary>
public abstract record InspectionAct
{
    /// <summary>The client's id of this act (UUIDv7); a repeat answers as the first did.</summary>
    public required Guid ActId { get; init; }

    /// <summary>When it happened, as the phone says: a claim, shown; at most 30 days back. Now where it is left out.</summary>
    public DateTimeOffset? HappenedAt { get; init; }

    /// <summary>What is to be said with it; no names, no numbers of persons.</summary>
    [MaxLength(2_000)]
    public string? Words { get; init; }

    /// <summary>Photos sent before, by SHA-256; at most 9.</summary>
    [MaxLength(9)]
    public IReadOnlyList<string> Photos { get; init; } = [];
}

/// <summary>What came of an act.</summary>
/// <param name="EntryId">Its entry in the journal: the act's id.</param>
/// <param name="State">Where inspection or defect stands after it, such as <c>fixed</c>.</param>
/// <param name="InspectionState">Where the inspection stands after it.</param>
public sealed record InspectionActResponse(Guid InspectionId, Guid? DefectId, Guid EntryId, string State, string InspectionState);
