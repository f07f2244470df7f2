namespace Wangge.Demo.Land;

/// <summary>Nodes and the edges between them, shared by all rings and paths: what makes the tiling exact.</summary>
/// <remarks>
/// A ring is a list of nodes. When a cut ends inside an edge, the edge is split here once; each ring that holds the edge, on
/// either side, finds the new node when it is next expanded. So neighbours always have the same vertices, and there is no gap to mend.
/// </remarks>
internal sealed class PlanarWeb
{
    private readonly List<LocalPoint> _nodes = [];
    private readonly List<bool> _isJunction = [];
    private readonly Dictionary<(int Low, int High), int> _splits = [];

    internal LocalPoint this[int node] => _nodes[node];

    internal int Add(LocalPoint point)
    {
        _nodes.Add(point);
        _isJunction.Add(false);
        return _nodes.Count - 1;
    }

    /// <summary>Puts a node into the edge between two nodes that have none between them yet.</summary>
    internal int Split(int from, int to, LocalPoint point)
    {
        var node = Add(point);
        _splits.Add(Key(from, to), node);
        return node;
    }

    internal bool IsJunction(int node) => _isJunction[node];

    internal void MarkJunction(int node) => _isJunction[node] = true;

    /// <summary>The ring with every node that was put into its edges since.</summary>
    internal List<int> ExpandRing(IReadOnlyList<int> ring) => Expand(ring, closed: true);

    /// <summary>The path with every node that was put into its edges since.</summary>
    internal List<int> ExpandPath(IReadOnlyList<int> path) => Expand(path, closed: false);

    internal List<LocalPoint> Points(IReadOnlyList<int> nodes) => [.. nodes.Select(n => _nodes[n])];

    internal static (int Low, int High) Key(int a, int b) => a < b ? (a, b) : (b, a);

    private List<int> Expand(IReadOnlyList<int> nodes, bool closed)
    {
        var all = new List<int>(nodes.Count * 2);
        for (var i = 0; i < nodes.Count; i++)
        {
            all.Add(nodes[i]);
            if (i + 1 < nodes.Count || closed) { AddBetween(nodes[i], nodes[(i + 1) % nodes.Count], all); }
        }

        return all;
    }

    private void AddBetween(int from, int to, List<int> into)
    {
        if (!_splits.TryGetValue(Key(from, to), out var node)) { return; }

        AddBetween(from, node, into);
        into.Add(node);
        AddBetween(node, to, into);
    }
}
