using Wangge.Dispatch.Rings.Ground;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Rings;

/// <summary>What all units reach, by car and on foot together, on the roads for cars. Not thread-safe.</summary>
/// <param name="foot">Null where nobody goes on foot.</param>
/// <param name="under">Null where nobody goes on foot.</param>
internal sealed class RingReach(ModeReach car, ModeReach? foot, FootUnderCar? under)
{
    private readonly Spans _footSpans = new();

    public ModeReach Car => car;

    public ModeReach? Foot => foot;

    /// <summary>The search of a mode; asked for on foot only where there is one.</summary>
    public Coverage CoverageOf(RoadMode mode) => (mode == RoadMode.Car ? car : foot!).Coverage;

    /// <summary>What of a stretch lies within a limit, in order, without what it has twice.</summary>
    public void Find(int stretch, int limitMilliseconds, Spans spans)
    {
        spans.Clear();
        car.Collect(stretch, limitMilliseconds, spans);
        if (foot is not null) { under!.Collect(stretch, limitMilliseconds, foot, _footSpans, spans); }
        spans.Join();
    }

    /// <summary>Milliseconds until the first unit is at a place of a stretch, or <see cref="Coverage.Unreached"/>.</summary>
    public int ArrivalAt(int stretch, double fraction)
    {
        var first = car.ArrivalAt(stretch, fraction);
        return foot is not null && under!.ToFoot(stretch, fraction) is var (walked, at) ? Math.Min(first, foot.ArrivalAt(walked, at)) : first;
    }

    /// <summary>Milliseconds until the first unit is at a place that lies on the roads of one mode or both.</summary>
    public int ArrivalAt(GroundPlace place)
    {
        var first = place.ByCar is { } byCar ? car.Coverage.ArrivalAt(byCar) : Coverage.Unreached;
        return foot is not null && place.OnFoot is { } onFoot ? Math.Min(first, foot.Coverage.ArrivalAt(onFoot)) : first;
    }
}
