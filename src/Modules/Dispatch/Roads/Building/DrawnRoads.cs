using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Osm;

namespace Wangge.Dispatch.Roads.Building;

/// <summary>Roads of given lines, which meet where they share a corner.</summary>
internal static class DrawnRoads
{
    public static RoadDraft Read(IEnumerable<DrawnRoad> roads, string attribution)
    {
        var draft = new RoadDraft { Attribution = attribution };
        var nodes = new CornerNodes(draft);
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
            var signed = (byte)Math.Clamp(road.MaxSpeed ?? 0, 0, 250);
            if (path.Length < 2) { draft.Leave("line-too-short"); }
            else { draft.Ways.Add(new RoadWay(draft.Ways.Count, path, rules.Class, rules.Passage, new SignedSpeed(signed, signed), RoadTraits.None, road.Name)); }
        }

        return draft;
    }
}
