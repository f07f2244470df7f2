namespace Wangge.Dispatch.Roads.Building;

/// <summary>Turns the draft's rules into lists of edges that may follow an edge; for rules over several roads, echoes remember where one came from.</summary>
/// <remarks>Source: OpenStreetMap wiki, "Relation:restriction". A rule that does not name one turn in this network is left out and counted.</remarks>
internal sealed class TurnBuilding(List<DraftEdge> edges, List<DraftStretch> stretches, RoadDraft draft, Dictionary<int, int> numbers)
{
    private const int LongestVia = 200;

    private readonly Dictionary<int, List<int>> _turns = [];
    private readonly Dictionary<int, int> _echoes = [];
    private readonly Dictionary<int, List<int>> _leaving = [];
    private readonly Dictionary<long, List<int>> _ofWay = [];

    /// <summary>Edges with turns of their own.</summary>
    public IReadOnlyDictionary<int, List<int>> Turns => _turns;

    /// <summary>Echoes, and what each repeats.</summary>
    public IReadOnlyDictionary<int, int> Echoes => _echoes;

    public void Build()
    {
        if (draft.Rules.Count == 0) { return; }
        Index(draft.Rules);
        foreach (var rule in draft.Rules.Where(r => r.Via.Length == 0)) { AtNode(rule); }
        foreach (var rule in draft.Rules.Where(r => r.Via.Length > 0)) { OverWays(rule); }
    }

    private void Index(List<TurnRule> rules)
    {
        var named = rules.SelectMany(r => r.Via.Append(r.From).Append(r.To)).ToHashSet();
        for (var edge = 0; edge < edges.Count; edge++)
        {
            Add(_leaving, edges[edge].Tail, edge);
            if (named.Contains(WayOf(edge))) { Add(_ofWay, WayOf(edge), edge); }
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> into, TKey key, int edge)
        where TKey : notnull
    {
        if (!into.TryGetValue(key, out var list)) { into[key] = list = []; }
        list.Add(edge);
    }

    private long WayOf(int edge) => stretches[edges[edge].Along >> 1].Way.Source;

    private List<int> OfWay(long way) => _ofWay.GetValueOrDefault(way, []);

    private void AtNode(TurnRule rule)
    {
        if (!numbers.TryGetValue(rule.ViaNode, out var node)) { return; }
        var from = OfWay(rule.From).FindAll(e => edges[e].Head == node);
        var to = OfWay(rule.To).FindAll(e => edges[e].Tail == node);
        if (from.Count == 0 || (to.Count == 0 && !(rule.IsOnly && rule.LeadsOut))) { return; }
        if (from.Count > 1 || (to.Count > 1 && !rule.IsOnly))
        {
            draft.Leave("rule-unclear");
            return;
        }

        var turns = TurnsOf(from[0]);
        if (rule.IsOnly) { turns.RemoveAll(e => !to.Contains(e)); }
        else { turns.Remove(to[0]); }
    }

    private void OverWays(TurnRule rule)
    {
        var isFound = false;
        foreach (var from in OfWay(rule.From).ToList())
        {
            if (Path(from, rule) is not { } path) { continue; }
            isFound = true;
            foreach (var start in _echoes.Where(e => e.Value == from).Select(e => e.Key).Append(from).ToList()) { Apply(start, path, rule.IsOnly); }
        }

        if (!isFound && OfWay(rule.From).Count > 0 && OfWay(rule.To).Count > 0) { draft.Leave("rule-unclear"); }
    }

    /// <summary>The edges of the ways between, in order, and the one that the rule leads to; null where they are not one row.</summary>
    private List<int>? Path(int from, TurnRule rule)
    {
        var waiting = new Queue<List<int>>([[from]]);
        while (waiting.TryDequeue(out var path))
        {
            var last = path[^1];
            var via = path.Count == 1 ? -1 : Array.LastIndexOf(rule.Via, WayOf(last));
            foreach (var next in _leaving.GetValueOrDefault(edges[last].Head, []))
            {
                if ((edges[next].Along ^ edges[last].Along) == 1 || path.Contains(next)) { continue; }
                if (via == rule.Via.Length - 1 && WayOf(next) == rule.To) { return [.. path.Skip(1), next]; }
                var isOn = (via >= 0 && WayOf(next) == rule.Via[via]) || (via + 1 < rule.Via.Length && WayOf(next) == rule.Via[via + 1]);
                if (isOn && path.Count < LongestVia) { waiting.Enqueue([.. path, next]); }
            }
        }

        return null;
    }

    private void Apply(int from, List<int> path, bool isOnly)
    {
        var before = from;
        foreach (var edge in path[..^1])
        {
            var turns = TurnsOf(before);
            var at = turns.FindIndex(t => t == edge || (_echoes.TryGetValue(t, out var repeated) && repeated == edge));
            if (at < 0) { return; }
            if (turns[at] == edge)
            {
                var ahead = TurnsOf(edge, isKept: false);
                turns[at] = edges.Count;
                _echoes[edges.Count] = edge;
                _turns[edges.Count] = [.. ahead];
                edges.Add(edges[edge]);
            }

            before = turns[at];
        }

        var (last, to) = (_turns[before], path[^1]);
        bool IsTo(int turn) => turn == to || (_echoes.TryGetValue(turn, out var repeated) && repeated == to);
        last.RemoveAll(turn => isOnly != IsTo(turn));
    }

    /// <summary>What may follow an edge; as its own list from now on, unless only looked at.</summary>
    private List<int> TurnsOf(int edge, bool isKept = true)
    {
        if (_turns.TryGetValue(edge, out var own)) { return own; }
        var leaving = _leaving.GetValueOrDefault(edges[edge].Head, []);
        var turns = leaving.FindAll(next => leaving.Count == 1 || (edges[next].Along ^ edges[edge].Along) != 1);
        if (isKept) { _turns[edge] = turns; }
        return turns;
    }
}
