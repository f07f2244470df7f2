using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>What the units of one mode reach: along each stretch the time until the first is there falls and rises in straight lines, so what lies within a limit is found exactly.</summary>
/// <remarks>
/// On an edge of time t whose tail the first unit reaches at a, the part up to (limit − a) ÷ t lies within; a unit on the edge covers from where it stands. Both directions together
/// are the stretch. As a <see cref="Coverage"/>, not thread-safe.
/// </remarks>
internal sealed class ModeReach
{
    private readonly int[] _edgeAlong;

    public ModeReach(RoadNetwork roads, EdgeTimes times, int limitMilliseconds)
    {
        (Roads, Times) = (roads, times);
        Coverage = new Coverage(roads, times, limitMilliseconds);
        _edgeAlong = RingGround.EdgesAlong(roads);
    }

    public RoadNetwork Roads { get; }

    public EdgeTimes Times { get; }

    public Coverage Coverage { get; }

    /// <summary>Adds what of a stretch lies within a limit.</summary>
    public void Collect(int stretch, int limitMilliseconds, Spans spans)
    {
        for (var way = 0; way < 2; way++)
        {
            var edge = _edgeAlong[(2 * stretch) + way];
            if (edge < 0 || Times[edge] == EdgeTimes.Closed) { continue; }
            double time = Times[edge];
            if (Coverage.ArrivalAtTail(edge) is var tail && tail <= limitMilliseconds) { Add(0, (limitMilliseconds - tail) / time); }
            foreach (var (_, source) in Coverage.SourcesOn(edge)) { Add(source, source + (limitMilliseconds / time)); }

            void Add(double from, double until)
            {
                if (way == 0) { spans.Add(from, until); }
                else { spans.Add(1 - until, 1 - from); }
            }
        }
    }

    /// <summary>Milliseconds until the first unit is at a place of a stretch, or <see cref="Coverage.Unreached"/>.</summary>
    public int ArrivalAt(int stretch, double fraction)
    {
        var (along, against) = (_edgeAlong[2 * stretch], _edgeAlong[(2 * stretch) + 1]);
        return Coverage.ArrivalAt(along >= 0 ? new RoadPlace(along, fraction) : new RoadPlace(against, 1 - fraction));
    }
}
