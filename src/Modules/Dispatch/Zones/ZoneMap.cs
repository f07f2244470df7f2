using NetTopologySuite.Geometries;
using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Zones;

/// <summary>The zones of a district in memory: which one holds a place. Where several do, the strictest. Never changes; safe for concurrent use.</summary>
internal sealed class ZoneMap
{
    private readonly PolygonIndex _index;

    /// <param name="zones">In any order; without one for elsewhere, <see cref="Zone.Elsewhere"/> holds.</param>
    public ZoneMap(IEnumerable<Zone> zones)
    {
        // The index answers with the first that holds a place.
        var byStrictness = zones.OrderBy(z => z.Edge is null).ThenBy(z => z.Minutes).ThenBy(z => z.Id).ToList();
        if (byStrictness is not [.., { Edge: null }]) { byStrictness.Add(Zone.Elsewhere); }
        Zones = byStrictness;
        _index = PolygonIndex.Build([.. Zones.Select(z => z.Edge).OfType<Geometry>()]);
    }

    /// <summary>The strictest first, what lies elsewhere last.</summary>
    public IReadOnlyList<Zone> Zones { get; }

    /// <summary>In milliseconds.</summary>
    public int LongestMilliseconds => Zones.Max(z => z.Milliseconds);

    /// <summary>Within how many minutes somebody should be at a place.</summary>
    public int MinutesAt(double longitude, double latitude) => Zones[NumberAt(longitude, latitude)].Minutes;

    /// <summary>The number, in <see cref="Zones"/>, of the zone that holds a place.</summary>
    public int NumberAt(double longitude, double latitude) => _index.Find(longitude, latitude) is >= 0 and var found ? found : Zones.Count - 1;
}
