namespace Wangge.Video.Snapshots;

/// <summary>That a still was taken while somebody looked, by whom and into which case; the still itself is the case's. Source: RIGHTS, "Cameras" and "Seen by".</summary>
internal sealed class CameraSnapshot
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7); names the entry in the case's journal too.</summary>
    public required Guid Id { get; init; }

    public required Guid ViewingId { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The case's running number.</summary>
    public required long CaseNumber { get; init; }

    public required SnapshotReason Reason { get; init; }

    /// <summary>When it came in.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Why a still is kept; the wire name is the member's with hyphens. None of them is a person.</summary>
internal enum SnapshotReason
{
    /// <summary>It shows what the case is about.</summary>
    ShowsMatter,

    /// <summary>How the place is now, for whoever is sent there.</summary>
    StateOfPlace,

    Damage,

    /// <summary>It has been put right.</summary>
    PutRight,

    /// <summary>For a drill's case.</summary>
    Drill,
}
