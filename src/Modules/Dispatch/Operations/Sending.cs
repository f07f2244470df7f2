namespace Wangge.Dispatch.Operations;

/// <summary>One unit's part in an operation: sent, on its way, there, done; with what was expected and what it took.</summary>
internal sealed class Sending
{
    public long Seq { get; set; }

    /// <summary>The client's id of the act that sent it (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid OperationId { get; init; }

    public required Guid UnitId { get; init; }

    /// <summary>Of the operation, so that measures need no other row.</summary>
    public required string AreaPath { get; init; }

    /// <summary>Within so many minutes somebody should be there, by the zone of the place when it was sent; null where no zone lies.</summary>
    public double? ZoneMinutes { get; init; }

    /// <summary>By road when it was sent; null where the road was not known.</summary>
    public int? ExpectedSeconds { get; init; }

    public int? ExpectedMetres { get; init; }

    /// <summary>The post of a cordon that it holds; null where it goes to the matter itself.</summary>
    public Guid? ClosureId { get; init; }

    /// <summary>Of that post, as on the closure.</summary>
    public int? PostNumber { get; init; }

    /// <summary>Where that post is, WGS-84 degrees.</summary>
    public double? PostLongitude { get; init; }

    public double? PostLatitude { get; init; }

    public SendingState State { get; set; }

    public required DateTimeOffset SentAt { get; init; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? ArrivedAt { get; set; }

    /// <summary>Whether its position said so, not a hand.</summary>
    public bool ArrivedByPosition { get; set; }

    /// <summary>When its part ended, however.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }

    /// <summary>Where it goes: its post, else the place of the operation.</summary>
    public (double Longitude, double Latitude) AimIn(double longitude, double latitude) => (PostLongitude ?? longitude, PostLatitude ?? latitude);

    /// <summary>From being sent to being there; null while it is not.</summary>
    public TimeSpan? Took => ArrivedAt - SentAt;

    /// <summary>Whether it was there within the zone's minutes; null where no zone lies, it was called off before they were over, or they are not over yet.</summary>
    public bool? IsInTime(DateTimeOffset now)
    {
        if (ZoneMinutes is not { } minutes) { return null; }
        var limit = SentAt + TimeSpan.FromMinutes(minutes);
        return ArrivedAt is { } arrived ? arrived <= limit : (EndedAt ?? now) > limit ? false : null;
    }
}
