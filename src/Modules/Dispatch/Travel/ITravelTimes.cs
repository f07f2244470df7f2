using NetTopologySuite.Geometries;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel;

/// <summary>How long it takes from places to a place, by road, now. The way between a place and the road is walked.</summary>
internal interface ITravelTimes
{
    /// <summary>From each of many places to one.</summary>
    /// <param name="within">What takes longer has no time; at most <see cref="TravelBounds.Longest"/>.</param>
    /// <returns>In the order of <paramref name="from"/>.</returns>
    Task<TravelRanking> RankAsync(TravelPoint to, IReadOnlyList<TravelPoint> from, RoadMode mode, TimeSpan within, CancellationToken ct);

    /// <summary>The quickest way from one place to another.</summary>
    Task<TravelWayAnswer> FindWayAsync(TravelPoint from, TravelPoint to, RoadMode mode, CancellationToken ct);
}

/// <summary>A place, WGS-84 degrees.</summary>
internal readonly record struct TravelPoint(double Longitude, double Latitude);

/// <summary>Limits of what is asked and how fast one walks beside the roads.</summary>
internal static class TravelBounds
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(4);

    /// <summary>5 km/h.</summary>
    public const double FootMetresPerSecond = 5 / 3.6;

    public static TimeSpan Walk(double metres) => TimeSpan.FromSeconds(metres / FootMetresPerSecond);
}

/// <param name="Times">One for each place that was asked from, in that order.</param>
/// <param name="IsStandIn">True where the server that should have answered did not, and the house's own roads did.</param>
internal sealed record TravelRanking(IReadOnlyList<TravelTime> Times, bool IsStandIn = false)
{
    /// <summary>None of them has a time, all for the same reason.</summary>
    public static TravelRanking None(int count, NoTravel whyNot) => new([.. Enumerable.Repeat(TravelTime.Not(whyNot), count)]);
}

/// <param name="Duration">Null where there is none; <paramref name="WhyNot"/> says why.</param>
/// <param name="Metres">Along the roads and beside them; null with the time.</param>
internal readonly record struct TravelTime(TimeSpan? Duration, double? Metres, NoTravel? WhyNot = null)
{
    public static TravelTime Not(NoTravel why) => new(null, null, why);
}

/// <param name="Way">Null where there is none; <paramref name="WhyNot"/> says why.</param>
/// <param name="IsStandIn">As in <see cref="TravelRanking"/>.</param>
internal sealed record TravelWayAnswer(TravelWay? Way, NoTravel? WhyNot = null, bool IsStandIn = false);

/// <param name="Metres">Along the roads and beside them.</param>
/// <param name="Line">Along the roads, from where they are entered to where they are left.</param>
/// <param name="Streets">Names in order, each once where it goes on.</param>
internal sealed record TravelWay(TimeSpan Duration, double Metres, LineString Line, IReadOnlyList<string> Streets)
{
    /// <summary>A way of no length has one corner, a line two.</summary>
    public static LineString LineOf(Coordinate[] corners) => new(corners.Length == 1 ? [corners[0], corners[0].Copy()] : corners);
}

/// <summary>Why somebody has no time to a place.</summary>
internal enum NoTravel
{
    /// <summary>The district has no roads.</summary>
    NoRoads,

    /// <summary>The place that is asked for lies too far from any open road.</summary>
    PlaceOffRoads,

    /// <summary>Who would go stands too far from any open road.</summary>
    StartOffRoads,

    /// <summary>It takes longer than was asked for, or no way leads there.</summary>
    NotWithin,
}
