namespace Wangge.Dispatch.Roads.Searching;

/// <summary>From one place against the direction of the roads: how long it takes from each edge's tail to the place. One run ranks every unit.</summary>
/// <remarks>
/// Dijkstra 1959 over edges, O(e log b) for e edges within the limit and b in one bucket of <see cref="BucketQueue"/>. Since a turn costs nothing, the first edge that is
/// settled at a node serves all that arrive there but the one that would turn back, and the second serves that one: each edge is looked at once, and yet turns are exact.
/// Only nodes with forbidden turns ask edge by edge. Keeps its arrays from run to run; not thread-safe.
/// </remarks>
internal sealed class ReverseSearch(RoadNetwork roads)
{
    private const int Unreached = int.MaxValue;
    private const int Served = -2;
    private const int LooksAtCancellationEvery = 4096;

    private readonly int[] _time = [.. Enumerable.Repeat(Unreached, roads.EdgeCount)];
    private readonly int[] _next = [.. Enumerable.Repeat(RoadNetwork.None, roads.EdgeCount)];
    private readonly int[] _firstSettled = [.. Enumerable.Repeat(RoadNetwork.None, roads.NodeCount)];
    private readonly bool[] _isWanted = new bool[roads.EdgeCount];
    private readonly List<int> _touchedEdges = [];
    private readonly List<int> _touchedNodes = [];
    private readonly List<int> _wanted = [];
    private readonly List<Target> _targets = [];
    private BucketQueue _queue = new(1);
    private int _widest;
    private int _left;
    private EdgeTimes _times = null!;

    /// <summary>How many edges the last run settled.</summary>
    public int Settled { get; private set; }

    /// <param name="limitMilliseconds">What takes longer is not looked for.</param>
    /// <param name="from">Places that are asked for: the run ends when all are found. Empty: all within the limit.</param>
    public void Run(EdgeTimes times, RoadPlace place, int limitMilliseconds, ReadOnlySpan<RoadPlace> from, CancellationToken ct)
    {
        Begin(times, place, from);
        while ((_left > 0 || from.IsEmpty) && _queue.TryTake(out var edge, out var time))
        {
            if (time > limitMilliseconds) { break; }
            if (time != _time[edge]) { continue; }
            if ((++Settled & (LooksAtCancellationEvery - 1)) == 0) { ct.ThrowIfCancellationRequested(); }

            Serve(edge, time);
            if (_isWanted[edge]) { _left--; }
        }
    }

    /// <summary>Milliseconds from a place to that of the last run by the shorter direction, or null where there is no way within the limit.</summary>
    public int? TimeFrom(RoadPlace place) => Best(place) is { Time: < Unreached } best ? best.Time : null;

    /// <summary>The edges from a place to that of the last run, its own first; empty where there is no way.</summary>
    public IReadOnlyList<int> WayFrom(RoadPlace place)
    {
        if (Best(place) is not { Time: < Unreached } best) { return []; }
        List<int> way = [best.Edge];
        if (!best.IsBefore)
        {
            var edge = TargetOf(best.Edge) is { } target ? target.LoopNext : _next[best.Edge];
            for (; edge >= 0; edge = _next[edge]) { way.Add(edge); }
        }

        return way;
    }

    private void Begin(EdgeTimes times, RoadPlace place, ReadOnlySpan<RoadPlace> from)
    {
        foreach (var edge in _touchedEdges) { (_time[edge], _next[edge]) = (Unreached, RoadNetwork.None); }
        foreach (var node in _touchedNodes) { _firstSettled[node] = RoadNetwork.None; }
        foreach (var edge in _wanted) { _isWanted[edge] = false; }
        _touchedEdges.Clear();
        _touchedNodes.Clear();
        _wanted.Clear();
        _targets.Clear();
        _times = times;
        (Settled, _left) = (0, 0);
        if (times.Longest > _widest) { (_queue, _widest) = (new BucketQueue(times.Longest), times.Longest); }
        _queue.Begin(0);

        foreach (var (way, fraction) in place.BothWays(roads))
        {
            if (times[way] == EdgeTimes.Closed) { continue; }
            foreach (var edge in roads.WithEchoes(way))
            {
                _targets.Add(new Target(edge, fraction));
                Set(edge, EdgeTimes.Part(times[way], fraction), RoadNetwork.None);
            }
        }

        foreach (var one in from)
        {
            foreach (var (edge, fraction) in one.BothWays(roads))
            {
                if (_isWanted[edge] || times[edge] == EdgeTimes.Closed) { continue; }
                if (TargetOf(edge) is { } target)
                {
                    // On the place's own edge: before the place all is known, beyond it the way round is looked for.
                    if (fraction <= target.Fraction || target.IsLoopWanted) { continue; }
                    target.IsLoopWanted = true;
                }
                else
                {
                    _isWanted[edge] = true;
                    _wanted.Add(edge);
                }

                _left++;
            }
        }
    }

    private void Serve(int edge, int time)
    {
        var node = roads.Tail[edge];
        if (roads.IsGuarded[node])
        {
            for (var i = roads.FirstIn[node]; i < roads.FirstIn[node + 1]; i++)
            {
                if (roads.MayFollow(roads.In[i], edge)) { Reach(roads.In[i], time, edge); }
            }

            return;
        }

        var first = _firstSettled[node];
        if (first == Served) { return; }
        if (first >= 0)
        {
            // What had turned back to the first edge goes on by this one.
            if (roads.Twin[first] == edge) { return; }
            _firstSettled[node] = Served;
            Reach(roads.Twin[first], time, edge);
            return;
        }

        var wayBack = roads.IsDeadEnd(node) ? RoadNetwork.None : roads.Twin[edge];
        _firstSettled[node] = wayBack >= 0 ? edge : Served;
        _touchedNodes.Add(node);
        for (var i = roads.FirstIn[node]; i < roads.FirstIn[node + 1]; i++)
        {
            if (roads.In[i] != wayBack) { Reach(roads.In[i], time, edge); }
        }
    }

    private void Reach(int edge, int timeAfter, int next)
    {
        var own = _times[edge];
        if (own == EdgeTimes.Closed) { return; }
        var time = timeAfter + own;
        if (_time[edge] == Unreached)
        {
            Set(edge, time, next);
            return;
        }

        // The place lies on this edge: what stands beyond it must go round and come again.
        if (TargetOf(edge) is { } target)
        {
            if (time >= target.Loop) { return; }
            if (target.Loop == Unreached && target.IsLoopWanted) { _left--; }
            (target.Loop, target.LoopNext) = (time, next);
            return;
        }

        if (time >= _time[edge]) { return; }
        (_time[edge], _next[edge]) = (time, next);
        _queue.Add(edge, time);
    }

    private void Set(int edge, int time, int next)
    {
        (_time[edge], _next[edge]) = (time, next);
        _touchedEdges.Add(edge);
        _queue.Add(edge, time);
    }

    private (int Time, int Edge, bool IsBefore) Best(RoadPlace place)
    {
        var best = (Time: Unreached, Edge: RoadNetwork.None, IsBefore: false);
        foreach (var (edge, fraction) in place.BothWays(roads))
        {
            var own = _times[edge];
            if (own == EdgeTimes.Closed || _time[edge] == Unreached) { continue; }
            var passed = EdgeTimes.Part(own, fraction);
            var (time, isBefore) = (_time[edge] - passed, false);
            if (TargetOf(edge) is { } target)
            {
                isBefore = fraction <= target.Fraction;
                if (!isBefore) { time = target.Loop == Unreached ? Unreached : target.Loop - passed; }
            }

            if (time < best.Time) { best = (time, edge, isBefore); }
        }

        return best;
    }

    private Target? TargetOf(int edge)
    {
        foreach (var target in _targets)
        {
            if (target.Edge == edge) { return target; }
        }

        return null;
    }

    /// <summary>An edge that the place lies on.</summary>
    private sealed class Target(int edge, double fraction)
    {
        public int Edge { get; } = edge;

        public double Fraction { get; } = fraction;

        /// <summary>Somebody stands beyond the place on this edge.</summary>
        public bool IsLoopWanted { get; set; }

        /// <summary>From the edge's tail all along it, round and back to the place.</summary>
        public int Loop { get; set; } = Unreached;

        public int LoopNext { get; set; } = RoadNetwork.None;
    }
}
