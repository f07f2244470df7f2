using System.Text.Json;
using System.Text.Json.Serialization;
using Wangge.Kernel.Rights;

namespace Wangge.Rounds.Inspections;

/// <summary>One act on an inspection or on one of its defects, for ever. Holds ids, codes, instants and numbers; words stand elsewhere under <see cref="Id"/>.</summary>
internal sealed class JournalEntry
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public long Seq { get; private set; }

    /// <summary>The act's own id; of what found a defect, the defect's.</summary>
    public required Guid Id { get; init; }

    public required Guid InspectionId { get; init; }

    /// <summary>The inspection itself, or the defect that it was done to.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>1 for the first act on the subject, then one more each.</summary>
    public required int Sequence { get; init; }

    /// <summary>Wire name, such as <c>order</c>.</summary>
    public required string Action { get; init; }

    public required string Role { get; init; }

    /// <summary>An account; <see cref="Guid.Empty"/> for the house.</summary>
    public required Guid ActorId { get; init; }

    public Guid? UnitId { get; init; }

    public required string StateBefore { get; init; }

    public required string StateAfter { get; init; }

    /// <summary>What the phone says: a claim, shown.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Lower case with hyphens; null where none was asked.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>Compact JSON of <see cref="EntryData"/>.</summary>
    public required string Data { get; init; }

    public EntryData Read() => JsonSerializer.Deserialize<EntryData>(Data, Json) ?? throw new InvalidDataException("A journal entry's data is JSON null.");

    public static string Write(EntryData data) => JsonSerializer.Serialize(data, Json);
}

/// <summary>What an act records beside who, when and why; null where it does not concern the act.</summary>
internal sealed record EntryData
{
    /// <summary>The inspector that it was planned for or given to.</summary>
    public Guid? InspectorId { get; init; }

    /// <summary>By when what comes next is due.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The version of the calendar that this was computed with.</summary>
    public int? CalendarVersion { get; init; }

    public int? ChecklistVersion { get; init; }

    /// <summary>Answers that were in order.</summary>
    public int? InOrder { get; init; }

    /// <summary>Defects found.</summary>
    public int? Defects { get; init; }

    /// <summary>Wire name of a severity.</summary>
    public string? Severity { get; init; }

    /// <summary>The unit that is to fix it; null for the premises themselves.</summary>
    public Guid? UnitId { get; init; }

    public decimal? LimitAmount { get; init; }

    public string? LimitUnit { get; init; }

    /// <summary>From 1, one more at each escalation of the same step.</summary>
    public int? Level { get; init; }
}

/// <summary>What was said with an act, apart, so that it can be erased.</summary>
internal sealed class EntryWords
{
    public required Guid EntryId { get; init; }

    public required Guid InspectionId { get; init; }

    [Personal("what was found or done in an inspection, without names", "safety duties of the grid service; PIPL art. 13 (1) 3", "retention.inspection")]
    public required string Text { get; init; }
}
