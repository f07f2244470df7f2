using Wangge.Dispatch.Travel;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>A position of a journey that was recorded; whose it was is not asked.</summary>
internal readonly record struct TrackPoint(DateTimeOffset At, double Longitude, double Latitude)
{
    public TravelPoint Place => new(Longitude, Latitude);
}

/// <summary>From one position of a track to the next, along the roads.</summary>
/// <param name="At">When it began.</param>
/// <param name="Seconds">That it took.</param>
/// <param name="Pieces">Edges, each with the share of it that was passed.</param>
internal sealed record TrackHop(DateTimeOffset At, double Seconds, IReadOnlyList<(int Edge, double Share)> Pieces);

/// <summary>A journey without a long halt: what was passed and how long it took.</summary>
internal sealed record Journey(IReadOnlyList<TrackHop> Hops)
{
    public double Seconds => Hops.Sum(hop => hop.Seconds);
}
