namespace Wangge.Kernel.Repeats;

/// <summary>What is remembered of a write so that a retry changes nothing: no body, only its hash and what came of it. Kept 90 days.</summary>
/// <remarks>Source: ADR 0003.</remarks>
public sealed class Repeat
{
    /// <summary>How long a retry answers as the first did.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    /// <summary>Who sent it: an account's or device's id, or the hash of an address for residents.</summary>
    public required string ActorKey { get; init; }

    /// <summary>The client's id of the write (UUIDv7).</summary>
    public required Guid ClientId { get; init; }

    /// <summary>SHA-256 of the content.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>The id of what the write made or changed.</summary>
    public required Guid OutcomeId { get; init; }

    public required DateTimeOffset At { get; init; }
}
