namespace Wangge.Dispatch.Roads.Searching;

/// <summary>Which unit is first at each edge, and when: one search from all units at once, mended where one unit moves.</summary>
/// <remarks>
/// Dijkstra 1959 with many sources, O(e log b) as <see cref="ReverseSearch"/>; a unit that moves costs as many edges as it held and now holds, plus one look over all owners.
/// Exact: what other units hold does not rest on the ground of the one that moved. Not thread-safe.
/// </remarks>
internal sealed class Coverage(RoadNetwork roads, EdgeTimes times, int limitMilliseconds)
{
    /// <summary>Nobody comes within the limit.</summary>
    public const int Unreached = int.MaxValue;

    private const int Served = -2;

    private readonly int[] _arrival = [.. Enumerable.Repeat(Unreached, roads.EdgeCount)];
    private readonly int[] _owner = [.. Enumerable.Repeat(RoadNetwork.None, roads.EdgeCount)];
    private readonly int[] _firstSettled = [.. Enumerable.Repeat(RoadNetwork.None, roads.NodeCount)];
    private readonly BucketQueue _queue = new(times.Longest);
    private readonly Dictionary<int, RoadPlace> _units = [];
    private readonly Dictionary<int, List<Source>> _sources = [];

    /// <summary>Milliseconds until the first unit is at the end of an edge, or <see cref="Unreached"/>.</summary>
    public int ArrivalAtHead(int edge) => _arrival[edge];

    /// <summary>The unit that is first at the end of an edge, or −1.</summary>
    public int OwnerOf(int edge) => _owner[edge];

    /// <summary>Begins anew with these units.</summary>
    /// <param name="units">Their numbers, 0 or more, and where they stand.</param>
    public void Set(IReadOnlyDictionary<int, RoadPlace> units, CancellationToken ct)
    {
        Array.Fill(_arrival, Unreached);
        Array.Fill(_owner, RoadNetwork.None);
        Array.Fill(_firstSettled, RoadNetwork.None);
        _units.Clear();
        _sources.Clear();
        _queue.Begin(0);
        foreach (var (unit, place) in units) { Place(unit, place); }
        var settled = 0;
        while (_queue.TryTake(out var edge, out var time))
        {
            if (time > limitMilliseconds) { break; }
            if (time != _arrival[edge]) { continue; }
            if ((++settled & 4095) == 0) { ct.ThrowIfCancellationRequested(); }
            ServeOnce(edge, time);
        }
    }

    /// <summary>Mends what changes where one unit moves, comes or leaves.</summary>
    /// <param name="place">Null: it is gone.</param>
    public void Move(int unit, RoadPlace? place)
    {
        _queue.Begin(0);
        if (_units.Remove(unit, out var before)) { TakeOff(unit, before); }
        if (place is { } now) { Place(unit, now); }
        while (_queue.TryTake(out var edge, out var time))
        {
            if (time > limitMilliseconds) { break; }
            if (time == _arrival[edge]) { ServeAll(edge, time); }
        }
    }

    /// <summary>Milliseconds until the first unit from elsewhere is at an edge's tail, or <see cref="Unreached"/>; units on the edge itself are <see cref="SourcesOn"/>.</summary>
    public int ArrivalAtTail(int edge)
    {
        if (times[edge] == EdgeTimes.Closed) { return Unreached; }
        var first = Unreached;
        if (!_sources.ContainsKey(edge))
        {
            foreach (var one in roads.WithEchoes(edge)) { first = Math.Min(first, _arrival[one]); }
            return first == Unreached ? Unreached : first - times[edge];
        }

        var node = roads.Tail[edge];
        for (var i = roads.FirstIn[node]; i < roads.FirstIn[node + 1]; i++)
        {
            var before = roads.In[i];
            if (_arrival[before] < first && roads.WithEchoes(edge).Any(one => roads.MayFollow(before, one))) { first = _arrival[before]; }
        }

        return first;
    }

    /// <summary>Milliseconds until the first unit is at a place, or <see cref="Unreached"/>.</summary>
    public int ArrivalAt(RoadPlace place)
    {
        var first = Unreached;
        foreach (var (edge, fraction) in place.BothWays(roads))
        {
            if (times[edge] == EdgeTimes.Closed) { continue; }
            var here = EdgeTimes.Part(times[edge], fraction);
            if (ArrivalAtTail(edge) is < Unreached and var tail) { first = Math.Min(first, tail + here); }
            foreach (var (_, source) in SourcesOn(edge))
            {
                if (source <= fraction) { first = Math.Min(first, here - EdgeTimes.Part(times[edge], source)); }
            }
        }

        return first;
    }

    /// <summary>Where units stand on an edge, as fractions of its length.</summary>
    public IEnumerable<(int Unit, double Fraction)> SourcesOn(int edge) =>
        _sources.TryGetValue(edge, out var sources) ? sources.Select(s => (s.Unit, s.Fraction)) : [];

    private void Place(int unit, RoadPlace place)
    {
        _units[unit] = place;
        foreach (var (edge, fraction) in place.BothWays(roads))
        {
            if (times[edge] == EdgeTimes.Closed) { continue; }
            var source = new Source(unit, fraction, times[edge] - EdgeTimes.Part(times[edge], fraction));
            if (!_sources.TryGetValue(edge, out var here)) { _sources[edge] = here = []; }
            here.Add(source);
            Reach(edge, source.Arrival, unit);
        }
    }

    private void TakeOff(int unit, RoadPlace place)
    {
        foreach (var (edge, _) in place.BothWays(roads))
        {
            if (!_sources.TryGetValue(edge, out var here)) { continue; }
            here.RemoveAll(s => s.Unit == unit);
            if (here.Count == 0) { _sources.Remove(edge); }
        }

        var lost = new List<int>();
        var owners = _owner.AsSpan();
        for (var from = 0; from < owners.Length;)
        {
            var at = owners[from..].IndexOf(unit);
            if (at < 0) { break; }
            lost.Add(from + at);
            from += at + 1;
        }

        foreach (var edge in lost) { (_arrival[edge], _owner[edge]) = (Unreached, RoadNetwork.None); }
        foreach (var edge in lost) { ReachFromAround(edge); }
    }

    /// <summary>What of others comes to an edge that lost its owner.</summary>
    private void ReachFromAround(int edge)
    {
        if (_sources.TryGetValue(edge, out var here))
        {
            foreach (var source in here) { Reach(edge, source.Arrival, source.Unit); }
        }

        var node = roads.Tail[edge];
        for (var i = roads.FirstIn[node]; i < roads.FirstIn[node + 1]; i++)
        {
            var before = roads.In[i];
            if (_arrival[before] <= limitMilliseconds && roads.MayFollow(before, edge)) { Reach(edge, _arrival[before] + times[edge], _owner[before]); }
        }
    }

    private void ServeOnce(int edge, int time)
    {
        var node = roads.Head[edge];
        if (roads.IsGuarded[node])
        {
            ServeAll(edge, time);
            return;
        }

        var first = _firstSettled[node];
        if (first == Served) { return; }
        if (first >= 0)
        {
            if (roads.Twin[first] == edge) { return; }
            _firstSettled[node] = Served;
            ReachNext(roads.Twin[first], time, edge);
            return;
        }

        var wayBack = roads.IsDeadEnd(node) ? RoadNetwork.None : roads.Twin[edge];
        _firstSettled[node] = wayBack >= 0 ? edge : Served;
        for (var next = roads.FirstOut[node]; next < roads.FirstOut[node + 1]; next++)
        {
            if (next != wayBack) { ReachNext(next, time, edge); }
        }
    }

    private void ServeAll(int edge, int time)
    {
        var node = roads.Head[edge];
        for (var next = roads.FirstOut[node]; next < roads.FirstOut[node + 1]; next++)
        {
            if (roads.MayFollow(edge, next)) { ReachNext(next, time, edge); }
        }
    }

    private void ReachNext(int edge, int timeBefore, int before)
    {
        if (times[edge] != EdgeTimes.Closed) { Reach(edge, timeBefore + times[edge], _owner[before]); }
    }

    private void Reach(int edge, int time, int unit)
    {
        if (time >= _arrival[edge]) { return; }
        (_arrival[edge], _owner[edge]) = (time, unit);
        _queue.Add(edge, time);
    }

    /// <param name="Arrival">At the end of the edge, milliseconds.</param>
    private readonly record struct Source(int Unit, double Fraction, int Arrival);
}
