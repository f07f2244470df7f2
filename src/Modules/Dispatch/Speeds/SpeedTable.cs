using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Speeds;

/// <summary>How fast each kind of road is, and how much slower at which hours and in which weather. A version never changes.</summary>
/// <param name="Kilometres">An hour, for each class in the order of <see cref="RoadClass"/>, by day in dry weather.</param>
/// <param name="FootKilometres">An hour, the same for who walks.</param>
/// <param name="UnpavedShare">Of the speed, on ground without a surface.</param>
/// <param name="Parts">Parts of the day that differ; where none holds, nothing is taken off.</param>
/// <param name="Weathers">Share of the speed by the weather's name.</param>
/// <param name="SignedShare">Of a signed highest speed, that is driven.</param>
/// <param name="AboveClass">So many times the speed of its class a road is driven at most, where a higher one is signed.</param>
/// <param name="FastestKilometres">An hour, that no car goes beyond before hours and weather.</param>
internal sealed record SpeedTable(
    int Version, IReadOnlyList<double> Kilometres, IReadOnlyList<double> FootKilometres, double UnpavedShare, IReadOnlyList<DayPart> Parts, IReadOnlyDictionary<string, double> Weathers,
    double SignedShare = 1, double AboveClass = SpeedTable.UsualAboveClass, double FastestKilometres = SpeedTable.Unbounded)
{
    public const double UsualAboveClass = 1.3;

    /// <summary>More than any road is driven.</summary>
    public const double Unbounded = 250;

    /// <summary>The weather in which nothing is taken off.</summary>
    public const string Dry = "dry";

    private const double MillisecondsPerCentimetreAtOneKilometre = 36;

    /// <summary>Where nobody has said otherwise.</summary>
    public static SpeedTable Default { get; } = new(
        0,
        [90, 70, 50, 42, 35, 30, 28, 15, 15, 15, 35, 8, 10, 5, 3],
        [0, 5, 5, 5, 5, 5, 5, 5, 5, 4.5, 5, 5, 5, 4.8, 3],
        0.7,
        [new("morning-peak", new(7, 0), new(9, 0), OnWorkdays: true, 0.7), new("evening-peak", new(17, 0), new(19, 0), OnWorkdays: true, 0.7), new("night", new(22, 0), new(6, 0), OnWorkdays: false, 1.15)],
        new Dictionary<string, double>(StringComparer.Ordinal) { [Dry] = 1, ["rain"] = 0.85, ["snow"] = 0.6, ["flood"] = 0.5 });

    /// <summary>The part of the day that holds, the first in their order; null where none does.</summary>
    /// <param name="isWorkday">By the district's calendar.</param>
    public DayPart? PartAt(TimeOnly at, bool isWorkday) => Parts.FirstOrDefault(part => part.Holds(at, isWorkday));

    /// <inheritdoc cref="TimesOf(RoadNetwork, DayPart?, string)"/>
    public EdgeTimes TimesOf(RoadNetwork roads, TimeOnly at, bool isWorkday, string weather) => TimesOf(roads, PartAt(at, isWorkday), weather);

    /// <summary>What each edge takes. O(edges).</summary>
    /// <param name="part">Slows cars alone.</param>
    /// <param name="weather">Of <see cref="Weathers"/>; one that is not known is dry.</param>
    public EdgeTimes TimesOf(RoadNetwork roads, DayPart? part, string weather)
    {
        var weatherShare = Weathers.GetValueOrDefault(weather, 1);
        var shares = Enum.GetValues<RoadClass>().Select(c => weatherShare * (roads.Mode == RoadMode.Car ? part?.Of(c) ?? 1 : 1)).ToArray();
        var times = new int[roads.EdgeCount];
        for (var edge = 0; edge < times.Length; edge++)
        {
            var stretch = roads.StretchOf(edge);
            var kilometres = SpeedOn(roads, edge) * shares[(int)roads.Class[stretch]];
            times[edge] = (int)Math.Max(1, Math.Round(roads.LengthCm[stretch] * MillisecondsPerCentimetreAtOneKilometre / kilometres));
        }

        return new EdgeTimes(times);
    }

    private double SpeedOn(RoadNetwork roads, int edge)
    {
        var (stretch, isFoot) = (roads.StretchOf(edge), roads.Mode == RoadMode.Foot);
        var speed = (isFoot ? FootKilometres : Kilometres)[(int)roads.Class[stretch]];
        if (isFoot) { return Math.Max(1, speed); }
        if (roads.SignedOn(edge) is > 0 and var signed) { speed = Math.Min(signed * SignedShare, speed * AboveClass); }
        speed = Math.Min(speed, FastestKilometres);
        if (roads.Traits[stretch].HasFlag(RoadTraits.Unpaved)) { speed *= UnpavedShare; }
        return Math.Max(1, speed);
    }
}

/// <summary>A part of the day in which traffic is slower or faster, <c>[From, To)</c>; over midnight where it ends before it begins.</summary>
/// <param name="OnWorkdays">On working days alone.</param>
/// <param name="Share">Of the speed.</param>
/// <param name="ByClass">Other shares for each class, in the order of <see cref="RoadClass"/>, or null.</param>
internal sealed record DayPart(string Name, TimeOnly From, TimeOnly To, bool OnWorkdays, double Share, IReadOnlyList<double>? ByClass = null)
{
    public double Of(RoadClass roadClass) => ByClass?[(int)roadClass] ?? Share;

    public bool Holds(TimeOnly at, bool isWorkday) => (isWorkday || !OnWorkdays) && (From <= To ? at >= From && at < To : at >= From || at < To);
}
