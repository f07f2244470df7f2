using System.Collections.Concurrent;
using Wangge.Dispatch.Closures;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Speeds;

namespace Wangge.Dispatch.Travel;

/// <summary>What decides how long the roads take: when one of these is another, the times are others.</summary>
/// <param name="Part">The part of the day that holds; null where none does.</param>
/// <param name="Weather">Of the speed table's.</param>
internal sealed record RoadMoment(DistrictRoads Roads, RoadMode Mode, SpeedTable Speeds, DayPart? Part, string Weather, ClosedRoads Closed)
{
    /// <summary>By what it says, not by when it was read: a version of speeds and a closure never change.</summary>
    public bool Equals(RoadMoment? other) =>
        other is not null && ReferenceEquals(Roads, other.Roads) && Mode == other.Mode && Speeds.Version == other.Speeds.Version && Part?.Name == other.Part?.Name
        && Weather == other.Weather && Closed.IsSame(other.Closed);

    public override int GetHashCode() => HashCode.Combine(Roads, Mode, Speeds.Version, Part?.Name, Weather, Closed.Closures.Count);
}

/// <summary>A district's roads of one mode with what each edge takes at this moment. Never changes; safe for concurrent use.</summary>
internal sealed class CurrentRoads
{
    /// <summary>Who stands farther from any road than this is nowhere on it.</summary>
    public const double FarthestMetres = 500;

    private const int RoadsLookedAt = 8;

    private readonly ConcurrentDictionary<RoadsAvoided, CurrentRoads> _without = new();

    public CurrentRoads(RoadMoment moment)
    {
        Moment = moment;
        Network = moment.Roads.Of(moment.Mode);
        var times = moment.Speeds.TimesOf(Network, moment.Part, moment.Weather);
        ClosedStretches = moment.Closed.StretchesOf(moment.Roads, moment.Mode);
        Times = ClosedStretches.Count == 0 ? times : times.With(Enumerable.Range(0, Network.EdgeCount).Where(edge => ClosedStretches.Contains(Network.StretchOf(edge))));
    }

    private CurrentRoads(CurrentRoads all, RoadsAvoided avoided)
    {
        (Moment, Network, ClosedStretches) = (all.Moment, all.Network, all.ClosedStretches);
        Times = all.Times.With(Enumerable.Range(0, Network.EdgeCount).Where(edge => IsAvoided(Network.StretchOf(edge), avoided)));
    }

    public RoadMoment Moment { get; }

    public RoadNetwork Network { get; }

    public RoadGrid Grid => Moment.Roads.GridOf(Moment.Mode);

    public SearchPool Searches => Moment.Roads.SearchesOf(Moment.Mode);

    public EdgeTimes Times { get; }

    public IReadOnlySet<int> ClosedStretches { get; }

    /// <summary>The nearest place on a road that is open, on an island of roads only where nothing else is near; null beyond <see cref="FarthestMetres"/>.</summary>
    public RoadPlace? Snap(TravelPoint point)
    {
        // The nearest is open but where roads are closed; only then others are looked for.
        if (Grid.Nearest(point.Longitude, point.Latitude, FarthestMetres) is not { } nearest) { return null; }
        if (IsOpen(nearest)) { return nearest; }
        foreach (var place in Grid.List(point.Longitude, point.Latitude, FarthestMetres, RoadsLookedAt))
        {
            if (IsOpen(place)) { return place; }
        }

        return null;
    }

    /// <summary>The same with these kinds of road closed; made once for each choice.</summary>
    public CurrentRoads Without(RoadsAvoided avoided) => avoided == RoadsAvoided.None ? this : _without.GetOrAdd(avoided, choice => new CurrentRoads(this, choice));

    private bool IsAvoided(int stretch, RoadsAvoided avoided) =>
        (avoided.HasFlag(RoadsAvoided.Toll) && Network.Traits[stretch].HasFlag(RoadTraits.Toll)) || (avoided.HasFlag(RoadsAvoided.Motorway) && Network.Class[stretch] == RoadClass.Motorway);

    /// <summary>In one direction at least.</summary>
    public bool IsOpen(RoadPlace place) => Times[place.Edge] != EdgeTimes.Closed || (Network.Twin[place.Edge] is >= 0 and var twin && Times[twin] != EdgeTimes.Closed);
}

/// <summary>Kinds of road that somebody does not want to take.</summary>
[Flags]
internal enum RoadsAvoided : byte
{
    None = 0,
    Toll = 1,
    Motorway = 2,
}
