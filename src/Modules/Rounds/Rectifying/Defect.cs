using Wangge.Contracts.Cases;
using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

/// <summary>Something that an inspection found not to be so, until a third person has seen it fixed: what its journal says, kept as one row. Source: DOMAIN 7.</summary>
/// <remarks>Each action asks <see cref="DefectTable"/> and its own rules, returns why not, or appends an entry and applies it. Not thread-safe.</remarks>
internal sealed partial class Defect
{
    internal static readonly DateTimeOffset Never = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<JournalEntry> _newEntries = [];

    public long Seq { get; private set; }

    /// <summary>The client's id of what found it (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid InspectionId { get; init; }

    /// <summary>The inspection's running number.</summary>
    public required long Number { get; init; }

    public required Guid ChecklistId { get; init; }

    public required int ChecklistVersion { get; init; }

    public required string ItemCode { get; init; }

    public required ChecklistKind Kind { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>What was inspected, as its sign says.</summary>
    public required string Premises { get; init; }

    public DefectState State { get; private set; }

    public Severity Severity { get; private set; }

    public Guid FoundById { get; private set; }

    public DateTimeOffset FoundAt { get; private set; }

    /// <summary>The unit that is to fix it; null where the premises are, and before any order.</summary>
    public Guid? UnitId { get; private set; }

    /// <summary>What the order grants; null before any order.</summary>
    public FixLimit? Limit { get; private set; }

    /// <summary>Accounts that ever said that it was fixed; none of them rechecks it.</summary>
    public IReadOnlyList<Guid> FixerIds { get; private set; } = [];

    public DateTimeOffset? FixedAt { get; private set; }

    /// <summary>Rechecks that it did not pass.</summary>
    public int Reworks { get; private set; }

    /// <summary>When the present step began.</summary>
    public DateTimeOffset StepAt { get; private set; }

    /// <summary>By when the present step is due: ordering, fixing or rechecking; <see cref="Never"/> at an end.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>The version of the calendar that this was computed with.</summary>
    public int CalendarVersion { get; private set; }

    /// <summary>How far up the present step was told; 0 while it is in time.</summary>
    public int Level { get; private set; }

    /// <summary>When the next level is reached; null at an end and after the highest.</summary>
    public DateTimeOffset? EscalatesAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Entries in its journal; the row's concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<JournalEntry> NewEntries => _newEntries;

    /// <summary>Its first entry.</summary>
    public Refusal? Find(RoundsActor by, Severity severity, DueTime due) =>
        Check(DefectAction.Find, by) ?? Record(DefectAction.Find, by, Due(due) with { Severity = severity.Wire() });

    /// <summary>Orders a unit, or the premises, to fix it within a limit; anew only with a reason.</summary>
    /// <param name="unitId">Null: the premises.</param>
    public Refusal? Order(RoundsActor by, Guid? unitId, FixLimit limit, DueTime due, string? reasonCode)
    {
        const DefectAction action = DefectAction.Order;
        if (Check(action, by) is { } refusal) { return refusal; }
        if (State == DefectState.Ordered && !IsReason(reasonCode)) { return DefectRefusals.OrderReasonNeeded; }
        return Record(action, by, Due(due) with { UnitId = unitId, LimitAmount = limit.Amount, LimitUnit = limit.Unit }, reasonCode);
    }

    /// <summary>Says that it is fixed, with a photo.</summary>
    /// <param name="due">By when it is to be rechecked.</param>
    public Refusal? Fix(RoundsActor by, int photos, DueTime due)
    {
        const DefectAction action = DefectAction.Fix;
        if (Check(action, by) is { } refusal) { return refusal; }
        if (UnitId is { } unit && by.UnitId != unit) { return DefectRefusals.NotOrderedToYou; }
        return photos == 0 ? DefectRefusals.PhotoNeeded : Record(action, by, Due(due));
    }

    /// <summary>A third person has looked: it is fixed.</summary>
    public Refusal? Pass(RoundsActor by) => CheckThird(DefectAction.Pass, by) ?? Record(DefectAction.Pass, by, new EntryData());

    /// <summary>A third person has looked: it is not fixed. Whoever was ordered goes on, with the order's limit anew.</summary>
    public Refusal? Fail(RoundsActor by, bool saysWhy, DueTime due) =>
        CheckThird(DefectAction.Fail, by) ?? (saysWhy ? null : DefectRefusals.RecheckWordsNeeded) ?? Record(DefectAction.Fail, by, Due(due));

    /// <summary>It was none after all.</summary>
    public Refusal? Withdraw(RoundsActor by, string? reasonCode) =>
        Check(DefectAction.Withdraw, by) ?? (IsReason(reasonCode) ? null : DefectRefusals.WithdrawReasonNeeded) ?? Record(DefectAction.Withdraw, by, new EntryData(), reasonCode);

    /// <summary>The present step was not done in time: it is told one level higher.</summary>
    public Refusal? Escalate(RoundsActor by)
    {
        const DefectAction action = DefectAction.Escalate;
        if (Check(action, by) is { } refusal) { return refusal; }
        return EscalatesAt is { } at && at <= by.Act.ReceivedAt ? Record(action, by, new EntryData { Level = Level + 1 }) : DefectRefusals.NotDue;
    }

    /// <summary>Why this person may not recheck it, whatever their role; null where nothing stands against it.</summary>
    public Refusal? FindBar(Guid accountId) =>
        FixerIds.Contains(accountId) ? DefectRefusals.Fixer
        : FoundById == accountId ? DefectRefusals.Finder
        : null;

    /// <summary>Called when the new entries are in the store's hands.</summary>
    public void ForgetNewEntries() => _newEntries.Clear();

    private Refusal? Check(DefectAction action, RoundsActor by) =>
        DefectTable.Find(State, action) is not { } step ? DefectRefusals.WrongState(action)
        : step.Roles.Contains(by.Role) ? null
        : DefectRefusals.WrongRole(action);

    private Refusal? CheckThird(DefectAction action, RoundsActor by) => Check(action, by) ?? FindBar(by.Act.ActorId);

    private static bool IsReason(string? code) => code is not null && ItemCheck.IsCode(code);

    private static EntryData Due(DueTime due) => new() { DueAt = due.DueAt, CalendarVersion = due.CalendarVersion };
}
