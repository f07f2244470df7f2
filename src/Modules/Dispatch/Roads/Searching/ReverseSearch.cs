namespace Wangge.Dispatch.Roads.Searching;

/// <summary>From one place against the direction of the roads: how long it takes from each edge's tail to the place. One run ranks every unit.</summary>
/// <remarks>
/// Dijkstra 1959 over edges, O(e) for e edges within the limit, by <see cref="BucketQueue"/>. Since a turn costs nothing, the first edge that is settled at a node serves
/// all that arrive there but the one that would turn back, and the second serves that one: so a node keeps these two alone, each edge that arrives is looked at once, and
/// yet turns are exact; what is neither first nor second at its tail is not even queued. Only what arrives at a node with forbidden turns is kept edge by edge. Edges are read
/// in the order of their heads, as they are served, with their times beside them. Keeps its arrays from run to run; not thread-safe.
/// </remarks>
internal sealed partial class ReverseSearch
{
    private const int Unreached = int.MaxValue;

    /// <summary>Of a closed edge: beyond each limit, and a sum with it is still a number.</summary>
    private const int Never = 1 << 30;
    private const int LooksAtCancellationEvery = 4096;

    // What waits in the queue: a node's first or second, or an edge at a guarded node, as a number above these two bits.
    private const int FirstOfNode = 0;
    private const int SecondOfNode = 1;
    private const int FromGuarded = 2;
    private const int IntoGuarded = 3;

    private static readonly EdgeState NewEdge = new() { Time = Unreached, Next = RoadNetwork.None };

    private readonly RoadNetwork _roads;
    private readonly int[] _tail;
    private readonly int[] _twin;
    private readonly Arrival[] _arrivals;

    // What is looked at together lies together: reading memory is where a ranking's time goes.
    private readonly NodeState[] _nodes;

    /// <summary>Of edges that arrive at guarded nodes alone.</summary>
    private readonly Dictionary<int, EdgeState> _edges = [];
    private readonly List<int> _touched = [];
    private readonly HashSet<int> _wanted = [];
    private readonly List<int> _asked = [];
    private readonly List<Target> _targets = [];
    private BucketQueue _queue = new(1);
    private int _widest;
    private int _left;
    private int _limit;
    private EdgeTimes? _times;

    public ReverseSearch(RoadNetwork roads)
    {
        (_roads, _tail, _twin) = (roads, roads.Tail, roads.Twin);
        _arrivals = Array.ConvertAll(roads.In, edge => new Arrival { Edge = edge, Tail = roads.Tail[edge] });
        _nodes = new NodeState[roads.NodeCount];
        for (var node = 0; node < _nodes.Length; node++)
        {
            ref var fresh = ref _nodes[node];
            (fresh.FirstIn, fresh.Marks) = (roads.FirstIn[node], roads.IsGuarded[node] ? NodeMarks.Guarded : roads.IsDeadEnd(node) ? NodeMarks.DeadEnd : NodeMarks.None);
            fresh.Forget();
        }

        for (var edge = 0; edge < roads.EdgeCount; edge++)
        {
            if (roads.Tail[edge] == roads.Head[edge]) { _nodes[roads.Head[edge]].Marks = NodeMarks.Guarded; }
        }
    }

    /// <summary>How many edges the last run settled.</summary>
    public int Settled { get; private set; }

    /// <param name="limitMilliseconds">What takes longer is not looked for.</param>
    /// <param name="from">Places that are asked for: the run ends when all are found. Empty: all within the limit.</param>
    public void Run(EdgeTimes times, RoadPlace place, int limitMilliseconds, ReadOnlySpan<RoadPlace> from, CancellationToken ct)
    {
        _limit = Math.Min(limitMilliseconds, Never - 1);
        Begin(times, place, from);
        var taken = 0;
        while ((_left > 0 || from.IsEmpty) && _queue.TryTake(out var item, out var time))
        {
            if (time > _limit) { break; }
            if ((++taken & (LooksAtCancellationEvery - 1)) == 0) { ct.ThrowIfCancellationRequested(); }
            Settle(item >> 2, item & 3, time);
        }
    }

    /// <summary>Milliseconds from a place to that of the last run by the shorter direction, or null where there is no way within the limit.</summary>
    public int? TimeFrom(RoadPlace place) => Best(place) is { Time: < Unreached } best ? best.Time : null;

    /// <summary>The edges from a place to that of the last run, its own first; empty where there is no way.</summary>
    public IReadOnlyList<int> WayFrom(RoadPlace place)
    {
        if (Best(place) is not { Time: < Unreached } best) { return []; }
        List<int> way = [best.Edge];
        if (best.IsBefore) { return way; }
        var edge = TargetOf(best.Edge) is { } target ? target.LoopNext : After(best.Edge).Next;
        for (; edge >= 0; edge = TargetOf(edge) is null ? After(edge).Next : RoadNetwork.None) { way.Add(edge); }
        return way;
    }

    private void Begin(EdgeTimes times, RoadPlace place, ReadOnlySpan<RoadPlace> from)
    {
        Clear();
        Take(times);
        (Settled, _left) = (0, 0);
        _queue.Begin(0);
        foreach (var (way, fraction) in place.BothWays(_roads))
        {
            if (times[way] == EdgeTimes.Closed) { continue; }
            foreach (var edge in _roads.WithEchoes(way))
            {
                _targets.Add(new Target(edge, fraction));
                Ask(edge);
                Offer(edge, _tail[edge], EdgeTimes.Part(times[way], fraction));
            }
        }

        foreach (var one in from)
        {
            foreach (var (edge, fraction) in one.BothWays(_roads))
            {
                if (times[edge] == EdgeTimes.Closed) { continue; }
                if (TargetOf(edge) is { } target)
                {
                    // On the place's own edge: before the place all is known, beyond it the way round is looked for.
                    if (fraction <= target.Fraction || target.IsLoopWanted) { continue; }
                    target.IsLoopWanted = true;
                }
                else
                {
                    if (!_wanted.Add(edge)) { continue; }
                    Ask(edge);
                }

                _left++;
            }
        }
    }

    private void Clear()
    {
        foreach (var node in _touched) { _nodes[node].Forget(); }
        foreach (var node in _asked) { _nodes[node].Marks &= ~NodeMarks.Asked; }
        _touched.Clear();
        _edges.Clear();
        _asked.Clear();
        _wanted.Clear();
        _targets.Clear();
    }

    /// <summary>Lays the times beside the edges, O(edges); only where they are others than those of the last run.</summary>
    private void Take(EdgeTimes times)
    {
        if (ReferenceEquals(times, _times)) { return; }
        _times = times;
        foreach (ref var arrival in _arrivals.AsSpan()) { arrival.Time = times[arrival.Edge] is < Never and var time ? time : Never; }
        if (times.Longest > _widest) { (_queue, _widest) = (new BucketQueue(times.Longest), times.Longest); }
    }

    /// <summary>Something hangs on when an edge is reached from its head.</summary>
    private void Ask(int edge)
    {
        var node = _roads.Head[edge];
        _nodes[node].Marks |= NodeMarks.Asked;
        _asked.Add(node);
    }

    private void Settle(int number, int kind, int time)
    {
        switch (kind)
        {
            case FirstOfNode:
                ServeFirst(ref _nodes[number], number, time);
                break;
            case SecondOfNode:
                ServeSecond(ref _nodes[number], time);
                break;
            case FromGuarded:
                Settled++;
                ServeGuarded(number, time);
                break;
            case IntoGuarded:
                SettleGuarded(number, time);
                break;
        }
    }

    private void ServeFirst(ref NodeState node, int at, int time)
    {
        // A better one came meanwhile.
        if (node.Stage != NodeStage.Reached || node.FirstTime != time) { return; }
        Settled++;
        var wayBack = (node.Marks & NodeMarks.DeadEnd) != 0 ? RoadNetwork.None : _twin[node.First];
        var isAsked = (node.Marks & NodeMarks.Asked) != 0;
        foreach (ref readonly var arrival in Arrivals(at))
        {
            if (isAsked && arrival.Time < Never && IsAnswered(arrival.Edge, node.FirstTime + arrival.Time, node.First, arrival.Edge == wayBack)) { continue; }
            if (arrival.Edge != wayBack) { Offer(arrival.Edge, arrival.Tail, node.FirstTime + arrival.Time); }
        }

        if (wayBack < 0)
        {
            (node.Stage, node.Second, node.SecondTime) = (NodeStage.Settled, RoadNetwork.None, node.FirstTime);
            return;
        }

        node.Stage = NodeStage.FirstSettled;
        if (node.Second >= 0 && IsSecondOfUse(node)) { _queue.Add((at << 2) | SecondOfNode, node.SecondTime); }
    }

    /// <summary>What had turned back to the first edge goes on by this one.</summary>
    private void ServeSecond(ref NodeState node, int time)
    {
        if (node.Stage != NodeStage.FirstSettled || node.SecondTime != time) { return; }
        Settled++;
        node.Stage = NodeStage.Settled;
        var back = _twin[node.First];
        if (_times![back] is not (< Never and var own)) { return; }
        if ((node.Marks & NodeMarks.Asked) != 0 && IsAnswered(back, time + own, node.Second, isWayBack: false)) { return; }
        Offer(back, _tail[back], time + own);
    }

    private void ServeGuarded(int edge, int time)
    {
        foreach (ref readonly var arrival in Arrivals(_tail[edge])) { ReachGuarded(arrival, time, edge); }
    }

    /// <summary>An edge that arrives at a guarded node: its time may have been bettered since it was queued, else it is final now.</summary>
    private void SettleGuarded(int edge, int time)
    {
        if (TargetOf(edge) is { } target)
        {
            if (target.IsLoopWanted && target.Loop == time) { _left--; }
            return;
        }

        if (_edges[edge].Time != time) { return; }
        if (_wanted.Remove(edge)) { _left--; }
        Offer(edge, _tail[edge], time);
    }

    /// <summary>Whether the way back may be the first or the second at its own tail. Nobody who stands on it needs it: the other direction is the shorter.</summary>
    private bool IsSecondOfUse(in NodeState node)
    {
        if ((node.Marks & NodeMarks.Asked) != 0) { return true; }
        var back = _twin[node.First];
        var own = _times![back];
        if (own >= Never) { return false; }
        ref readonly var tail = ref _nodes[_tail[back]];
        return (tail.Marks & NodeMarks.Guarded) != 0 || node.SecondTime + own < tail.SecondTime;
    }

    /// <summary>An edge, with the best time that it will ever have, among those that leave its tail.</summary>
    private void Offer(int edge, int tail, int time)
    {
        ref var node = ref _nodes[tail];
        if (time > _limit || time >= node.SecondTime) { return; }
        if ((node.Marks & NodeMarks.Guarded) != 0)
        {
            _queue.Add((edge << 2) | FromGuarded, time);
            return;
        }

        if (node.Stage == NodeStage.FirstSettled || time >= node.FirstTime)
        {
            (node.Second, node.SecondTime) = (edge, time);
            if (node.Stage == NodeStage.FirstSettled && IsSecondOfUse(node)) { _queue.Add((tail << 2) | SecondOfNode, time); }
            return;
        }

        if (node.Stage == NodeStage.New)
        {
            _touched.Add(tail);
            node.Stage = NodeStage.Reached;
        }

        (node.Second, node.SecondTime, node.First, node.FirstTime) = (node.First, node.FirstTime, edge, time);
        _queue.Add((tail << 2) | FirstOfNode, time);
    }

    /// <summary>Counts an edge that is asked for; true for one that the place lies on: what stands beyond the place must go round and come again, and nothing else comes by it.</summary>
    /// <param name="isWayBack">The one that would turn back: whoever stands on it has the shorter way by the other direction.</param>
    private bool IsAnswered(int edge, int time, int next, bool isWayBack)
    {
        if (TargetOf(edge) is { } target)
        {
            if (isWayBack) { return false; }
            (target.Loop, target.LoopNext) = (time, next);
            if (target.IsLoopWanted) { _left--; }
            return true;
        }

        if (_wanted.Remove(edge)) { _left--; }
        return false;
    }

    /// <summary>An edge that arrives at a node with forbidden turns is reached by one that may follow it; a better one may come.</summary>
    private void ReachGuarded(in Arrival arrival, int timeAfter, int next)
    {
        var (edge, time) = (arrival.Edge, timeAfter + arrival.Time);
        if (arrival.Time == Never) { return; }
        if (TargetOf(edge) is { } target)
        {
            if (time >= target.Loop || !_roads.MayFollow(edge, next)) { return; }
            (target.Loop, target.LoopNext) = (time, next);
        }
        else
        {
            if ((_edges.TryGetValue(edge, out var known) && time >= known.Time) || !_roads.MayFollow(edge, next)) { return; }
            _edges[edge] = new EdgeState { Time = time, Next = next };
        }

        if (time <= _limit) { _queue.Add((edge << 2) | IntoGuarded, time); }
    }

    /// <summary>From an edge's head on: how long it takes to the place, and the edge that follows. Not for those that the place lies on.</summary>
    private (int Time, int Next) After(int edge)
    {
        var head = _roads.Head[edge];
        ref readonly var node = ref _nodes[head];
        if ((node.Marks & NodeMarks.Guarded) != 0)
        {
            var known = _edges.GetValueOrDefault(edge, NewEdge);
            return known.Time == Unreached ? (Unreached, RoadNetwork.None) : (known.Time - _times![edge], known.Next);
        }

        if (node.Stage < NodeStage.FirstSettled) { return (Unreached, RoadNetwork.None); }
        if (_twin[edge] != node.First || (node.Stage == NodeStage.Settled && node.Second < 0)) { return (node.FirstTime, node.First); }
        return node.Stage == NodeStage.Settled ? (node.SecondTime, node.Second) : (Unreached, RoadNetwork.None);
    }

    private (int Time, int Edge, bool IsBefore) Best(RoadPlace place)
    {
        var best = (Time: Unreached, Edge: RoadNetwork.None, IsBefore: false);
        foreach (var (edge, fraction) in place.BothWays(_roads))
        {
            var own = _times![edge];
            if (own == EdgeTimes.Closed) { continue; }
            var (time, isBefore) = TargetOf(edge) is { } target ? ByTarget(target, own, fraction) : (After(edge).Time is < Unreached and var after ? after + own - EdgeTimes.Part(own, fraction) : Unreached, false);
            if (time < best.Time) { best = (time, edge, isBefore); }
        }

        return best;
    }

    private static (int Time, bool IsBefore) ByTarget(Target target, int own, double fraction)
    {
        var passed = EdgeTimes.Part(own, fraction);
        if (fraction <= target.Fraction) { return (EdgeTimes.Part(own, target.Fraction) - passed, true); }
        return (target.Loop == Unreached ? Unreached : target.Loop - passed, false);
    }

    private ReadOnlySpan<Arrival> Arrivals(int node)
    {
        var first = _nodes[node].FirstIn;
        return _arrivals.AsSpan(first, (node + 1 < _nodes.Length ? _nodes[node + 1].FirstIn : _arrivals.Length) - first);
    }

    private Target? TargetOf(int edge)
    {
        foreach (var target in _targets)
        {
            if (target.Edge == edge) { return target; }
        }

        return null;
    }
}
