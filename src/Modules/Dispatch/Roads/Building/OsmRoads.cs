using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Reads the roads of an extract: three passes, over rules, ways and nodes, so that the order in the file does not matter.</summary>
/// <remarks>Holds what lies on roads, not what is in the file. What is broken is left out and counted; what cannot be read at all is an <see cref="OsmFileException"/>.</remarks>
internal static class OsmRoads
{
    public const string Attribution = "(c) OpenStreetMap contributors, ODbL 1.0";

    private const int MostNodes = 40_000_000;

    public static RoadDraft Read(OsmFile file, IProgress<double> progress, CancellationToken ct)
    {
        var draft = new RoadDraft { Attribution = Attribution };
        var rules = new RulePass();
        file.Read(OsmParts.Relations, rules, share => progress.Report(share * 0.2), ct);
        var ways = new WayPass([.. rules.Rules.Select(r => r.To)]);
        file.Read(OsmParts.Ways, ways, share => progress.Report(0.2 + (share * 0.4)), ct);
        var nodes = new NodePass(ways);
        file.Read(OsmParts.Nodes, nodes, share => progress.Report(0.6 + (share * 0.4)), ct);
        nodes.Fill(draft);
        foreach (var way in ways.Ways) { AddPieces(draft, nodes, way); }
        foreach (var rule in rules.Rules) { AddRule(draft, nodes, rule, ways.Missing.Contains(rule.To)); }
        return draft;
    }

    /// <summary>A way whose nodes are not all in the extract becomes what is left of it.</summary>
    private static void AddPieces(RoadDraft draft, NodePass nodes, ReadWay way)
    {
        var piece = new List<int>(way.NodeIds.Length);
        foreach (var id in way.NodeIds.Append(long.MinValue))
        {
            var at = id == long.MinValue ? -1 : nodes.PlaceOf(id);
            if (at >= 0)
            {
                if (piece.Count == 0 || piece[^1] != at) { piece.Add(at); }
                continue;
            }

            if (id != long.MinValue) { draft.Leave("node-missing"); }
            if (piece.Count > 1) { draft.Ways.Add(new RoadWay(way.Id, [.. piece], way.Class, way.Passage, way.Signed, way.Traits, way.Name)); }
            piece.Clear();
        }
    }

    private static void AddRule(RoadDraft draft, NodePass nodes, ReadRule rule, bool leadsOut)
    {
        var node = rule.ViaNode is { } id ? nodes.PlaceOf(id) : -1;
        if (rule.ViaNode is not null && node < 0) { draft.Leave("rule-node-missing"); }
        else { draft.Rules.Add(new TurnRule(rule.From, node, [.. rule.Via], rule.To, rule.IsOnly, leadsOut)); }
    }

    private sealed record ReadWay(long Id, long[] NodeIds, RoadClass Class, Passage Passage, SignedSpeed Signed, RoadTraits Traits, string? Name);

    private sealed record ReadRule(long From, long? ViaNode, List<long> Via, long To, bool IsOnly);

    private sealed class RulePass : IOsmVisitor
    {
        public List<ReadRule> Rules { get; } = [];

        public void Relation(long id, ReadOnlySpan<OsmMember> members, OsmTags tags)
        {
            if (!tags.Is("type", "restriction")) { return; }
            var what = tags["restriction"] ?? tags["restriction:motorcar"] ?? tags["restriction:motor_vehicle"];
            var isOnly = what?.StartsWith("only_", StringComparison.Ordinal) == true;
            if (!isOnly && what?.StartsWith("no_", StringComparison.Ordinal) != true) { return; }
            // At a green light the turn is free.
            if (what!.EndsWith("_on_red", StringComparison.Ordinal)) { return; }
            if (tags["except"] is { } except && except.Split(';', StringSplitOptions.TrimEntries).Any(e => e is "motorcar" or "motor_vehicle" or "vehicle")) { return; }

            long? node = null;
            var (from, to, via) = (new List<long>(), new List<long>(), new List<long>());
            foreach (var member in members)
            {
                if (member is { Kind: OsmKind.Node, Role: "via" }) { node = member.Id; }
                if (member.Kind != OsmKind.Way) { continue; }
                if (member.Role == "from") { from.Add(member.Id); }
                else if (member.Role == "to") { to.Add(member.Id); }
                else if (member.Role == "via") { via.Add(member.Id); }
            }

            if (node is null == (via.Count == 0)) { return; }
            // "No entry" may name several roads that one comes from, "no exit" several that one goes to; of other kinds nobody knows which is meant.
            if ((from.Count > 1 && what != "no_entry") || (to.Count > 1 && what != "no_exit")) { return; }
            foreach (var one in from)
            {
                foreach (var other in to) { Rules.Add(new ReadRule(one, node, via, other, isOnly)); }
            }
        }
    }

    /// <param name="named">Ways that rules lead to.</param>
    private sealed class WayPass(HashSet<long> named) : IOsmVisitor
    {
        private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
        private long _nodes;

        public List<ReadWay> Ways { get; } = [];

        /// <summary>Of those that rules lead to, what the extract does not hold, once all is read.</summary>
        public IReadOnlySet<long> Missing => named;

        public void Way(long id, ReadOnlySpan<long> nodeIds, OsmTags tags)
        {
            named.Remove(id);
            if (nodeIds.Length < 2 || WayRules.Of(tags) is not { } rules) { return; }
            _nodes += nodeIds.Length;
            if (_nodes > MostNodes) { throw OsmFileException.TooLarge("The file holds more roads than one district takes: cut out what you need."); }
            if (rules.Name is { } said && !_names.TryAdd(said, said)) { rules.Name = _names[said]; }
            Ways.Add(new ReadWay(id, nodeIds.ToArray(), rules.Class, rules.Passage, rules.Signed, rules.Traits, rules.Name));
        }
    }

    private sealed class NodePass : IOsmVisitor
    {
        private readonly OsmNodeIds _ids;
        private readonly int[] _longitude;
        private readonly int[] _latitude;
        private readonly int[] _place;
        private readonly Dictionary<int, Passage> _barriers = [];

        public NodePass(WayPass ways)
        {
            _ids = new OsmNodeIds([.. ways.Ways.SelectMany(w => w.NodeIds)]);
            (_longitude, _latitude, _place) = (new int[_ids.Count], new int[_ids.Count], new int[_ids.Count]);
            Array.Fill(_place, -1);
        }

        public void Node(long id, int longitude, int latitude, OsmTags tags)
        {
            if (_ids.Find(id) is not (>= 0 and var at)) { return; }
            (_longitude[at], _latitude[at], _place[at]) = (longitude, latitude, 0);
            if (WayRules.OfNode(tags) is { } passage) { _barriers[at] = passage; }
        }

        public void Fill(RoadDraft draft)
        {
            for (var i = 0; i < _ids.Count; i++)
            {
                if (_place[i] < 0) { continue; }
                _place[i] = draft.Nodes.Count;
                if (_barriers.TryGetValue(i, out var passage)) { draft.Barriers[draft.Nodes.Count] = passage; }
                draft.Nodes.Add((_longitude[i], _latitude[i]));
                draft.NodeSources.Add(_ids[i]);
            }
        }

        /// <summary>−1 where the extract does not hold it.</summary>
        public int PlaceOf(long id) => _ids.Find(id) is >= 0 and var at ? _place[at] : -1;
    }
}
