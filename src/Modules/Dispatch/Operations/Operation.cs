using Wangge.Dispatch.Units;
using Wangge.Kernel.Rights;

namespace Wangge.Dispatch.Operations;

/// <summary>All that is sent to one place for one matter, under one log; with a commander and other agencies it is a joint operation ("1+N"). Source: DOMAIN 1, "patrols".</summary>
/// <remarks>Each act asks its rules, returns why not, or changes the rows and appends one entry. Not thread-safe: one request, one instance.</remarks>
internal sealed class Operation
{
    private const int MostSendings = 64;
    private const int MostAgencies = 24;
    private const string EndedByDesk = "operation-ended";

    private readonly List<OperationEntry> _newEntries = [];
    private readonly List<Sending> _newSendings = [];
    private List<Sending> _sendings = [];
    private Guid? _subjectId;

    public long Seq { get; set; }

    /// <summary>Made by the client with the first act (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>One of <see cref="SubjectKinds"/>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>The case or alarm; null for a mere place.</summary>
    public Guid? SubjectId { get => _subjectId; init => _subjectId = value; }

    /// <summary>WGS-84 degrees.</summary>
    [Personal("place of the matter, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.operation")]
    public required double Longitude { get; init; }

    /// <summary>WGS-84 degrees.</summary>
    [Personal("place of the matter, which may be a home", "emergency response; PIPL art. 13 (1) 4", "retention.operation")]
    public required double Latitude { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>Leads a joint operation; null while nobody is named.</summary>
    public Guid? CommanderId { get; private set; }

    /// <summary>Units in charge (责任单位) that take part beside the patrols.</summary>
    public IReadOnlyList<Guid> AgencyIds { get; private set; } = [];

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Entries in its log; the row's concurrency token.</summary>
    public int Version { get; private set; }

    public bool IsJoint => CommanderId is not null || AgencyIds.Count > 0;

    /// <summary>Every unit's part, in the order of sending; given by <see cref="Take"/>.</summary>
    public IReadOnlyList<Sending> Sendings => _sendings;

    public IReadOnlyList<OperationEntry> NewEntries => _newEntries;

    public IReadOnlyList<Sending> NewSendings => _newSendings;

    /// <summary>The stored parts, in the order of sending.</summary>
    public Operation Take(List<Sending> sendings)
    {
        _sendings = sendings;
        return this;
    }

    /// <summary>Sends a unit that is free.</summary>
    /// <param name="post">The post of a cordon that it is to hold; null: to the matter itself.</param>
    public Refusal? Send(PatrolUnit unit, Expectation expected, OperationActor by, PostAim? post = null)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        if (OpenPartOf(unit.Id) is not null) { return OperationRefusals.UnitThere; }
        if (_sendings.Count >= MostSendings) { return OperationRefusals.TooMany; }
        if (unit.Take(Id, by.Act.ReceivedAt) is { } refusal) { return refusal; }
        var sending = new Sending
        {
            Id = by.Act.Id, OperationId = Id, UnitId = unit.Id, AreaPath = AreaPath, ZoneMinutes = expected.ZoneMinutes, ExpectedSeconds = expected.Seconds, ExpectedMetres = expected.Metres,
            SentAt = by.Act.ReceivedAt, ClosureId = post?.ClosureId, PostNumber = post?.Number, PostLongitude = post?.Longitude, PostLatitude = post?.Latitude,
        };
        _sendings.Add(sending);
        _newSendings.Add(sending);
        Append(OperationAction.Send, by, unit.Id);
        return null;
    }

    /// <summary>The crew comes.</summary>
    public Refusal? Accept(PatrolUnit unit, OperationActor by)
    {
        if (OpenPartOf(unit.Id) is not { } part) { return OperationRefusals.UnitNotThere; }
        if (part.State != SendingState.Sent) { return OperationRefusals.WrongState; }
        (part.State, part.AcceptedAt) = (SendingState.Accepted, by.Act.ReceivedAt);
        Append(OperationAction.Accept, by, unit.Id);
        part.Version++;
        return null;
    }

    /// <summary>The crew cannot come, with a reason; it is busy until it says otherwise.</summary>
    public Refusal? Decline(PatrolUnit unit, string? reason, OperationActor by) =>
        CutShort(unit, SendingState.Declined, UnitState.Busy, OperationAction.Decline, reason, by);

    /// <summary>The desk calls it back, with a reason; it is free.</summary>
    public Refusal? Recall(PatrolUnit unit, string? reason, OperationActor by) =>
        CutShort(unit, SendingState.Recalled, UnitState.Free, OperationAction.Recall, reason, by);

    /// <summary>It is there.</summary>
    /// <param name="byPosition">Its position said so.</param>
    public Refusal? Arrive(PatrolUnit unit, bool byPosition, OperationActor by)
    {
        if (OpenPartOf(unit.Id) is not { } part) { return OperationRefusals.UnitNotThere; }
        if (part.State == SendingState.Arrived) { return OperationRefusals.WrongState; }
        (part.State, part.ArrivedAt, part.ArrivedByPosition) = (SendingState.Arrived, by.Act.ReceivedAt, byPosition);
        part.Version++;
        unit.Arrive(by.Act.ReceivedAt);
        Append(OperationAction.Arrive, by, unit.Id);
        return null;
    }

    /// <summary>Its part is done.</summary>
    public Refusal? Leave(PatrolUnit unit, OperationActor by)
    {
        if (OpenPartOf(unit.Id) is not { } part) { return OperationRefusals.UnitNotThere; }
        if (part.State != SendingState.Arrived) { return OperationRefusals.WrongState; }
        Close(part, SendingState.Done, by);
        unit.Leave(UnitState.Free, by.Act.ReceivedAt);
        Append(OperationAction.Leave, by, unit.Id);
        return null;
    }

    /// <summary>Something for the log.</summary>
    public Refusal? Note(OperationActor by)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        Append(OperationAction.Note, by);
        return null;
    }

    /// <summary>Names who leads; from then on it is a joint operation.</summary>
    public Refusal? NameCommander(Guid accountId, OperationActor by)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        CommanderId = accountId;
        Append(OperationAction.NameCommander, by, namedId: accountId);
        return null;
    }

    /// <summary>Another agency takes part.</summary>
    public Refusal? JoinAgency(Guid agencyId, OperationActor by)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        if (AgencyIds.Contains(agencyId)) { return OperationRefusals.AgencyThere; }
        if (AgencyIds.Count >= MostAgencies) { return OperationRefusals.TooMany; }
        AgencyIds = [.. AgencyIds, agencyId];
        Append(OperationAction.JoinAgency, by, namedId: agencyId);
        return null;
    }

    /// <summary>Ends it. Units that are still on it are released, each with a line of the log: those there have done their part, those on the way are recalled.</summary>
    /// <param name="units">Those that are on it.</param>
    /// <param name="reason">Why, a code: told to whom is recalled, and in the line of the end where it is not the desk's own.</param>
    public Refusal? End(IReadOnlyList<PatrolUnit> units, OperationActor by, string reason = EndedByDesk)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        if (CommanderId is { } commander && commander != by.Act.ActorId && by.Role is not ("shift-leader" or OperationActs.System)) { return OperationRefusals.NotCommander; }
        foreach (var unit in units)
        {
            if (OpenPartOf(unit.Id) is not { } part) { continue; }
            var isThere = part.State == SendingState.Arrived;
            Close(part, isThere ? SendingState.Done : SendingState.Recalled, by);
            unit.Leave(UnitState.Free, by.Act.ReceivedAt);
            AppendAlong(isThere ? OperationAction.Leave : OperationAction.Recall, by, unit.Id, isThere ? null : reason);
        }

        EndedAt = by.Act.ReceivedAt;
        Append(OperationAction.End, by, reason: reason == EndedByDesk ? null : reason);
        return null;
    }

    /// <summary>Its matter was told of in another one: it is about that from now on.</summary>
    public Refusal? Follow(Guid subjectId, OperationActor by)
    {
        if (EndedAt is not null) { return OperationRefusals.Ended; }
        _subjectId = subjectId;
        Append(OperationAction.Follow, by, reason: "merged");
        return null;
    }

    public Sending? OpenPartOf(Guid unitId) => _sendings.FirstOrDefault(s => s.UnitId == unitId && s.State.IsOpen());

    private Refusal? CutShort(PatrolUnit unit, SendingState state, UnitState next, OperationAction action, string? reason, OperationActor by)
    {
        if (OpenPartOf(unit.Id) is not { } part) { return OperationRefusals.UnitNotThere; }
        if (part.State == SendingState.Arrived) { return OperationRefusals.WrongState; }
        if (!IsReason(reason)) { return OperationRefusals.ReasonNeeded; }
        Close(part, state, by);
        unit.Leave(next, by.Act.ReceivedAt);
        Append(action, by, unit.Id, reason: reason);
        return null;
    }

    private static void Close(Sending part, SendingState state, OperationActor by)
    {
        (part.State, part.EndedAt) = (state, by.Act.ReceivedAt);
        part.Version++;
    }

    private void Append(OperationAction action, OperationActor by, Guid? unitId = null, Guid? namedId = null, string? reason = null) =>
        Append(by.Act.Id, action, by, unitId, namedId, reason);

    /// <summary>What follows from an act; the act's own entry comes last.</summary>
    private void AppendAlong(OperationAction action, OperationActor by, Guid unitId, string? reason) =>
        Append(Guid.CreateVersion7(by.Act.ReceivedAt), action, by, unitId, null, reason);

    private void Append(Guid id, OperationAction action, OperationActor by, Guid? unitId, Guid? namedId, string? reason)
    {
        _newEntries.Add(new OperationEntry
        {
            Id = id, OperationId = Id, Sequence = ++Version, Action = action, ActorId = by.Act.ActorId, Role = by.Role, HappenedAt = by.Act.HappenedAt, ReceivedAt = by.Act.ReceivedAt,
            UnitId = unitId, NamedId = namedId, Reason = reason,
        });
    }

    private static bool IsReason(string? reason) => reason is { Length: > 0 and <= 40 } && reason.All(c => char.IsAsciiLetterLower(c) || c == '-');
}

/// <summary>Who acts on an operation, in which role.</summary>
internal sealed record OperationActor(Act Act, string Role);

/// <summary>A post of a cordon.</summary>
/// <param name="Number">As on the closure.</param>
internal sealed record PostAim(Guid ClosureId, int Number, double Longitude, double Latitude);

/// <summary>What was expected when a unit was sent.</summary>
/// <param name="Seconds">By road, or null.</param>
internal sealed record Expectation(double? ZoneMinutes, int? Seconds, int? Metres)
{
    public static readonly Expectation None = new(null, null, null);
}
