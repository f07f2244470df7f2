using System.Runtime.InteropServices;
using Wangge.City.Shapes;
using Wangge.Kernel.Osm;

namespace Wangge.City.Importing;

/// <summary>A way that is drawn, or that a drawn relation names.</summary>
/// <param name="First">Of its nodes in <see cref="OsmDraft.NodeIds"/>.</param>
internal sealed record WayDraft(int First, int Count)
{
    public FeatureClass? Line { get; init; }

    public FeatureClass? Area { get; init; }

    public FeatureClass? Label { get; init; }

    public bool IsCoast { get; init; }

    /// <summary>Lowest level of the administrative borders that run along it, or null.</summary>
    public int? Border { get; init; }
}

/// <summary>An area of many ways.</summary>
internal sealed record RelationDraft(FeatureClass Area, FeatureClass? Label, List<(long WayId, bool IsHole)> Members);

/// <summary>What is kept of a file after its relations and its ways were passed over: two passes, since a relation may stand before or after its ways.</summary>
internal sealed class OsmDraft
{
    /// <summary>About 1 GB of memory while an import runs; a prefecture of 5 million people has a tenth of it.</summary>
    private const int MostNodeIds = 40_000_000;

    private const int MostRelations = 2_000_000;

    private readonly Dictionary<long, int?> _memberWays = [];

    public List<long> NodeIds { get; } = [];

    public List<WayDraft> Ways { get; } = [];

    public List<RelationDraft> Relations { get; } = [];

    /// <summary>Ways by their id, where a relation names them.</summary>
    public Dictionary<long, WayDraft> ById { get; } = [];

    public IOsmVisitor RelationPass => new RelationVisitor(this);

    public IOsmVisitor WayPass => new WayVisitor(this);

    public ReadOnlySpan<long> NodesOf(WayDraft way) => CollectionsMarshal.AsSpan(NodeIds).Slice(way.First, way.Count);

    private sealed class RelationVisitor(OsmDraft draft) : IOsmVisitor
    {
        public void Relation(long id, ReadOnlySpan<OsmMember> members, OsmTags tags)
        {
            if (tags.Is("boundary", "administrative") && int.TryParse(tags["admin_level"], out var level))
            {
                foreach (var member in members)
                {
                    if (member.Kind == OsmKind.Way) { draft._memberWays[member.Id] = Math.Min(level, draft._memberWays.GetValueOrDefault(member.Id) ?? int.MaxValue); }
                }
            }
            else if (tags["type"] is "multipolygon" && OsmClassing.OfArea(tags) is { } area)
            {
                var ways = new List<(long, bool)>();
                foreach (var member in members)
                {
                    if (member.Kind != OsmKind.Way) { continue; }
                    ways.Add((member.Id, member.Role == "inner"));
                    draft._memberWays.TryAdd(member.Id, null);
                }

                draft.Relations.Add(new(area, OsmClassing.OfMiddle(tags, area), ways));
                if (draft.Relations.Count > MostRelations) { throw OsmFileException.TooLarge("The file holds more areas than one district's map takes."); }
            }
        }
    }

    private sealed class WayVisitor(OsmDraft draft) : IOsmVisitor
    {
        public void Way(long id, ReadOnlySpan<long> nodeIds, OsmTags tags)
        {
            var isMember = draft._memberWays.TryGetValue(id, out var border);
            var isCoast = tags.Is("natural", "coastline");
            var isClosed = nodeIds.Length >= 4 && nodeIds[0] == nodeIds[^1];
            var area = isClosed ? OsmClassing.OfArea(tags) : null;
            var line = area is null ? OsmClassing.OfLine(tags) : null;
            if (border is null && tags.Is("boundary", "administrative") && int.TryParse(tags["admin_level"], out var level)) { border = level; }
            if (nodeIds.Length < 2 || (!isMember && !isCoast && area is null && line is null && border is null)) { return; }
            if (draft.NodeIds.Count + nodeIds.Length > MostNodeIds) { throw OsmFileException.TooLarge("The file holds more than one district's map takes: cut out what you need."); }

            var way = new WayDraft(draft.NodeIds.Count, nodeIds.Length)
            {
                Line = line, Area = area, Label = area is null ? null : OsmClassing.OfMiddle(tags, area), IsCoast = isCoast, Border = tags.Is("maritime", "yes") ? null : border,
            };
            draft.NodeIds.AddRange(nodeIds);
            draft.Ways.Add(way);
            if (isMember) { draft.ById[id] = way; }
        }
    }
}
