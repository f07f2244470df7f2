using Wangge.Kernel.Rights;

namespace Wangge.Cases.Subscribing;

/// <summary>Somebody without an account who wants to hear when a public matter is filed or closed within a place. Nothing is sent before they confirmed.</summary>
internal sealed class Subscription
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    [Personal("to tell the subscriber", "consent on subscribing; PIPL art. 13 (1) 1", "retention.subscription")]
    public string? Email { get; set; }

    [Personal("to tell the subscriber", "consent on subscribing; PIPL art. 13 (1) 1", "retention.subscription")]
    public string? Phone { get; set; }

    /// <summary>The place: a ring that was drawn, or a centre with a radius.</summary>
    [Personal("the place to hear of, which may be a home", "consent on subscribing; PIPL art. 13 (1) 1", "retention.subscription")]
    public required SubscribedPlace Place { get; init; }

    /// <summary>The box around the place, in degrees: what an index is asked for.</summary>
    [Personal("the place to hear of, which may be a home", "consent on subscribing; PIPL art. 13 (1) 1", "retention.subscription")]
    public required double West { get; init; }

    public required double South { get; init; }

    public required double East { get; init; }

    public required double North { get; init; }

    /// <summary>Only these types; empty for all.</summary>
    public required IReadOnlyList<string> TypeKeys { get; init; }

    /// <summary>SHA-256 of the link's secret.</summary>
    public required byte[] LinkHash { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null until they confirmed.</summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>Wrong codes so far.</summary>
    public int WrongCodes { get; set; }

    /// <summary>The day (UTC) of the last message, and how many there were on it.</summary>
    public DateOnly? LastDay { get; set; }

    public int OnLastDay { get; set; }

    public int Version { get; set; }
}
