using Wangge.Video.Gateway;

namespace Wangge.Video.Cameras;

/// <summary>A camera that is registered. Source: RIGHTS, "Cameras".</summary>
internal sealed class Camera
{
    public long Seq { get; set; }

    /// <summary>The client's id (UUIDv7); alarm devices name it by this.</summary>
    public required Guid Id { get; init; }

    /// <summary>Unique in the district; never changes.</summary>
    public required string Code { get; init; }

    /// <summary>What people call it, such as 港湾学校正门.</summary>
    public required string Name { get; set; }

    public required CameraSite Site { get; set; }

    public required CameraPurpose Purpose { get; set; }

    /// <summary>WGS-84 degrees.</summary>
    public required double Longitude { get; set; }

    public required double Latitude { get; set; }

    /// <summary>Of the grid that contains it.</summary>
    public required string AreaPath { get; set; }

    /// <summary>Where it looks, 0 up to 360, clockwise from north.</summary>
    public required double DirectionDegrees { get; set; }

    /// <summary>How wide, 1–360.</summary>
    public required double FieldOfViewDegrees { get; set; }

    /// <summary>How far people can be made out, 1–1,000.</summary>
    public required double ReachMetres { get; set; }

    /// <summary>The unit that answers for it.</summary>
    public required Guid UnitId { get; set; }

    /// <summary>Whether a sign at the place says that there is a camera.</summary>
    public required bool IsSignShown { get; set; }

    /// <summary>The RTSP address with its credentials, sealed; leaves the house in no answer. Empty where a media server has its picture, and once it has ended.</summary>
    public required byte[] SealedSource { get; set; }

    /// <summary>The media server that has its picture; null where this house fetches it.</summary>
    public Guid? MediaServerId { get; set; }

    /// <summary>What its picture is called there; null where it is not there.</summary>
    public string? MediaPath { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Nobody looks through it from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>What is known of a camera lately, by its own picture; apart, since nobody's act changes it.</summary>
internal sealed class CameraStanding
{
    public required Guid CameraId { get; init; }

    /// <summary>Null before it gave a picture.</summary>
    public CameraCodec? Codec { get; set; }

    public int? Width { get; set; }

    public int? Height { get; set; }

    /// <summary>Why it gave no usable picture when it was tried last, as a code; null where it did.</summary>
    public string? Fault { get; set; }

    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>Since when it has been as it is, working or not; null before it was tried.</summary>
    public DateTimeOffset? Since { get; set; }

    /// <summary>Tries in a row that it did not answer, counted to two: those within <see cref="MissesApart"/> of the first are one, since a camera that begins anew is no fault.</summary>
    public int Misses { get; set; }

    public int Version { get; set; }

    /// <summary>Between the first miss and one that counts.</summary>
    public static readonly TimeSpan MissesApart = TimeSpan.FromMinutes(1);

    /// <summary>Notes what came of a try.</summary>
    /// <param name="fault">Why it gave nothing, as a code; null where it did.</param>
    public void Note(string? fault, DateTimeOffset now)
    {
        if (Since is null || (fault is null) != (Fault is null)) { Since = now; }
        Misses = !PictureFaults.IsMiss(fault) ? 0 : Misses == 0 ? 1 : CountsAgain(fault, now) ? 2 : Misses;
        (Fault, TriedAt) = (fault, now);
        Version++;
    }

    /// <summary>It was asked and answers, which says nothing of what ails its picture.</summary>
    public void Ask(DateTimeOffset now)
    {
        TriedAt = now;
        Version++;
    }

    /// <summary>Whether noting this one would make it two in a row.</summary>
    public bool CountsAgain(string? fault, DateTimeOffset now) => Misses == 1 && PictureFaults.IsMiss(fault) && now - Since >= MissesApart;
}

/// <summary>Where a camera may stand; there is no member for where none may. The wire name is the member's with hyphens.</summary>
internal enum CameraSite
{
    Gate,
    Yard,
    Corridor,
    Hall,
    Stairs,
    SportsGround,
    CarPark,
    Road,
    Crossing,
    Square,
    Park,
    Market,
    Station,
    Waterside,
}

/// <summary>What for.</summary>
internal enum CameraPurpose
{
    SchoolSafety,
    TrafficOrder,
    CrowdSafety,
    FireSafety,
    FloodWatch,
    PublicOrder,
}

internal enum CameraCodec
{
    H264,
    H265,
    Other,
}
