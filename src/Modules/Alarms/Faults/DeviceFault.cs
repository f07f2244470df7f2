using Wangge.Kernel.Rights;

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

    /// <summary>A camera of the device did not answer twice in a row.</summary>
    Camera,

    /// <summary>The house's own: an audit leaf is owed.</summary>
    Audit,

    /// <summary>The house's own: the audit leaf of a viewing's end is owed.</summary>
    ViewAudit,
}

/// <summary>Something wrong with a device, or with the house, from when it was noticed until it is over. Journalled.</summary>
internal sealed class DeviceFault
{
    /// <summary>A person ended it, and said why.</summary>
    public const string ByHand = "by-hand";

    public const int MostWords = 200;

    private readonly List<FaultEntry> _newEntries = [];

    public long Seq { get; set; }

    public required Guid Id { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary><see cref="Guid.Empty"/>: the house's own.</summary>
    public required Guid DeviceId { get; init; }

    public required string AreaPath { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why it ended, as a code: <c>heard</c>, <c>charged</c>, <c>tested</c>, <c>written</c>, <c>answers</c> (its cameras do), <c>taken-off</c>, or <see cref="ByHand"/>.</summary>
    public string? Reason { get; private set; }

    /// <summary>Why a person ended it, at most <see cref="MostWords"/> characters; null where it ended by itself.</summary>
    [Personal("why a fault of an alarm device was ended, which may tell of people", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public string? Words { get; private set; }

    public int Version { get; private set; }

    public IReadOnlyList<FaultEntry> NewEntries => _newEntries;

    public static DeviceFault Open(FaultKind kind, Guid deviceId, string areaPath, DateTimeOffset now)
    {
        var fault = new DeviceFault { Id = Guid.CreateVersion7(now), Kind = kind, DeviceId = deviceId, AreaPath = areaPath, OpenedAt = now };
        fault.Append("open", Guid.CreateVersion7(now), Guid.Empty, now, null);
        return fault;
    }

    /// <returns>False where it had ended.</returns>
    public bool End(Guid actId, Guid actorId, string reason, DateTimeOffset now, string? words = null)
    {
        if (EndedAt is not null) { return false; }
        (EndedAt, Reason, Words) = (now, reason, words);
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
