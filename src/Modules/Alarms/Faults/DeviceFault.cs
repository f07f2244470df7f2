namespace Wangge.Alarms.Faults;

/// <summary>What is wrong; the wire name is the member's in lower case, words parted by hyphens.</summary>
internal enum FaultKind
{
    /// <summary>No heartbeat in time.</summary>
    Silent,

    /// <summary>Its last will came.</summary>
    Offline,
    Battery,

    /// <summary>Nobody has tested the button for too long: the reminder.</summary>
    TestDue,

    /// <summary>The house's own: an audit leaf is owed.</summary>
    Audit,
}

/// <summary>Something wrong with a device, or with the house, from when it was noticed until it is over. Journalled.</summary>
internal sealed class DeviceFault
{
    private readonly List<FaultEntry> _newEntries = [];

    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary><see cref="Guid.Empty"/>: the house's own.</summary>
    public required Guid DeviceId { get; init; }

    public required string AreaPath { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended, as a code: <c>heard</c>, <c>charged</c>, <c>tested</c>, <c>written</c>, or what a person says.</summary>
    public string? Reason { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<FaultEntry> NewEntries => _newEntries;

    public static DeviceFault Open(FaultKind kind, Guid deviceId, string areaPath, DateTimeOffset now)
    {
        var fault = new DeviceFault { Id = Guid.CreateVersion7(now), Kind = kind, DeviceId = deviceId, AreaPath = areaPath, OpenedAt = now };
        fault.Append("open", Guid.CreateVersion7(now), Guid.Empty, now, null);
        return fault;
    }

    /// <returns>False where it had ended.</returns>
    public bool End(Guid actId, Guid actorId, string reason, DateTimeOffset now)
    {
        if (EndedAt is not null) { return false; }
        (EndedAt, Reason) = (now, reason);
        Append("end", actId, actorId, now, reason);
        return true;
    }

    private void Append(string action, Guid id, Guid actorId, DateTimeOffset at, string? reason)
    {
        Version++;
        _newEntries.Add(new FaultEntry { Id = id, FaultId = Id, Action = action, ActorId = actorId, At = at, Reason = reason });
    }
}

/// <summary>One entry of a fault's journal.</summary>
internal sealed class FaultEntry
{
    public required Guid Id { get; init; }

    public required Guid FaultId { get; init; }

    /// <summary><c>open</c> or <c>end</c>.</summary>
    public required string Action { get; init; }

    /// <summary><see cref="Guid.Empty"/>: the house.</summary>
    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Reason { get; init; }
}
