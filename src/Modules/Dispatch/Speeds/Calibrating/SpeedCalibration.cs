using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>What recorded journeys say of a table of speeds: how far it is off, and a table that would have been less so.</summary>
/// <remarks>
/// For each class of road and part of the day the weighted median over journeys of expected ÷ real time, so that one breakdown or one rush moves nothing. Where there are few journeys it is drawn towards
/// the part's over all classes, and that towards no change: each counts as if <see cref="Pull"/> journeys had said so. What the proposal errs by is measured on journeys that it was not made of:
/// half of them judge what the other half proposes. A class is judged by hops that lie on it alone, since what is mixed cannot be
/// parted without knowing the answer; a part of the day by whole journeys. What was driven in dry weather speaks for these; what was driven in another for that weather's share alone.
/// </remarks>
/// <param name="weatherAt">Null: all was driven in dry weather. One that the table does not know is dry.</param>
internal sealed class SpeedCalibration(RoadNetwork roads, SpeedTable table, Func<DateTimeOffset, int> partAt, Func<DateTimeOffset, string>? weatherAt = null)
{
    private const double Pull = 4;
    private const double LeastSeconds = 10;
    private const double LeastJourneySeconds = 30;

    /// <summary>Share of a hop's time that one class must have for the hop to speak for it.</summary>
    private const double AloneShare = 0.95;

    /// <summary>Where no part of the day holds.</summary>
    public const int NoPart = -1;

    private readonly List<string> _weathers = [.. table.Weathers.Keys];

    /// <summary>Null where fewer than two journeys are long enough to say something.</summary>
    public SpeedProposal? TryPropose(IReadOnlyList<Journey> all)
    {
        var journeys = all.Where(j => j.Seconds >= LeastJourneySeconds && j.Hops.Any(h => h.Pieces.Any(p => p.Share > 0))).ToList();
        if (journeys.Count < 2) { return null; }
        var (proposed, cells, weathers) = Fit(journeys);
        var halves = journeys.Select((journey, i) => (journey, i)).GroupBy(j => HalfOf(j.i), j => j.journey).Select(g => g.ToList()).ToList();
        var after = ErrorsBy(Fit(halves[0]).Table, halves[1]).Concat(ErrorsBy(Fit(halves[1]).Table, halves[0]));
        return new SpeedProposal(proposed, cells, weathers, journeys.Count, WeightedMedian.Of([.. ErrorsBy(table, journeys).Select(e => (e, 1.0))]), WeightedMedian.Of([.. after.Select(e => (e, 1.0))]));
    }

    /// <summary>By multiples of the golden ratio, which run along with no order that the tracks came in, such as every second in the morning. The first two are apart.</summary>
    private static int HalfOf(int i) => (i * 0.6180339887498949 % 1) < 0.5 ? 0 : 1;

    private (SpeedTable Table, IReadOnlyList<SpeedCell> Cells, IReadOnlyList<WeatherCell> Weathers) Fit(List<Journey> journeys)
    {
        var times = new MomentTimes(roads, table);
        var found = SpeedRatios.Of(
            Said<(RoadClass Class, int Part)>(journeys, hop => IsDry(hop) && ClassOf(hop, times) is { } only ? (only, partAt(hop.At)) : null, times),
            Said<int>(journeys, hop => IsDry(hop) ? partAt(hop.At) : null, times),
            Pull);

        var classes = Enum.GetValues<RoadClass>();
        var proposed = table with
        {
            Kilometres = [.. classes.Select(c => Math.Round(Math.Clamp(table.Kilometres[(int)c] * found[c, NoPart], 1, 150), 1))],
            // A part that nobody drove in goes along with the speeds at other hours.
            Parts = [.. table.Parts.Select((part, i) => !found.Knows(i) ? part : part with
            {
                ByClass = [.. classes.Select(c => Math.Round(Math.Clamp(part.Of(c) * found[c, i] / found[c, NoPart], 0.1, 3), 3))],
            })],
        };
        var weathers = Said<int>(journeys, hop => IsDry(hop) ? null : _weathers.IndexOf(MomentOf(hop).Weather), new MomentTimes(roads, proposed))
            .OrderBy(w => w.Key).Select(w => new WeatherCell(_weathers[w.Key], w.Value.Count, SpeedRatios.Drawn(w.Value, 1, Pull))).ToList();
        var shares = new Dictionary<string, double>(table.Weathers, StringComparer.Ordinal);
        foreach (var weather in weathers) { shares[weather.Weather] = Math.Round(Math.Clamp(shares[weather.Weather] * weather.Ratio, 0.1, 3), 3); }
        return (proposed with { Weathers = shares }, found.Cells, weathers);
    }

    private Moment MomentOf(TrackHop hop) => new(partAt(hop.At), weatherAt?.Invoke(hop.At) is { } weather && table.Weathers.ContainsKey(weather) ? weather : SpeedTable.Dry);

    private bool IsDry(TrackHop hop) => MomentOf(hop).Weather == SpeedTable.Dry;

    /// <summary>For each cell the journeys' ratios of expected to real time, each with the seconds that it stands for.</summary>
    /// <param name="cellOf">Null: the hop says nothing.</param>
    private Dictionary<T, List<(double Ratio, double Weight)>> Said<T>(List<Journey> journeys, Func<TrackHop, T?> cellOf, MomentTimes times)
        where T : struct
    {
        var said = new Dictionary<T, List<(double, double)>>();
        foreach (var journey in journeys)
        {
            foreach (var hops in journey.Hops.GroupBy(cellOf))
            {
                var (expected, real) = (hops.Sum(hop => times.SecondsOf(hop, MomentOf(hop))), hops.Sum(hop => hop.Seconds));
                if (hops.Key is not { } cell || expected < LeastSeconds || real <= 0) { continue; }
                if (!said.TryGetValue(cell, out var list)) { said[cell] = list = []; }
                list.Add((expected / real, expected));
            }
        }

        return said;
    }

    /// <summary>The class that a hop lies on nearly alone, or null.</summary>
    private RoadClass? ClassOf(TrackHop hop, MomentTimes times)
    {
        var moment = MomentOf(hop);
        var (roadClass, seconds) = hop.Pieces.GroupBy(p => roads.Class[roads.StretchOf(p.Edge)], (c, pieces) => (c, pieces.Sum(p => times.SecondsOf(p.Edge, p.Share, moment)))).MaxBy(c => c.Item2);
        return seconds > 0 && seconds >= AloneShare * times.SecondsOf(hop, moment) ? roadClass : null;
    }

    private IEnumerable<double> ErrorsBy(SpeedTable by, List<Journey> journeys)
    {
        var times = new MomentTimes(roads, by);
        return journeys.Select(j => Math.Abs(j.Hops.Sum(hop => times.SecondsOf(hop, MomentOf(hop))) - j.Seconds) / j.Seconds);
    }

    /// <param name="Part">Place in the table's parts, or <see cref="NoPart"/>.</param>
    private readonly record struct Moment(int Part, string Weather);

    /// <summary>Times of edges by part of the day and weather, made when first asked for.</summary>
    private sealed class MomentTimes(RoadNetwork roads, SpeedTable table)
    {
        private readonly Dictionary<Moment, EdgeTimes> _byMoment = [];

        public double SecondsOf(TrackHop hop, Moment moment) => hop.Pieces.Sum(p => SecondsOf(p.Edge, p.Share, moment));

        public double SecondsOf(int edge, double share, Moment moment)
        {
            if (!_byMoment.TryGetValue(moment, out var times)) { _byMoment[moment] = times = table.TimesOf(roads, moment.Part == NoPart ? null : table.Parts[moment.Part], moment.Weather); }
            return times[edge] * share / 1_000;
        }
    }
}

/// <summary>A table that recorded journeys speak for.</summary>
/// <param name="Journeys">That were long enough to say something.</param>
/// <param name="ErrorBefore">Median over journeys of |expected − real| ÷ real time, by the table in force.</param>
/// <param name="ErrorAfter">The same by proposals that were made of other journeys.</param>
internal sealed record SpeedProposal(SpeedTable Table, IReadOnlyList<SpeedCell> Cells, IReadOnlyList<WeatherCell> Weathers, int Journeys, double ErrorBefore, double ErrorAfter);
