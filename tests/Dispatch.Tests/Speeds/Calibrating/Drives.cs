using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;
using Wangge.Dispatch.Speeds.Calibrating;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Tests.Speeds.Calibrating;

/// <summary>Drives over roads whose true times are known, recorded as a phone would: a position every few seconds, some metres off.</summary>
internal sealed class Drives(RoadNetwork roads, EdgeTimes truth, int seed)
{
    private readonly Random _chance = new(seed);
    private readonly ReverseSearch _search = new(roads);

    /// <summary>One that takes two minutes at least, begun at this time; a driver is up to a tenth slower or faster than others.</summary>
    public List<TrackPoint> Drive(DateTimeOffset at, double noiseMetres = 5, int everySeconds = 8)
    {
        while (true)
        {
            var (from, to) = (Place(), Place());
            _search.Run(truth, to, int.MaxValue / 4, [from], CancellationToken.None);
            if (_search.TimeFrom(from) is not (> 120_000 and var time)) { continue; }
            var pieces = new RoadRun(roads, _search.WayFrom(from), from, to).Pieces().ToList();
            var pace = 0.9 + (_chance.NextDouble() * 0.2);
            return [.. Enumerable.Range(0, (int)(time * pace / 1_000 / everySeconds) + 1).Select(i => Record(at.AddSeconds(i * everySeconds), Where(pieces, i * everySeconds * 1_000 / pace), noiseMetres))];
        }
    }

    private RoadPlace Place()
    {
        var edge = _chance.Next(roads.EdgeCount);
        return new RoadPlace(roads.Echoes.GetValueOrDefault(edge, edge), _chance.NextDouble());
    }

    private (double X, double Y) Where(List<(int Edge, double From, double To)> pieces, double milliseconds)
    {
        foreach (var (edge, from, to) in pieces)
        {
            var time = truth[edge] * (to - from);
            if (milliseconds <= time) { return At(edge, from + ((to - from) * (time > 0 ? milliseconds / time : 0))); }
            milliseconds -= time;
        }

        return At(pieces[^1].Edge, pieces[^1].To);
    }

    private (double X, double Y) At(int edge, double share)
    {
        var at = new StretchPath(roads, roads.StretchOf(edge)).At(roads.IsBackward(edge) ? 1 - share : share);
        return (at.X, at.Y);
    }

    private TrackPoint Record(DateTimeOffset at, (double X, double Y) where, double noiseMetres)
    {
        var plane = new LocalPlane(where.X, where.Y);
        return new TrackPoint(at, where.X + (Noise() * noiseMetres / plane.MetresPerDegreeEast), where.Y + (Noise() * noiseMetres / plane.MetresPerDegreeNorth));
    }

    private double Noise() => Math.Sqrt(-2 * Math.Log(1 - _chance.NextDouble())) * Math.Cos(2 * Math.PI * _chance.NextDouble());
}
