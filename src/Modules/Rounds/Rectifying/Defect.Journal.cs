using Wangge.Rounds.Checklists;
using Wangge.Rounds.Inspections;

namespace Wangge.Rounds.Rectifying;

internal sealed partial class Defect
{
    /// <summary>Applies what the journal says, in order, to one that has nothing yet.</summary>
    public void Replay(IEnumerable<JournalEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Sequence != Version + 1 || entry.StateBefore != State.Wire()) { throw new InvalidDataException($"Entry {entry.Sequence} does not follow entry {Version}."); }
            Apply(entry);
        }
    }

    private Refusal? Record(DefectAction action, RoundsActor by, EntryData data, string? reasonCode = null)
    {
        var step = DefectTable.Find(State, action) ?? throw new InvalidOperationException($"Unchecked: {action} from {State}.");
        var entry = new JournalEntry
        {
            Id = by.Act.Id, InspectionId = InspectionId, SubjectId = Id, Sequence = Version + 1, Action = action.Wire(), Role = by.Role, ActorId = by.Act.ActorId, UnitId = by.UnitId,
            StateBefore = State.Wire(), StateAfter = step.To.Wire(), HappenedAt = by.Act.HappenedAt, ReceivedAt = by.Act.ReceivedAt, ReasonCode = reasonCode, Data = JournalEntry.Write(data),
        };
        Apply(entry);
        _newEntries.Add(entry);
        return null;
    }

    /// <summary>What an entry changes: the only place where a defect's row is written.</summary>
    private void Apply(JournalEntry entry)
    {
        var data = entry.Read();
        switch (WireName.Find<DefectAction>(entry.Action))
        {
            case DefectAction.Find:
                (Severity, FoundById, FoundAt) = (WireName.Find<Severity>(data.Severity)!.Value, entry.ActorId, entry.ReceivedAt);
                break;
            case DefectAction.Order:
                (UnitId, Limit) = (data.UnitId, new FixLimit(data.LimitAmount!.Value, data.LimitUnit!));
                break;
            case DefectAction.Fix:
                (FixedAt, FixerIds) = (entry.ReceivedAt, [.. FixerIds.Append(entry.ActorId).Distinct()]);
                break;
            case DefectAction.Fail:
                (FixedAt, Reworks) = (null, Reworks + 1);
                break;
            case DefectAction.Escalate:
                Level = data.Level!.Value;
                EscalatesAt = Escalation.NextAt(StepAt, DueAt, Level);
                break;
        }

        State = WireName.Find<DefectState>(entry.StateAfter)!.Value;
        if (data.DueAt is { } due) { BeginStep(entry.ReceivedAt, due, data.CalendarVersion!.Value); }
        if (State.IsEnd()) { (EndedAt, DueAt, EscalatesAt) = (entry.ReceivedAt, Never, null); }
        Version = entry.Sequence;
    }

    private void BeginStep(DateTimeOffset at, DateTimeOffset due, int calendarVersion) =>
        (StepAt, DueAt, CalendarVersion, Level, EscalatesAt) = (at, due, calendarVersion, 0, Escalation.NextAt(at, due, 0));
}
