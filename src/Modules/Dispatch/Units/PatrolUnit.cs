namespace Wangge.Dispatch.Units;

/// <summary>A patrol (巡防力量) that is sent as one: its crew, how it moves, where it stands with its work. Source: DOMAIN 1, "patrols".</summary>
/// <remarks>Free → sent → at scene → free is done by the operation that sends it; the crew says free, busy and off. Decides and returns why not; not thread-safe.</remarks>
internal sealed class PatrolUnit
{
    public const int MostCrew = 12;
    public const int MostSkills = 12;

    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique in the district.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public required UnitKind Kind { get; set; }

    /// <summary>The area that it belongs to; whoever reaches it sees the unit.</summary>
    public required string AreaPath { get; set; }

    /// <summary>Codes of what its crew can do, such as <c>first-aid</c>.</summary>
    public IReadOnlyList<string> Skills { get; set; } = [];

    /// <summary>Accounts that belong to it now.</summary>
    public IReadOnlyList<Guid> CrewIds { get; set; } = [];

    /// <summary>When its shift begins and ends by the district's clock; over midnight where the end comes first; null: none is set.</summary>
    public TimeOnly? ShiftFrom { get; set; }

    public TimeOnly? ShiftTo { get; set; }

    /// <summary>Where it stands while nobody has said where it is: its post. WGS-84 degrees.</summary>
    public double? PostLongitude { get; set; }

    public double? PostLatitude { get; set; }

    public UnitState State { get; private set; } = UnitState.Off;

    /// <summary>Server's time.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>When it last went on duty: what its trackers say of the time before is not kept. Server's time.</summary>
    public DateTimeOffset OnDutySince { get; private set; }

    /// <summary>What it is on; null while it is on nothing.</summary>
    public Guid? OperationId { get; private set; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }

    public bool IsWorking => State is UnitState.Sent or UnitState.AtScene;

    /// <summary>The crew or the desk says what it is: free, busy or off. Work that it was sent to is ended first.</summary>
    public Refusal? Say(UnitState state, DateTimeOffset at)
    {
        if (EndedAt is not null) { return UnitRefusals.Ended; }
        if (state is UnitState.Sent or UnitState.AtScene) { return UnitRefusals.BadState; }
        if (IsWorking) { return UnitRefusals.AtWork; }
        Become(state, at);
        return null;
    }

    /// <summary>Sets out for an operation.</summary>
    public Refusal? Take(Guid operationId, DateTimeOffset at)
    {
        if (EndedAt is not null) { return UnitRefusals.Ended; }
        if (State != UnitState.Free) { return UnitRefusals.NotFree; }
        OperationId = operationId;
        Become(UnitState.Sent, at);
        return null;
    }

    public void Arrive(DateTimeOffset at) => Become(UnitState.AtScene, at);

    /// <summary>Its part is over: free again, or busy where it declined.</summary>
    public void Leave(UnitState next, DateTimeOffset at)
    {
        OperationId = null;
        Become(next, at);
    }

    private void Become(UnitState state, DateTimeOffset at)
    {
        if (state == State) { return; }
        if (State == UnitState.Off) { OnDutySince = at; }
        (State, StateSince) = (state, at);
        Version++;
    }
}
