using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Roads of given lines, which meet where they share a corner.</summary>
internal static class DrawnRoads
{
    public static RoadDraft Read(IEnumerable<DrawnRoad> roads, string attribution)
    {
        var draft = new RoadDraft { Attribution = attribution };
        var nodes = new Corners(draft);
        foreach (var road in roads)
        {
            var tags = new OsmTags();
            tags.Add("highway", road.Class);
            if (road.IsOneWay) { tags.Add("oneway", "yes"); }
            if (WayRules.Of(tags) is not { } rules)
            {
                draft.Leave("class-unknown");
                continue;
            }

            var path = nodes.Along(road.Line.Coordinates);
            if (path.Length < 2) { draft.Leave("line-too-short"); }
            else { draft.Ways.Add(new RoadWay(draft.Ways.Count, path, rules.Class, rules.Passage, (byte)Math.Clamp(road.MaxSpeed ?? 0, 0, 250), RoadTraits.None, road.Name)); }
        }

        return draft;
    }

    /// <summary>One node for each place, to 1e-7 degrees.</summary>
    internal sealed class Corners(RoadDraft draft)
    {
        private readonly Dictionary<(int, int), int> _known = [];

        public int[] Along(Coordinate[] line)
        {
            var path = new List<int>(line.Length);
            foreach (var corner in line)
            {
                var at = ((int)Math.Round(corner.X * 1e7), (int)Math.Round(corner.Y * 1e7));
                if (!_known.TryGetValue(at, out var node))
                {
                    node = _known[at] = draft.Nodes.Count;
                    draft.Nodes.Add(at);
                }

                if (path.Count == 0 || path[^1] != node) { path.Add(node); }
            }

            return [.. path];
        }
    }
}
