using Wangge.Kernel.Rights;

namespace Wangge.Kernel.Blobs;

/// <summary>A file that arrived whole: what it is, read from its content.</summary>
public sealed class BlobRow
{
    /// <summary>Its name: lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Media type by content.</summary>
    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Pixels of the upright picture; null for other files.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>When the camera says that it was taken: a claim.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    [Personal("place of a report, suggested from its photo", "report handling", "retention.report")]
    public double? Longitude { get; init; }

    [Personal("place of a report, suggested from its photo", "report handling", "retention.report")]
    public double? Latitude { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A matter's claim on a file: while one stands, the file is kept.</summary>
public sealed class BlobUse
{
    public required Guid SubjectId { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Of what kind the subject is, such as <c>report</c>.</summary>
    public required string SubjectKind { get; init; }
}
