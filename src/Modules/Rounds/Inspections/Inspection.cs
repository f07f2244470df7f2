using Wangge.Rounds.Checklists;

namespace Wangge.Rounds.Inspections;

/// <summary>A look at one place by one checklist, from the plan to the end of its last defect: what its journal says, kept as one row. Source: DOMAIN 7.</summary>
/// <remarks>Each action asks <see cref="InspectionTable"/>, returns why not, or appends an entry and applies it. Not thread-safe.</remarks>
internal sealed class Inspection
{
    private readonly List<JournalEntry> _newEntries = [];

    public long Seq { get; private set; }

    public required Guid Id { get; init; }

    /// <summary>Running number in the district.</summary>
    public required long Number { get; init; }

    public required Guid ChecklistId { get; init; }

    public required ChecklistKind Kind { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>What is inspected, as its sign says: a school, a shop, a station, a street.</summary>
    public required string Premises { get; init; }

    /// <summary>WGS-84 degrees, or null.</summary>
    public double? Longitude { get; init; }

    /// <summary>WGS-84 degrees, or null.</summary>
    public double? Latitude { get; init; }

    /// <summary>The must-check point that it is of, or null.</summary>
    public Guid? PointId { get; init; }

    public InspectionState State { get; private set; }

    /// <summary>The account that is to look, or looked.</summary>
    public Guid? InspectorId { get; private set; }

    /// <summary>By when somebody is to have looked; null where it was not planned.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>The version of the checklist that it was done by; null until then.</summary>
    public int? ChecklistVersion { get; private set; }

    /// <summary>When the inspector says that it was done: a claim.</summary>
    public DateTimeOffset? SaidDoneAt { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>When it came to an end.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Items found in order.</summary>
    public int InOrder { get; private set; }

    /// <summary>Defects found.</summary>
    public int Defects { get; private set; }

    /// <summary>Defects that are neither closed nor withdrawn.</summary>
    public int OpenDefects { get; private set; }

    /// <summary>Received time of the last entry.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Entries in its own journal.</summary>
    public int Entries { get; private set; }

    /// <summary>Grows with every change, also of <see cref="OpenDefects"/> alone; the row's concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<JournalEntry> NewEntries => _newEntries;

    /// <summary>Plans it for somebody by a day.</summary>
    public Refusal? Plan(RoundsActor by, Guid inspectorId, DateTimeOffset dueAt) =>
        Check(InspectionAction.Plan, by) ?? Record(InspectionAction.Plan, by, new EntryData { InspectorId = inspectorId, DueAt = dueAt });

    /// <summary>Answers the checklist on the spot; without defects that is its end.</summary>
    /// <param name="inOrder">Items in order.</param>
    /// <param name="defects">Defects found.</param>
    public Refusal? Answer(RoundsActor by, int checklistVersion, int inOrder, int defects)
    {
        const InspectionAction action = InspectionAction.Record;
        if (Check(action, by) is { } refusal) { return refusal; }
        if (InspectorId is { } planned && planned != by.Act.ActorId) { return InspectionRefusals.NotYours; }
        return Record(action, by, new EntryData { ChecklistVersion = checklistVersion, InOrder = inOrder, Defects = defects });
    }

    /// <summary>Another is to look.</summary>
    public Refusal? HandOver(RoundsActor by, Guid inspectorId, string? reasonCode) =>
        Check(InspectionAction.HandOver, by)
        ?? (InspectorId == inspectorId ? InspectionRefusals.Unchanged : null)
        ?? Record(InspectionAction.HandOver, by, new EntryData { InspectorId = inspectorId }, reasonCode);

    /// <summary>Calls it off.</summary>
    public Refusal? Cancel(RoundsActor by, string reasonCode) =>
        Check(InspectionAction.Cancel, by) ?? Record(InspectionAction.Cancel, by, new EntryData(), reasonCode);

    /// <summary>One of its defects has ended; with the last one it ends itself.</summary>
    public void EndDefect(DateTimeOffset now)
    {
        if (OpenDefects == 0) { throw new InvalidOperationException("No defect is open."); }
        OpenDefects--;
        Version++;
        if (OpenDefects == 0) { Record(InspectionAction.Close, RoundsActor.House(now), new EntryData()); }
    }

    /// <summary>Called when the new entries are in the store's hands.</summary>
    public void ForgetNewEntries() => _newEntries.Clear();

    /// <summary>Applies what the journal says, in order, to one that has nothing yet.</summary>
    /// <param name="endedDefects">Its defects that ended: theirs is a journal of their own.</param>
    public void Replay(IEnumerable<JournalEntry> entries, int endedDefects)
    {
        foreach (var entry in entries)
        {
            if (entry.Sequence != Entries + 1 || entry.StateBefore != State.Wire()) { throw new InvalidDataException($"Entry {entry.Sequence} does not follow entry {Entries}."); }
            Apply(entry);
        }

        OpenDefects = Defects - endedDefects;
    }

    private Refusal? Check(InspectionAction action, RoundsActor by) =>
        InspectionTable.Find(State, action) is not { } step ? InspectionRefusals.WrongState
        : step.Roles.Contains(by.Role) ? null
        : InspectionRefusals.WrongRole;

    private Refusal? Record(InspectionAction action, RoundsActor by, EntryData data, string? reasonCode = null)
    {
        var step = InspectionTable.Find(State, action) ?? throw new InvalidOperationException($"Unchecked: {action} from {State}.");
        var after = step.OrTo is { } end && data.Defects == 0 ? end : step.To;
        var entry = new JournalEntry
        {
            Id = by.Act.Id, InspectionId = Id, SubjectId = Id, Sequence = Entries + 1, Action = action.Wire(), Role = by.Role, ActorId = by.Act.ActorId, UnitId = by.UnitId,
            StateBefore = State.Wire(), StateAfter = after.Wire(), HappenedAt = by.Act.HappenedAt, ReceivedAt = by.Act.ReceivedAt, ReasonCode = reasonCode, Data = JournalEntry.Write(data),
        };
        Apply(entry);
        _newEntries.Add(entry);
        return null;
    }

    private void Apply(JournalEntry entry)
    {
        var data = entry.Read();
        if (data.InspectorId is { } inspector) { InspectorId = inspector; }
        if (data.DueAt is { } due) { DueAt = due; }
        if (data.ChecklistVersion is { } version)
        {
            (ChecklistVersion, InspectorId, InOrder, Defects, OpenDefects) = (version, entry.ActorId, data.InOrder!.Value, data.Defects!.Value, data.Defects.Value);
            (SaidDoneAt, DoneAt) = (entry.HappenedAt, entry.ReceivedAt);
        }

        State = WireName.Find<InspectionState>(entry.StateAfter)!.Value;
        if (State is InspectionState.Closed or InspectionState.Cancelled) { EndedAt = entry.ReceivedAt; }
        (Entries, ChangedAt) = (entry.Sequence, entry.ReceivedAt);
        Version++;
    }
}
