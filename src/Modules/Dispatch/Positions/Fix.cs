namespace Wangge.Dispatch.Positions;

/// <summary>Where a source says that it was, in the units of the house whatever the sender's were.</summary>
/// <param name="At">When, as the source's own clock says: a claim. Whole milliseconds, UTC.</param>
/// <param name="Longitude">WGS-84 degrees.</param>
/// <param name="Latitude">WGS-84 degrees.</param>
/// <param name="AccuracyMetres">Radius in which it lies with some two chances in three; null where it is not known.</param>
/// <param name="SpeedMetresPerSecond">Null where it is not known.</param>
/// <param name="BearingDegrees">Clockwise from north, [0, 360); null where it is not known.</param>
/// <param name="AltitudeMetres">Above the ellipsoid or the sea, as the source has it.</param>
/// <param name="BatteryShare">0–1.</param>
internal sealed record Fix(
    DateTimeOffset At, double Longitude, double Latitude, double? AccuracyMetres = null, double? SpeedMetresPerSecond = null, double? BearingDegrees = null,
    double? AltitudeMetres = null, double? BatteryShare = null)
{
    /// <summary>With what can be no such measure (phones say −1 where they know nothing) left out, and the time in whole milliseconds.</summary>
    public Fix Tidy() => this with
    {
        At = At.ToMilliseconds(),
        AccuracyMetres = NotNegative(AccuracyMetres),
        SpeedMetresPerSecond = NotNegative(SpeedMetresPerSecond),
        BearingDegrees = NotNegative(BearingDegrees) is { } bearing ? bearing % 360 : null,
        AltitudeMetres = AltitudeMetres is { } altitude && double.IsFinite(altitude) ? altitude : null,
        BatteryShare = NotNegative(BatteryShare) is { } share ? Math.Min(1, share) : null,
    };

    private static double? NotNegative(double? value) => value is >= 0 && double.IsFinite(value.Value) ? value : null;
}
