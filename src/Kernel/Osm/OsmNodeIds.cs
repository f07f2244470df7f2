namespace Wangge.Kernel.Osm;

/// <summary>The nodes that kept ways name, each once, in order: what a pass over nodes looks for. 8 bytes a node.</summary>
public sealed class OsmNodeIds
{
    private readonly long[] _ids;

    /// <param name="wanted">In any order, with repeats; sorted here.</param>
    public OsmNodeIds(long[] wanted)
    {
        Array.Sort(wanted);
        var count = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            if (count == 0 || wanted[i] != wanted[count - 1]) { wanted[count++] = wanted[i]; }
        }

        _ids = wanted[..count];
    }

    public int Count => _ids.Length;

    public long this[int place] => _ids[place];

    /// <summary>The node's place among them, 0 or more; negative where it is none of them. O(log n).</summary>
    public int Find(long id) => Array.BinarySearch(_ids, id);
}
