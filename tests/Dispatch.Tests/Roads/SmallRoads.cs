using CsCheck;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Roads.Building;
using Wangge.Dispatch.Roads.Searching;

namespace Wangge.Dispatch.Tests.Roads;

/// <summary>Random towns of a few streets with one-way roads, dead ends, barriers and rules of turning; and what is true of them, found by trying every row of streets.</summary>
/// <param name="Times">By way, both directions, milliseconds.</param>
internal sealed record SmallRoads(RoadDraft Draft, RoadNetwork Roads, EdgeTimes Times)
{
    private const int Unreached = int.MaxValue;

    public static Gen<SmallRoads> Any { get; } =
        from nodes in Gen.Int[2, 8]
        from ways in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Int[0, 5], Gen.Int[1, 40]).List[1, 16]
        from rules in Gen.Select(Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 99], Gen.Int[0, 2], Gen.Bool).List[0, 5]
        from barrier in Gen.Int[0, 20]
        select Make(nodes, ways, rules, barrier);

    private static SmallRoads Make(int nodes, List<(int From, int To, int Kind, int Length)> ways, List<(int, int, int, int Vias, bool IsOnly)> rules, int barrier)
    {
        var draft = new RoadDraft { Attribution = "" };
        for (var i = 0; i < nodes; i++) { draft.Nodes.Add((1_000_000_000 + (i % 3 * 10_000), 400_000_000 + (i / 3 * 10_000))); }
        foreach (var (from, to, kind, length) in ways)
        {
            // A way from a node to itself goes round by a point of its own.
            var middle = draft.Nodes.Count;
            draft.Nodes.Add((1_000_000_000 + (length * 700), 400_000_000 + (length * 900)));
            var passage = kind switch { 0 => Passage.CarForward, 1 => Passage.CarBackward, _ => Passage.Car };
            draft.Ways.Add(new RoadWay(draft.Ways.Count, [from, middle, to], RoadClass.Residential, passage, default, RoadTraits.None, null));
        }

        if (barrier < nodes) { draft.Barriers[barrier] = Passage.Foot; }
        foreach (var (a, b, c, vias, isOnly) in rules) { AddRule(draft, a, b, c, vias, isOnly); }
        var roads = RoadBuilder.Build(draft, RoadMode.Car);
        var lengths = ways.ConvertAll(w => w.Length);
        return new SmallRoads(draft, roads, new EdgeTimes([.. Enumerable.Range(0, roads.EdgeCount).Select(e => lengths[(int)roads.Source[roads.StretchOf(e)]] * 100)]));
    }

    /// <summary>A rule over ways that do meet, so that it says something; at most one of a kind for a way, since more would contradict each other.</summary>
    private static void AddRule(RoadDraft draft, int a, int b, int c, int vias, bool isOnly)
    {
        var from = draft.Ways[a % draft.Ways.Count];
        var node = from.Nodes[^1];
        var next = draft.Ways.Where(w => w != from && w.Nodes[0] != w.Nodes[^1] && (w.Nodes[0] == node || w.Nodes[^1] == node)).ToList();
        if (from.Nodes[0] == node || next.Count == 0 || draft.Rules.Any(r => r.From == from.Source || r.Via.Contains(from.Source))) { return; }
        var second = next[b % next.Count];
        if (vias == 0)
        {
            draft.Rules.Add(new TurnRule(from.Source, node, [], second.Source, isOnly));
            return;
        }

        var far = second.Nodes[0] == node ? second.Nodes[^1] : second.Nodes[0];
        var last = draft.Ways.Where(w => w != from && w != second && w.Nodes[0] != w.Nodes[^1] && (w.Nodes[0] == far || w.Nodes[^1] == far)).ToList();
        if (last.Count == 0 || draft.Rules.Any(r => r.From == second.Source || r.Via.Contains(second.Source))) { return; }
        draft.Rules.Add(new TurnRule(from.Source, -1, [second.Source], last[c % last.Count].Source, isOnly));
    }

    /// <summary>A place on any road.</summary>
    public Gen<RoadPlace> Place =>
        from number in Gen.Int[0, Roads.EdgeCount - Roads.Echoes.Count - 1]
        from tenth in Gen.Int[0, 10]
        select new RoadPlace(Enumerable.Range(0, Roads.EdgeCount).Where(e => !Roads.Echoes.ContainsKey(e)).ElementAt(number), tenth / 10.0);

    /// <summary>Ways, rules and barriers, to be read when a trial fails.</summary>
    public override string ToString() =>
        $"ways {string.Join("; ", Draft.Ways.Select(w => $"{w.Source}: {w.Nodes[0]}-{w.Nodes[^1]} {w.Passage}"))} rules {string.Join("; ", Draft.Rules.Select(r => $"{r.From} by {r.ViaNode}/{string.Join(',', r.Via)} to {r.To} {r.IsOnly}"))} "
        + $"barriers {string.Join(',', Draft.Barriers.Keys)} edges {string.Join("; ", Enumerable.Range(0, Roads.EdgeCount).Select(e => $"{e}: {Roads.Tail[e]}-{Roads.Head[e]} way {Roads.Source[Roads.StretchOf(e)]} {Times[e]}{(Roads.Echoes.TryGetValue(e, out var of) ? $" echo of {of}" : "")}"))}";

    /// <summary>The least time from one place to another over all legal rows of streets, straight from the draft's rules; <see cref="int.MaxValue"/> where there is none.</summary>
    public int TimeBetween(RoadPlace from, RoadPlace to)
    {
        var best = Unreached;
        var done = new Dictionary<(int, int), int>();
        var waiting = new PriorityQueue<(int Before, int Edge), int>();
        foreach (var (edge, fraction) in from.BothWays(Roads))
        {
            var passed = EdgeTimes.Part(Times[edge], fraction);
            foreach (var (target, there) in to.BothWays(Roads))
            {
                if (target == edge && there >= fraction) { best = Math.Min(best, EdgeTimes.Part(Times[edge], there) - passed); }
            }

            waiting.Enqueue((-1, edge), Times[edge] - passed);
        }

        while (waiting.TryDequeue(out var at, out var time))
        {
            if (!done.TryAdd(at, time)) { continue; }
            foreach (var next in Next(at.Before, at.Edge))
            {
                foreach (var (target, there) in to.BothWays(Roads))
                {
                    if (target == next) { best = Math.Min(best, time + EdgeTimes.Part(Times[next], there)); }
                }

                waiting.Enqueue((at.Edge, next), time + Times[next]);
            }
        }

        return best;
    }

    /// <summary>Edges that may follow, where one came to this one from another: by the words of the rules.</summary>
    private IEnumerable<int> Next(int before, int edge)
    {
        var leaving = Enumerable.Range(0, Roads.EdgeCount).Where(e => !Roads.Echoes.ContainsKey(e) && Roads.Tail[e] == Roads.Head[edge]).ToList();
        foreach (var next in leaving)
        {
            if (Roads.IsWayBack(edge, next) && leaving.Count > 1) { continue; }
            if (Draft.Rules.All(rule => Allows(rule, before, edge, next))) { yield return next; }
        }
    }

    private bool Allows(TurnRule rule, int before, int edge, int next)
    {
        if (rule.Via.Length == 0)
        {
            if (Source(edge) != rule.From || !EndsAt(edge, rule.ViaNode) || !IsThere(rule.To, edge)) { return true; }
        }
        else if (before < 0 || Source(edge) != rule.Via[0] || Source(before) != rule.From || !IsThere(rule.To, edge))
        {
            return true;
        }

        return rule.IsOnly == (Source(next) == rule.To);
    }

    /// <summary>Whether the way that a rule leads to can be taken at the end of this edge at all; else the rule says nothing.</summary>
    private bool IsThere(long way, int edge) => Enumerable.Range(0, Roads.EdgeCount).Any(e => Source(e) == way && Roads.Tail[e] == Roads.Head[edge]);

    private bool EndsAt(int edge, int node)
    {
        var way = Draft.Ways[(int)Source(edge)];
        return !Draft.Barriers.ContainsKey(node) && (Roads.IsBackward(edge) ? way.Nodes[0] : way.Nodes[^1]) == node;
    }

    private long Source(int edge) => Roads.Source[Roads.StretchOf(edge)];
}
