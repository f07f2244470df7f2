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

    /// <summary>The RTSP address with its credentials, sealed; leaves the house in no answer.</summary>
    public required byte[] SealedSource { get; set; }

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

    public int Version { get; set; }
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
