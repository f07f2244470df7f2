namespace Wangge.Video.MediaServers;

/// <summary>A media server that the district runs and that browsers fetch pictures from; it lets nobody in whom this house does not know. Source: ADR 0029.</summary>
internal sealed class MediaServer
{
    /// <summary>What its secret is sealed for.</summary>
    public const string SealedFor = "video.media-server";

    /// <summary>The client's id (UUIDv7); the name by which it asks at our doors.</summary>
    public required Guid Id { get; init; }

    /// <summary>What people call it; 1–80 characters.</summary>
    public required string Name { get; set; }

    public required MediaServerKind Kind { get; init; }

    /// <summary>Where browsers reach it: http or https, perhaps with a path, without a slash at its end.</summary>
    public required string Url { get; set; }

    /// <summary>What it shows at our doors, sealed; empty once it has ended.</summary>
    public required byte[] SealedSecret { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Lets nobody in from then on.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public int Version { get; set; }
}

/// <summary>Which program it is; the wire name is the member's in lower case.</summary>
internal enum MediaServerKind
{
    Mediamtx,
    Go2rtc,
    Zlmediakit,
}
