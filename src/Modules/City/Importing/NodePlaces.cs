using Wangge.City.Shapes;
using Wangge.Kernel.Osm;

namespace Wangge.City.Importing;

/// <summary>Where the nodes lie that kept ways name; others are never held. 20 bytes a node.</summary>
internal sealed class NodePlaces
{
    private readonly OsmNodeIds _ids;
    private readonly WorldPoint[] _places;

    /// <param name="wanted">In any order, with repeats; sorted here.</param>
    public NodePlaces(long[] wanted)
    {
        _ids = new OsmNodeIds(wanted);
        _places = new WorldPoint[_ids.Count];
        Array.Fill(_places, Nowhere);
    }

    private static WorldPoint Nowhere { get; } = new(-1, -1);

    public void Take(long id, WorldPoint place)
    {
        if (_ids.Find(id) is >= 0 and var at) { _places[at] = place; }
    }

    /// <summary>The places of a row of nodes, without those that the file does not hold.</summary>
    /// <param name="isWhole">False when one was missing.</param>
    public WorldPoint[] Along(ReadOnlySpan<long> ids, out bool isWhole)
    {
        var path = new WorldPoint[ids.Length];
        var count = 0;
        foreach (var id in ids)
        {
            if (_ids.Find(id) is >= 0 and var at && _places[at] != Nowhere) { path[count++] = _places[at]; }
        }

        isWhole = count == ids.Length;
        return isWhole ? path : path[..count];
    }
}
