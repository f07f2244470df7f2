using Wangge.Kernel.Rights;

namespace Wangge.Alarms;

/// <summary>An alarm from the press until a person ends it. Source: DOMAIN 7; ADR 0026.</summary>
/// <remarks>Each act asks <see cref="AlarmTable"/> and its own rules, returns why not, or changes the row and appends one entry. Not thread-safe: one request, one instance.</remarks>
internal sealed class Alarm
{
    public const int MostLinks = 20;
    private const int MostUnits = 64;

    private readonly List<AlarmEntry> _newEntries = [];

    /// <summary>Its number, as people say it.</summary>
    public long Seq { get; set; }

    /// <summary>The client's id of the first press, where it was one (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>The button; null where somebody raised it for a place.</summary>
    public Guid? DeviceId { get; init; }

    public required AlarmWay Way { get; init; }

    public required AlarmKind Kind { get; set; }

    public AlarmState State { get; private set; }

    public AlarmOutcome? Outcome { get; private set; }

    /// <summary>Drill or test; null: in earnest. How it ended says it best: what began as a drill may turn out real, and the other way about.</summary>
    public AlarmKind? Practice => Outcome switch
    {
        AlarmOutcome.Real => null,
        AlarmOutcome.Drill => AlarmKind.Drill,
        AlarmOutcome.Test => AlarmKind.Test,
        _ => Kind == AlarmKind.Press ? null : Kind,
    };

    /// <summary>Of the device as it was; null without one.</summary>
    public string? Class { get; init; }

    /// <summary>Of the school or place; by hand, in the words of who raised it.</summary>
    [Personal("where help is needed, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public required string Name { get; init; }

    [Personal("where help is needed, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public string? Address { get; init; }

    public string? Spot { get; init; }

    public int? People { get; init; }

    /// <summary>WGS-84 degrees.</summary>
    [Personal("where help is needed, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public required double Longitude { get; init; }

    [Personal("where help is needed, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public required double Latitude { get; init; }

    public required string AreaPath { get; init; }

    public bool HasPlan { get; init; }

    public IReadOnlyList<string> CameraIds { get; init; } = [];

    /// <summary>Open alarms near by when it was raised, the nearest first; at most <see cref="MostLinks"/>.</summary>
    public IReadOnlyList<Guid> LinkedIds { get; private set; } = [];

    /// <summary>Whom each level asks, as the device said when it was pressed.</summary>
    public IReadOnlyList<EscalationLevel> Escalation { get; init; } = [];

    public int Presses { get; private set; }

    public DateTimeOffset LastPressedAt { get; private set; }

    /// <summary>How many levels were asked beyond the first.</summary>
    public int Level { get; private set; }

    /// <summary>No further level follows.</summary>
    public bool IsAtLastLevel => Level >= LevelSeconds.Count;

    /// <summary>When the next level is asked; null once somebody acknowledged, and after the last.</summary>
    public DateTimeOffset? NextLevelAt { get; private set; }

    /// <summary>Seconds from the press until each further level is asked, by the rules of that time.</summary>
    public IReadOnlyList<int> LevelSeconds { get; init; } = [];

    /// <summary>When the button says that it was pressed: a claim.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset PressedAt { get; init; }

    public DateTimeOffset? ShownAt { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }

    public DateTimeOffset? ArrivedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The one operator who holds it.</summary>
    public Guid? HolderId { get; private set; }

    public IReadOnlyList<UnitPart> Units { get; private set; } = [];

    /// <summary>Of Dispatch; null while nobody was sent.</summary>
    public Guid? OperationId { get; private set; }

    /// <summary>Entries in its journal; the row's concurrency token.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<AlarmEntry> NewEntries => _newEntries;

    /// <summary>The first entry; and one for each open alarm near by.</summary>
    public void Raise(AlarmActor by, IReadOnlyList<Guid> near)
    {
        (Presses, LastPressedAt) = (1, by.Act.ReceivedAt);
        NextLevelAt = Kind == AlarmKind.Test ? null : LevelAt(0);
        Append(AlarmAction.Raise, by, reason: Kind.Wire());
        LinkedIds = [.. near.Take(MostLinks)];
        foreach (var other in LinkedIds) { Append(AlarmAction.Link, by with { Role = AlarmTable.System, Act = by.Act with { Id = Guid.CreateVersion7(by.Act.ReceivedAt), ActorId = Guid.Empty } }, namedId: other); }
    }

    /// <summary>The same button again: the same alarm.</summary>
    public Refusal? Repeat(AlarmActor by)
    {
        if (Check(AlarmAction.Repeat, by) is { } refusal) { return refusal; }
        (Presses, LastPressedAt) = (Presses + 1, by.Act.ReceivedAt);
        return Append(AlarmAction.Repeat, by);
    }

    /// <summary>A console has painted it. The first moves the state; of the others their own rows tell.</summary>
    /// <returns>True where it was the first.</returns>
    public bool Show(AlarmActor by, Guid consoleId)
    {
        if (ShownAt is not null || Check(AlarmAction.Show, by) is not null) { return false; }
        ShownAt = by.Act.ReceivedAt;
        if (State == AlarmState.Pressed) { State = AlarmState.Shown; }
        Append(AlarmAction.Show, by, namedId: consoleId);
        return true;
    }

    public Refusal? Acknowledge(AlarmActor by)
    {
        if (Check(AlarmAction.Acknowledge, by) is { } refusal) { return refusal; }
        Hold(by);
        State = AlarmState.Acknowledged;
        return Append(AlarmAction.Acknowledge, by);
    }

    /// <summary>Another operator holds it from now on.</summary>
    public Refusal? TakeOver(AlarmActor by)
    {
        if (Check(AlarmAction.TakeOver, by) is { } refusal) { return refusal; }
        HolderId = by.Act.ActorId;
        return Append(AlarmAction.TakeOver, by);
    }

    /// <param name="reason">A code, where it is more than somebody's words: what another system said.</param>
    public Refusal? Note(AlarmActor by, string? reason = null) => Check(AlarmAction.Note, by) ?? Append(AlarmAction.Note, by, reason: reason);

    /// <summary>Somebody was called.</summary>
    /// <param name="result">A code, such as <c>reached</c>.</param>
    public Refusal? Call(AlarmActor by, Guid contactId, string result) => Check(AlarmAction.Call, by) ?? Append(AlarmAction.Call, by, namedId: contactId, reason: result);

    public Refusal? Mark(AlarmActor by, AlarmKind kind)
    {
        if (Check(AlarmAction.Mark, by) is { } refusal) { return refusal; }
        Kind = kind;
        if (AcknowledgedAt is null) { NextLevelAt = kind == AlarmKind.Test ? null : LevelAt(Level); }
        return Append(AlarmAction.Mark, by, reason: kind.Wire());
    }

    /// <summary>Nobody acknowledged it in time: the next level is asked too.</summary>
    public Refusal? Escalate(AlarmActor by)
    {
        if (Check(AlarmAction.Escalate, by) is { } refusal) { return refusal; }
        if (NextLevelAt is not { } due || due > by.Act.ReceivedAt) { return AlarmRefusals.WrongState; }
        Level++;
        NextLevelAt = LevelAt(Level);
        return Append(AlarmAction.Escalate, by);
    }

    /// <summary>A person ends it: who holds it, or who leads.</summary>
    public Refusal? End(AlarmActor by, AlarmOutcome outcome)
    {
        if (Check(AlarmAction.End, by) is { } refusal) { return refusal; }
        if (HolderId != by.Act.ActorId && by.Role is not ("shift-leader" or "leader")) { return AlarmRefusals.HeldByAnother; }
        (State, Outcome, EndedAt, NextLevelAt) = (AlarmState.Ended, outcome, by.Act.ReceivedAt, null);
        return Append(AlarmAction.End, by, reason: outcome.Wire());
    }

    /// <summary>Who leads looks back on it; more than once where more comes to light.</summary>
    /// <param name="verdict">A code, such as <c>as-planned</c>.</param>
    public Refusal? Review(AlarmActor by, string verdict) => Check(AlarmAction.Review, by) ?? Append(AlarmAction.Review, by, reason: verdict);

    /// <summary>What Dispatch tells of a unit.</summary>
    /// <param name="action">Send, accept, decline, recall, arrive or leave.</param>
    /// <param name="by">In the house's name; the act's actor is who sent it.</param>
    public Refusal? HearOf(AlarmAction action, Guid operationId, Guid unitId, AlarmActor by)
    {
        if (Check(action, by) is { } refusal) { return refusal; }
        if (Units.Count >= MostUnits && Units.All(u => u.UnitId != unitId)) { return null; }
        OperationId = operationId;
        var state = action switch
        {
            AlarmAction.Send => UnitPartState.Sent,
            AlarmAction.Accept => UnitPartState.Accepted,
            AlarmAction.Arrive => UnitPartState.Arrived,
            _ => UnitPartState.Left,
        };
        Units = [.. Units.Where(u => u.UnitId != unitId), new UnitPart(unitId, state.Wire(), by.Act.ReceivedAt)];
        if (action == AlarmAction.Send)
        {
            SentAt ??= by.Act.ReceivedAt;
            if (AcknowledgedAt is null) { Hold(by); }
        }

        if (action == AlarmAction.Arrive) { ArrivedAt ??= by.Act.ReceivedAt; }
        State = ArrivedAt is not null ? AlarmState.Arrived
            : Units.Any(u => u.State != UnitPartState.Left.Wire()) ? AlarmState.Sent
            : AlarmState.Acknowledged;
        return Append(action, by, unitId: unitId);
    }

    /// <summary>Whether this press is the same alarm still.</summary>
    public bool Takes(AlarmKind kind, DateTimeOffset at, TimeSpan within) =>
        State != AlarmState.Ended && at - LastPressedAt <= within && Kind == kind;

    private void Hold(AlarmActor by)
    {
        (AcknowledgedAt, NextLevelAt) = (by.Act.ReceivedAt, null);
        if (by.Act.ActorId != Guid.Empty) { HolderId = by.Act.ActorId; }
    }

    private DateTimeOffset? LevelAt(int level) => level < LevelSeconds.Count ? PressedAt.AddSeconds(LevelSeconds[level]) : null;

    private Refusal? Check(AlarmAction action, AlarmActor by) =>
        !AlarmTable.Allows(State, action) ? AlarmRefusals.WrongState
        : AlarmTable.Of(action).Roles.Contains(by.Role) ? null
        : AlarmRefusals.WrongRole;

    private Refusal? Append(AlarmAction action, AlarmActor by, Guid? unitId = null, Guid? namedId = null, string? reason = null)
    {
        _newEntries.Add(new AlarmEntry
        {
            Id = by.Act.Id, AlarmId = Id, Sequence = ++Version, Action = action, ActorId = by.Act.ActorId, Role = by.Role, HappenedAt = by.Act.HappenedAt, ReceivedAt = by.Act.ReceivedAt,
            StateAfter = State, UnitId = unitId, NamedId = namedId, Reason = reason,
        });
        return null;
    }
}

/// <summary>One unit's part, as Dispatch told it.</summary>
/// <param name="State"><c>sent</c>, <c>accepted</c>, <c>arrived</c> or <c>left</c>.</param>
public sealed record UnitPart(Guid UnitId, string State, DateTimeOffset At);

/// <summary>Who acts on an alarm, in which role.</summary>
internal sealed record AlarmActor(Act Act, string Role);

/// <summary>Whom one level asks.</summary>
/// <param name="Roles">Wire names; whoever holds one at the alarm's place.</param>
/// <param name="AccountIds">By name.</param>
public sealed record EscalationLevel([Required, MaxLength(12)] IReadOnlyList<string> Roles, [Required, MaxLength(20)] IReadOnlyList<Guid> AccountIds);
