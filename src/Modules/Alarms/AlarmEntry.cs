using Wangge.Kernel.Rights;

namespace Wangge.Alarms;

/// <summary>One entry of an alarm's journal: ids and codes; what was said stands in <see cref="AlarmWords"/>. Appended, never changed.</summary>
internal sealed class AlarmEntry
{
    /// <summary>The act's id.</summary>
    public required Guid Id { get; init; }

    public required Guid AlarmId { get; init; }

    /// <summary>From 1.</summary>
    public required int Sequence { get; init; }

    public required AlarmAction Action { get; init; }

    /// <summary>An account or a device; <see cref="Guid.Empty"/>: the house.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>In which role, such as <c>alarm-operator</c>, <c>device</c>, <c>system</c>.</summary>
    public required string Role { get; init; }

    /// <summary>What the client says: a claim.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required AlarmState StateAfter { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>What the act names: a contact, a console, another alarm.</summary>
    public Guid? NamedId { get; init; }

    /// <summary>A code: the kind, the outcome, the result of a call.</summary>
    public string? Reason { get; init; }
}

/// <summary>What was said with an entry, apart, so that it can be erased.</summary>
internal sealed class AlarmWords
{
    public required Guid EntryId { get; init; }

    public required Guid AlarmId { get; init; }

    [Personal("what was said about an alarm, which may tell of people", "emergency response; PIPL art. 13 (1) 4", "retention.alarm")]
    public required string Text { get; init; }
}

/// <summary>One press of one button or person, known by the sender's own id: a retry finds it.</summary>
internal sealed class Press
{
    public long Seq { get; set; }

    /// <summary>The device, the account, or the message of another system.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>The sender's id, 1–64 characters.</summary>
    public required string PressId { get; init; }

    /// <summary>The alarm that it raised or was counted with.</summary>
    public required Guid AlarmId { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A console has painted an alarm.</summary>
internal sealed class ConsoleShowing
{
    public required Guid AlarmId { get; init; }

    public required Guid ConsoleId { get; init; }

    public required Guid AccountId { get; init; }

    /// <summary>What the console says: a claim.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>An audit leaf that could not be written with its alarm. Removed by the commit that writes it.</summary>
internal sealed class OwedLeaf
{
    public long Seq { get; set; }

    public required Guid AlarmId { get; init; }

    /// <summary>The device or account that raised it.</summary>
    public required Guid ActorId { get; init; }

    public required bool IsDevice { get; init; }

    public required string AreaPath { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset At { get; init; }
}
