using Wangge.Video.Viewing;

namespace Wangge.Video.Snapshots;

/// <summary>Which viewing and which file make a snapshot. Pure.</summary>
internal static class SnapshotRules
{
    /// <summary>How long after a viewing's end a still of it may come in: who took it has yet to say why.</summary>
    public static readonly TimeSpan After = TimeSpan.FromMinutes(5);

    /// <summary>Stills of one viewing; more would be a recording.</summary>
    public const int MostOfViewing = 10;

    /// <summary>Bytes of a still.</summary>
    public const long MostBytes = 8 << 20;

    private static readonly string[] MediaTypes = ["image/jpeg", "image/png"];

    /// <summary>Why this viewing gives none now, or null.</summary>
    /// <param name="taken">Stills that it gave already.</param>
    public static Refusal? Check(CameraViewing? viewing, Guid cameraId, Guid actorId, int taken, DateTimeOffset now)
    {
        if (viewing is null || viewing.CameraId != cameraId || viewing.ViewerId != actorId) { return VideoRefusals.NotOwnViewing; }
        if (viewing.FirstFrameAt is null) { return VideoRefusals.NothingSeen; }
        // Where the server died its end is not on record.
        var end = viewing.EndedAt ?? viewing.StartedAt!.Value + StreamView.Longest;
        if (now > end + After) { return VideoRefusals.ViewingOver; }
        return taken >= MostOfViewing ? VideoRefusals.TooManySnapshots : null;
    }

    /// <summary>Why this file is none, or null.</summary>
    /// <param name="mediaType">By its content; null where it never came.</param>
    public static Refusal? CheckFile(string? mediaType, long bytes) =>
        mediaType is null ? VideoRefusals.UnknownFile
        : !MediaTypes.Contains(mediaType) ? VideoRefusals.NotAPicture
        : bytes > MostBytes ? VideoRefusals.TooLargeAPicture
        : null;
}
