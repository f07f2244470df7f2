using Wangge.Kernel.Rights;

namespace Wangge.Dispatch.Positions;

/// <summary>A raw fix as it stands in the store: once for each source and time. Deleted 30 days after the time that it claims.</summary>
internal sealed class FixRow
{
    public const string Purpose = "sending help, showing rounds and timing roads while on duty";
    public const string Basis = "PIPL art. 13 (2): management of staff on duty";
    public const string Retention = "retention.position";

    /// <summary>The account or the tracker.</summary>
    public required Guid SourceId { get; init; }

    /// <summary>When the source says that it was there.</summary>
    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    [Personal(Purpose, Basis, Retention)]
    public required double Longitude { get; init; }

    [Personal(Purpose, Basis, Retention)]
    public required double Latitude { get; init; }

    public double? AccuracyMetres { get; init; }

    public double? SpeedMetresPerSecond { get; init; }

    public double? BearingDegrees { get; init; }

    public double? AltitudeMetres { get; init; }

    public double? BatteryShare { get; init; }

    /// <summary>A newer one of the same source was kept before it came.</summary>
    public required bool IsLate { get; init; }

    public static FixRow Of(Guid sourceId, Fix fix, DateTimeOffset receivedAt, bool isLate) => new()
    {
        SourceId = sourceId, At = fix.At, ReceivedAt = receivedAt, Longitude = fix.Longitude, Latitude = fix.Latitude, AccuracyMetres = fix.AccuracyMetres,
        SpeedMetresPerSecond = fix.SpeedMetresPerSecond, BearingDegrees = fix.BearingDegrees, AltitudeMetres = fix.AltitudeMetres, BatteryShare = fix.BatteryShare, IsLate = isLate,
    };

    public Fix ToFix() => new(At, Longitude, Latitude, AccuracyMetres, SpeedMetresPerSecond, BearingDegrees, AltitudeMetres, BatteryShare);
}
