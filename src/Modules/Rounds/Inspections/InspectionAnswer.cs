using Wangge.Kernel.Rights;

namespace Wangge.Rounds.Inspections;

/// <summary>What was found at one item of the checklist.</summary>
internal sealed class InspectionAnswer
{
    public required Guid InspectionId { get; init; }

    public required string ItemCode { get; init; }

    public required Finding Finding { get; init; }

    /// <summary>What was read off; in the item's unit.</summary>
    public double? Number { get; init; }

    /// <summary>Photos, by SHA-256.</summary>
    public required IReadOnlyList<string> Photos { get; init; }

    /// <summary>The defect that was found here, or null.</summary>
    public Guid? DefectId { get; init; }

    [Personal("what was found in an inspection, without names", "safety duties of the grid service; PIPL art. 13 (1) 3", "retention.inspection")]
    public string? Words { get; init; }
}

/// <summary>How an item was found.</summary>
internal enum Finding
{
    InOrder,
    Defect,
    NotApplicable,
}
