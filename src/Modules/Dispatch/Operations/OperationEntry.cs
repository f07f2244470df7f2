using Wangge.Kernel.Rights;

namespace Wangge.Dispatch.Operations;

/// <summary>One entry of an operation's log: ids and codes; what was said stands in <see cref="OperationWords"/>. Appended, never changed.</summary>
internal sealed class OperationEntry
{
    /// <summary>The act's id.</summary>
    public required Guid Id { get; init; }

    public required Guid OperationId { get; init; }

    /// <summary>From 1.</summary>
    public required int Sequence { get; init; }

    public required OperationAction Action { get; init; }

    /// <summary><see cref="Guid.Empty"/>: the system, by a position.</summary>
    public required Guid ActorId { get; init; }

    /// <summary>In which role, such as <c>dispatcher</c> or <c>crew</c>.</summary>
    public required string Role { get; init; }

    /// <summary>What the client says: a claim.</summary>
    public required DateTimeOffset HappenedAt { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public Guid? UnitId { get; init; }

    /// <summary>Whom or what the act names: the commander's account, the agency's unit.</summary>
    public Guid? NamedId { get; init; }

    /// <summary>Code of the reason, of a decline or a recall, and of an end that the desk did not say.</summary>
    public string? Reason { get; init; }
}

/// <summary>What was said with an entry, apart, so that it can be erased.</summary>
internal sealed class OperationWords
{
    public required Guid EntryId { get; init; }

    public required Guid OperationId { get; init; }

    [Personal("what was said while help was sent, which may tell of people", "emergency response; PIPL art. 13 (1) 4", "retention.operation")]
    public required string Text { get; init; }
}
