using System.Collections.Concurrent;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel;

/// <summary>The roads with their times as they were last asked for, by district and mode; made anew only where something that decides them is another. Safe for concurrent use.</summary>
internal sealed class RoadMemory
{
    private readonly ConcurrentDictionary<(string DistrictCode, RoadMode Mode), Held> _held = new();

    /// <summary>O(edges) where the moment is another than the last one's; who asks meanwhile for the same waits for the same.</summary>
    public CurrentRoads Of(string districtCode, RoadMoment moment) => _held.AddOrUpdate(
        (districtCode, moment.Mode), _ => new Held(moment), (_, held) => held.Moment == moment ? held : new Held(moment)).Roads.Value;

    private sealed class Held(RoadMoment moment)
    {
        public RoadMoment Moment => moment;

        public Lazy<CurrentRoads> Roads { get; } = new(() => new CurrentRoads(moment));
    }
}
