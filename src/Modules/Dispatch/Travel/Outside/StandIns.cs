using System.Collections.Concurrent;
using Wangge.Dispatch.Roads;

namespace Wangge.Dispatch.Travel.Outside;

/// <summary>Whether the house's own roads stood in for the server outside at each district's last question for each mode, so that a desk is told. Safe for concurrent use.</summary>
internal sealed class StandIns
{
    private readonly ConcurrentDictionary<(string District, RoadMode Mode), bool> _last = new();

    public void Note(string districtCode, RoadMode mode, bool isStandIn) => _last[(districtCode, mode)] = isStandIn;

    /// <summary>False while nothing was asked.</summary>
    public bool IsAny(string districtCode) => Enum.GetValues<RoadMode>().Any(mode => _last.GetValueOrDefault((districtCode, mode)));
}
