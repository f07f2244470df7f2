using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Makes the network of one mode from a draft: ways are cut where they meet, what leads nowhere else becomes the shape of a stretch.</summary>
/// <remarks>O(n log n) in the draft's nodes, for their order in memory.</remarks>
internal sealed class RoadBuilder(RoadDraft draft, RoadMode mode, int leastMainlandNodes)
{
    private readonly (Passage Forward, Passage Backward) _mine = mode == RoadMode.Car ? (Passage.CarForward, Passage.CarBackward) : (Passage.FootForward, Passage.FootBackward);
    private readonly List<int> _nodes = [];
    private readonly List<DraftStretch> _stretches = [];
    private readonly List<DraftEdge> _edges = [];
    private readonly List<int> _points = [];

    /// <summary>For each of the draft's nodes that is one of the network's: its number.</summary>
    private readonly Dictionary<int, int> _numbers = [];

    /// <param name="leastMainlandNodes">As <see cref="RoadOptions.LeastMainlandNodes"/>.</param>
    public static RoadNetwork Build(RoadDraft draft, RoadMode mode, int leastMainlandNodes = RoadOptions.UsualMainlandNodes) => new RoadBuilder(draft, mode, leastMainlandNodes).Build();

    private RoadNetwork Build()
    {
        var ways = draft.Ways.Where(w => (w.Passage & (_mine.Forward | _mine.Backward)) != 0).ToList();
        var isJunction = Junctions(ways);
        foreach (var way in ways) { Cut(way, isJunction); }
        var turns = new TurnBuilding(_edges, _stretches, draft, _numbers);
        // Who walks turns where they like.
        if (mode == RoadMode.Car) { turns.Build(); }
        return Arrange(turns);
    }

    private bool Blocks(int node) => draft.Barriers.TryGetValue(node, out var passage) && (passage & (_mine.Forward | _mine.Backward)) == 0;

    private bool[] Junctions(List<RoadWay> ways)
    {
        var uses = new byte[draft.Nodes.Count];
        foreach (var way in ways)
        {
            for (var i = 0; i < way.Nodes.Length; i++)
            {
                var isEnd = i == 0 || i == way.Nodes.Length - 1;
                uses[way.Nodes[i]] = (byte)Math.Min(3, uses[way.Nodes[i]] + (isEnd ? 2 : 1));
            }
        }

        var isJunction = Array.ConvertAll(uses, count => count > 1);
        foreach (var node in draft.Barriers.Keys) { isJunction[node] |= Blocks(node); }
        return isJunction;
    }

    private void Cut(RoadWay way, bool[] isJunction)
    {
        var from = 0;
        for (var i = 1; i < way.Nodes.Length; i++)
        {
            if (!isJunction[way.Nodes[i]]) { continue; }
            Add(way, way.Nodes.AsSpan(from, i - from + 1));
            from = i;
        }
    }

    private void Add(RoadWay way, ReadOnlySpan<int> nodes)
    {
        var first = _points.Count;
        foreach (var node in nodes) { _points.Add(node); }
        var (tail, head) = (NumberOf(nodes[0]), NumberOf(nodes[^1]));
        var stretch = _stretches.Count;
        _stretches.Add(new DraftStretch(way, first, nodes.Length));
        if ((way.Passage & _mine.Forward) != 0) { _edges.Add(new DraftEdge(tail, head, stretch << 1)); }
        if ((way.Passage & _mine.Backward) != 0) { _edges.Add(new DraftEdge(head, tail, (stretch << 1) | 1)); }
    }

    /// <summary>What stands in the way parts the roads that meet there: each ends at a node of its own.</summary>
    private int NumberOf(int node)
    {
        if (Blocks(node))
        {
            _nodes.Add(node);
            return _nodes.Count - 1;
        }

        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, node, out var isKnown);
        if (isKnown) { return number; }
        number = _nodes.Count;
        _nodes.Add(node);
        return number;
    }

    private RoadNetwork Arrange(TurnBuilding turns)
    {
        var order = Enumerable.Range(0, _nodes.Count).ToArray();
        var codes = order.Select(n => ZCurve.Of(draft.Nodes[_nodes[n]].Longitude, draft.Nodes[_nodes[n]].Latitude)).ToArray();
        Array.Sort(codes, order);
        var nodeAt = new int[order.Length];
        for (var i = 0; i < order.Length; i++) { nodeAt[order[i]] = i; }

        var edges = Enumerable.Range(0, _edges.Count).ToArray();
        Array.Sort([.. edges.Select(e => ((long)nodeAt[_edges[e].Tail] << 32) | (uint)e)], edges);
        var edgeAt = new int[edges.Length];
        for (var i = 0; i < edges.Length; i++) { edgeAt[edges[i]] = i; }

        // Stretches in the order of their first edge, so that what lies together in the town does so in memory.
        var stretchAt = new int[_stretches.Count];
        Array.Fill(stretchAt, -1);
        var stretches = new List<int>(_stretches.Count);
        foreach (var edge in edges)
        {
            var stretch = _edges[edge].Along >> 1;
            if (stretchAt[stretch] >= 0) { continue; }
            stretchAt[stretch] = stretches.Count;
            stretches.Add(stretch);
        }

        int[] tail = [.. edges.Select(e => nodeAt[_edges[e].Tail])], head = [.. edges.Select(e => nodeAt[_edges[e].Head])];
        int[] along = [.. edges.Select(e => (stretchAt[_edges[e].Along >> 1] << 1) | (_edges[e].Along & 1))];
        var echoes = turns.Echoes.ToFrozenDictionary(e => edgeAt[e.Key], e => edgeAt[e.Value]);
        var own = turns.Turns.ToFrozenDictionary(t => edgeAt[t.Key], t => t.Value.Select(e => edgeAt[e]).ToArray());
        var guarded = new bool[order.Length];
        foreach (var edge in own.Keys) { guarded[head[edge]] = true; }

        var shapes = new Shapes(draft, _points, stretches.ConvertAll(s => _stretches[s]));
        var (firstIn, into) = ByHead(head, order.Length);
        return new RoadNetwork
        {
            Mode = mode, Attribution = draft.Attribution,
            FirstOut = Firsts(tail, order.Length), FirstIn = firstIn, In = into, Tail = tail, Head = head, Along = along, Twin = Twins(along, echoes),
            LengthCm = shapes.LengthCm, FirstPoint = shapes.FirstPoint, Longitude = shapes.Longitude, Latitude = shapes.Latitude, Class = shapes.Class, MaxSpeed = shapes.MaxSpeed, MaxSpeedBack = shapes.MaxSpeedBack,
            Traits = Islands.Mark(shapes.Traits, tail, head, along, order.Length, leastMainlandNodes), Name = shapes.Name, Names = shapes.Names, Source = shapes.Source, PointSource = shapes.PointSource,
            Turns = own, Echoes = echoes, IsGuarded = guarded,
        };
    }

    private static int[] Firsts(int[] sorted, int nodes)
    {
        var first = new int[nodes + 1];
        foreach (var node in sorted) { first[node + 1]++; }
        for (var i = 1; i < first.Length; i++) { first[i] += first[i - 1]; }
        return first;
    }

    private static (int[] First, int[] In) ByHead(int[] head, int nodes)
    {
        var first = Firsts(head, nodes);
        var (next, into) = (first.ToArray(), new int[head.Length]);
        for (var edge = 0; edge < head.Length; edge++) { into[next[head[edge]]++] = edge; }
        return (first, into);
    }

    private static int[] Twins(int[] along, FrozenDictionary<int, int> echoes)
    {
        var edgeOf = new int[along.Length == 0 ? 0 : along.Max() + 2];
        Array.Fill(edgeOf, RoadNetwork.None);
        for (var edge = 0; edge < along.Length; edge++)
        {
            if (!echoes.ContainsKey(edge)) { edgeOf[along[edge]] = edge; }
        }

        return Array.ConvertAll(along, a => edgeOf[a ^ 1]);
    }

    /// <summary>The arrays of the stretches.</summary>
    private sealed class Shapes
    {
        public Shapes(RoadDraft draft, List<int> points, List<DraftStretch> stretches)
        {
            var count = stretches.Count;
            (LengthCm, FirstPoint, Class, MaxSpeed, MaxSpeedBack) = (new int[count], new int[count + 1], new RoadClass[count], new byte[count], new byte[count]);
            (Traits, Name, Source) = (new RoadTraits[count], new int[count], new long[count]);
            var sum = stretches.Sum(s => s.Count);
            (Longitude, Latitude, PointSource) = (new int[sum], new int[sum], draft.NodeSources.Count > 0 ? new long[sum] : []);
            var (names, at) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
            for (var i = 0; i < count; i++)
            {
                var (way, first, length) = stretches[i];
                FirstPoint[i] = at;
                for (var p = first; p < first + length; p++)
                {
                    if (PointSource.Length > 0) { PointSource[at] = draft.NodeSources[points[p]]; }
                    (Longitude[at], Latitude[at++]) = draft.Nodes[points[p]];
                }

                LengthCm[i] = (int)Math.Max(1, Math.Round(new RoadShape(Longitude.AsSpan(FirstPoint[i], length), Latitude.AsSpan(FirstPoint[i], length)).Metres * 100));
                (Class[i], MaxSpeed[i], MaxSpeedBack[i], Traits[i], Source[i]) = (way.Class, way.Signed.Forward, way.Signed.Backward, way.Traits, way.Source);
                if (way.Name is { } name && !names.ContainsKey(name)) { names[name] = names.Count; }
                Name[i] = way.Name is null ? -1 : names[way.Name];
            }

            FirstPoint[count] = at;
            Names = [.. names.Keys];
        }

        public int[] LengthCm { get; }

        public int[] FirstPoint { get; }

        public int[] Longitude { get; }

        public int[] Latitude { get; }

        public RoadClass[] Class { get; }

        public byte[] MaxSpeed { get; }

        public byte[] MaxSpeedBack { get; }

        public long[] PointSource { get; }

        public RoadTraits[] Traits { get; }

        public int[] Name { get; }

        public string[] Names { get; }

        public long[] Source { get; }
    }
}

/// <param name="First">Its first place in the builder's points.</param>
internal readonly record struct DraftStretch(RoadWay Way, int First, int Count);

/// <param name="Along">As <see cref="RoadNetwork.Along"/>.</param>
internal readonly record struct DraftEdge(int Tail, int Head, int Along);
