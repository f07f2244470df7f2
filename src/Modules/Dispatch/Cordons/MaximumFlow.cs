namespace Wangge.Dispatch.Cordons;

/// <summary>How much can pass from one node to another over arcs of limited width, and the narrowest place between them.</summary>
/// <remarks>Dinic 1970, O(n² m), and O(m √m) where widths are small; the least cut is as wide as the greatest flow (Ford and Fulkerson 1956). Not thread-safe.</remarks>
internal sealed class MaximumFlow(int nodes)
{
    private const int None = -1;

    private readonly int[] _first = [.. Enumerable.Repeat(None, nodes)];
    private readonly int[] _level = new int[nodes];
    private readonly int[] _at = new int[nodes];
    private readonly List<int> _to = [];
    private readonly List<int> _left = [];
    private readonly List<int> _next = [];

    /// <summary>Adds an arc and the one back.</summary>
    /// <param name="width">0 or more.</param>
    /// <param name="widthBack">0 where one cannot go back.</param>
    public void Add(int from, int to, int width, int widthBack = 0)
    {
        AddHalf(from, to, width);
        AddHalf(to, from, widthBack);
    }

    /// <summary>Lets through as much as there is room for.</summary>
    public int Run(int source, int sink, CancellationToken ct)
    {
        var flow = 0;
        while (Level(source, sink))
        {
            ct.ThrowIfCancellationRequested();
            _first.CopyTo(_at, 0);
            while (Push(source, sink) is > 0 and var pushed) { flow += pushed; }
        }

        return flow;
    }

    /// <summary>After <see cref="Run"/>: what lies on the source's side of the least cut that is nearest to it.</summary>
    public bool[] SourceSide(int source)
    {
        var reached = new bool[nodes];
        var waiting = new Stack<int>([source]);
        reached[source] = true;
        while (waiting.TryPop(out var node))
        {
            for (var arc = _first[node]; arc != None; arc = _next[arc])
            {
                if (_left[arc] == 0 || reached[_to[arc]]) { continue; }
                reached[_to[arc]] = true;
                waiting.Push(_to[arc]);
            }
        }

        return reached;
    }

    private void AddHalf(int from, int to, int width)
    {
        _to.Add(to);
        _left.Add(width);
        _next.Add(_first[from]);
        _first[from] = _to.Count - 1;
    }

    /// <summary>How many arcs each node is from the source.</summary>
    private bool Level(int source, int sink)
    {
        Array.Fill(_level, None);
        _level[source] = 0;
        var waiting = new Queue<int>([source]);
        while (waiting.TryDequeue(out var node))
        {
            for (var arc = _first[node]; arc != None; arc = _next[arc])
            {
                if (_left[arc] == 0 || _level[_to[arc]] != None) { continue; }
                _level[_to[arc]] = _level[node] + 1;
                waiting.Enqueue(_to[arc]);
            }
        }

        return _level[sink] != None;
    }

    /// <summary>One more way from source to sink by rising levels; without recursion, since ways through a town are long.</summary>
    private int Push(int source, int sink)
    {
        var way = new Stack<int>();
        var node = source;
        while (node != sink)
        {
            var arc = _at[node];
            if (arc == None)
            {
                if (way.Count == 0) { return 0; }
                node = _to[way.Pop() ^ 1];
                _at[node] = _next[_at[node]];
            }
            else if (_left[arc] > 0 && _level[_to[arc]] == _level[node] + 1)
            {
                way.Push(arc);
                node = _to[arc];
            }
            else { _at[node] = _next[arc]; }
        }

        var room = way.Min(arc => _left[arc]);
        foreach (var arc in way)
        {
            _left[arc] -= room;
            _left[arc ^ 1] += room;
        }

        return room;
    }
}
