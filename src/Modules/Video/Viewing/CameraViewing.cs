namespace Wangge.Video.Viewing;

/// <summary>One look through a camera by one person: who, why, when. Kept, since a resident may ask; the picture itself is nowhere. Source: RIGHTS, "Cameras" and "Seen by".</summary>
internal sealed class CameraViewing
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7).</summary>
    public required Guid Id { get; init; }

    public required Guid CameraId { get; init; }

    /// <summary>The viewer's account.</summary>
    public required Guid ViewerId { get; init; }

    /// <summary>The role by which.</summary>
    public required string Role { get; init; }

    public required ViewReason Reason { get; init; }

    /// <summary>Set where the reason is an alarm.</summary>
    public Guid? AlarmId { get; init; }

    /// <summary>Of the camera as it was; so its place and how far it saw.</summary>
    public required string AreaPath { get; init; }

    public required double Longitude { get; init; }

    public required double Latitude { get; init; }

    public required double ReachMetres { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>SHA-256 of the ticket.</summary>
    public required byte[] TicketHash { get; init; }

    /// <summary>The media server that gives the picture; null where this house fetches it.</summary>
    public Guid? MediaServerId { get; init; }

    /// <summary>Hash of the ticket and of who showed it first at the media server: nobody else may. Null before that.</summary>
    public byte[]? PeerHash { get; set; }

    /// <summary>When the connection was made.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>When the first frame was sent, or a media server was let send it; null where none was: nobody saw anything.</summary>
    public DateTimeOffset? FirstFrameAt { get; set; }

    /// <summary>Null while it lasts.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>The run of the node that shows it; null before it was started.</summary>
    public string? HeldBy { get; set; }

    /// <summary>Its node died or lost it, so the house found its end: <see cref="EndedAt"/> is the latest that it can have lasted.</summary>
    public bool IsEndFound { get; set; }

    public int Version { get; set; }
}

/// <summary>The end of a viewing that stands in its row, and whose audit leaf is owed: written later.</summary>
internal sealed class OwedStop
{
    public long Seq { get; set; }

    public required Guid ViewingId { get; init; }

    public required DateTimeOffset OwedAt { get; init; }
}

/// <summary>Why somebody looks; the wire name is the member's with hyphens. An alarm is given by its id and not by this.</summary>
internal enum ViewReason
{
    Alarm,
    SupportPatrol,
    CrowdSafety,
    TrafficIncident,
    FireOrFlood,
    MustCheckRound,
    Drill,
    CameraUpkeep,
}
