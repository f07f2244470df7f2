namespace Wangge.Dispatch.Speeds;

/// <summary>One version of the district's table of speeds; the highest is in force. A version never changes.</summary>
internal sealed class SpeedVersion
{
    public required int Version { get; init; }

    public required SpeedTable Table { get; init; }

    /// <summary>Who put it in force; empty for the house itself.</summary>
    public required Guid ActorId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in that person's words.</summary>
    public required string Reason { get; init; }
}
