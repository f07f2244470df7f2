using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Rings;

/// <summary>Where the roads for cars are roads on foot too: the same corners one after the other. So what a unit on foot reaches is laid onto the roads for cars, exactly.</summary>
/// <remarks>Both networks are made of one file, whose corners are whole numbers; a row of corners that one has and the other has not is no common road. Built once a network, O(points).</remarks>
internal sealed class FootUnderCar
{
    private static readonly ConditionalWeakTable<DistrictRoads, FootUnderCar> Known = [];

    private readonly FrozenDictionary<int, Part[]> _parts;

    /// <summary>That of these roads, built when first asked for and kept as long as they are.</summary>
    public static FootUnderCar Of(DistrictRoads roads) => Known.GetValue(roads, of => new FootUnderCar(of.Of(RoadMode.Car), of.Of(RoadMode.Foot)));

    public FootUnderCar(RoadNetwork car, RoadNetwork foot)
    {
        var straights = new Dictionary<(int, int, int, int), (int Stretch, double From, double Until)>();
        for (var stretch = 0; stretch < foot.StretchCount; stretch++)
        {
            var path = new StretchPath(foot, stretch);
            for (var (point, i) = (foot.FirstPoint[stretch], 0); i + 1 < path.Points.Count; point++, i++)
            {
                straights.TryAdd(Key(foot, point, point + 1), (stretch, path.FractionAt(i), path.FractionAt(i + 1)));
                straights.TryAdd(Key(foot, point + 1, point), (stretch, path.FractionAt(i + 1), path.FractionAt(i)));
            }
        }

        var all = new Dictionary<int, Part[]>();
        for (var stretch = 0; stretch < car.StretchCount; stretch++)
        {
            if (PartsOf(car, stretch, straights) is { Count: > 0 } parts) { all[stretch] = [.. parts]; }
        }

        _parts = all.ToFrozenDictionary();
    }

    /// <summary>Adds what of a stretch for cars units on foot reach within a limit.</summary>
    public void Collect(int stretch, int limitMilliseconds, ModeReach foot, Spans footSpans, Spans spans)
    {
        if (!_parts.TryGetValue(stretch, out var parts)) { return; }
        foreach (var part in parts)
        {
            footSpans.Clear();
            foot.Collect(part.FootStretch, limitMilliseconds, footSpans);
            var (low, high) = (Math.Min(part.FootFrom, part.FootUntil), Math.Max(part.FootFrom, part.FootUntil));
            foreach (var (from, until) in footSpans.All)
            {
                var (begin, end) = (part.ToCar(Math.Clamp(from, low, high)), part.ToCar(Math.Clamp(until, low, high)));
                spans.Add(Math.Min(begin, end), Math.Max(begin, end));
            }
        }
    }

    /// <summary>The same place on foot, or null where one cannot walk.</summary>
    public (int Stretch, double Fraction)? ToFoot(int stretch, double fraction)
    {
        if (!_parts.TryGetValue(stretch, out var parts)) { return null; }
        foreach (var part in parts)
        {
            if (fraction >= part.From && fraction <= part.Until) { return (part.FootStretch, part.ToFoot(fraction)); }
        }

        return null;
    }

    private static List<Part> PartsOf(RoadNetwork car, int stretch, Dictionary<(int, int, int, int), (int Stretch, double From, double Until)> straights)
    {
        var parts = new List<Part>();
        var path = new StretchPath(car, stretch);
        for (var (point, i) = (car.FirstPoint[stretch], 0); i + 1 < path.Points.Count; point++, i++)
        {
            if (!straights.TryGetValue(Key(car, point, point + 1), out var foot)) { continue; }
            var next = new Part(path.FractionAt(i), path.FractionAt(i + 1), foot.Stretch, foot.From, foot.Until);
            if (parts is [.., var last] && last.FootStretch == next.FootStretch && last.Until == next.From && last.FootUntil == next.FootFrom)
            {
                parts[^1] = last with { Until = next.Until, FootUntil = next.FootUntil };
            }
            else { parts.Add(next); }
        }

        return parts;
    }

    private static (int, int, int, int) Key(RoadNetwork roads, int from, int to) => (roads.Longitude[from], roads.Latitude[from], roads.Longitude[to], roads.Latitude[to]);

    /// <summary>A part of a stretch for cars that is a part of a stretch on foot, perhaps the other way round.</summary>
    private readonly record struct Part(double From, double Until, int FootStretch, double FootFrom, double FootUntil)
    {
        public double ToCar(double foot) => FootUntil == FootFrom ? From : From + ((foot - FootFrom) / (FootUntil - FootFrom) * (Until - From));

        public double ToFoot(double car) => Until == From ? FootFrom : FootFrom + ((car - From) / (Until - From) * (FootUntil - FootFrom));
    }
}
