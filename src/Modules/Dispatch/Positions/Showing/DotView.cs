namespace Wangge.Dispatch.Positions.Showing;

/// <summary>A unit's dot as consoles get it. Never a name: who is in a unit is asked for elsewhere, by whoever may.</summary>
/// <param name="Id">The unit's.</param>
/// <param name="Longitude">WGS-84 degrees, to a metre.</param>
/// <param name="Latitude">WGS-84 degrees, to a metre.</param>
/// <param name="At">When its source says that it was there.</param>
/// <param name="Speed">Metres a second; null where it is not known.</param>
/// <param name="Bearing">Degrees clockwise from north; null where it is not known.</param>
/// <param name="Stale">Nothing newer was heard for a while.</param>
public sealed record DotView(Guid Id, double Longitude, double Latitude, DateTimeOffset At, double? Speed, double? Bearing, bool Stale)
{
    internal static DotView Of(LiveDot dot) => new(
        dot.Id, Math.Round(dot.Fix.Longitude, 5), Math.Round(dot.Fix.Latitude, 5), dot.Fix.At,
        dot.Fix.SpeedMetresPerSecond is { } speed ? Math.Round(speed, 1) : null, dot.Fix.BearingDegrees is { } bearing ? Math.Round(bearing) : null, dot.IsStale);
}

/// <summary>What changed since the frame before; the first has all.</summary>
/// <param name="Moved">Dots that are new or changed.</param>
/// <param name="Gone">Ids of dots that are no longer shown: off duty, unheard for long, or elsewhere.</param>
public sealed record DotFrame(IReadOnlyList<DotView> Moved, IReadOnlyList<Guid> Gone);
