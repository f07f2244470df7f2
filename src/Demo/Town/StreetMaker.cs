using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>Makes streets of the paths: what goes straight on across a crossing, in the same class, is one street.</summary>
internal static class StreetMaker
{
    /// <summary>Cosine of the angle between two ends that still go straight on.</summary>
    private const double Straight = -0.94;

    internal static List<StreetDraft> Make(DistrictLand land)
    {
        var ways = land.Paths.Where(p => p.Level != PathLevel.Lane).ToList();
        var classes = ways.Select(w => ClassOf(land.Web, w)).ToList();
        var partners = Pair(land.Web, ways, classes);
        var streets = new List<StreetDraft>();
        var used = new bool[ways.Count];
        // First from free ends, then whatever is left: rings.
        foreach (var start in Enumerable.Range(0, ways.Count * 2).OrderBy(end => partners.ContainsKey(end)).ThenBy(end => end))
        {
            if (used[start / 2]) { continue; }

            streets.Add(Follow(ways, classes, partners, used, start));
        }

        streets.AddRange(land.Paths
            .Where(p => p.Level == PathLevel.Lane)
            .Select(p => new StreetDraft(StreetClass.Lane, p.IsUrban, p.Within, p.Nodes) { GridIndex = p.GridIndex }));
        return streets;
    }

    private static string ClassOf(PlanarWeb web, LandPath path) => path.Level switch
    {
        PathLevel.Subdistrict => StreetClass.Arterial,
        PathLevel.Community when path.IsUrban && path.Depth <= 1 && Length(web, path.Nodes) > 1300 => StreetClass.Arterial,
        PathLevel.Community => StreetClass.Secondary,
        PathLevel.Grid => StreetClass.Residential,
        _ => StreetClass.Lane,
    };

    internal static double Length(PlanarWeb web, List<int> nodes)
    {
        var sum = 0.0;
        for (var i = 0; i + 1 < nodes.Count; i++) { sum += web[nodes[i]].DistanceTo(web[nodes[i + 1]]); }

        return sum;
    }

    /// <summary>Which end of which path goes on as which other. An end is numbered 2 × path + (0 first, 1 last).</summary>
    private static Dictionary<int, int> Pair(PlanarWeb web, List<LandPath> ways, List<string> classes)
    {
        var partners = new Dictionary<int, int>();
        var candidates =
            from ends in Enumerable.Range(0, ways.Count * 2).GroupBy(end => NodeAt(ways, end))
            from a in ends
            from b in ends
            where a < b && a / 2 != b / 2 && classes[a / 2] == classes[b / 2] && ways[a / 2].Name is null == ways[b / 2].Name is null
            let cosine = Outward(web, ways, a).Dot(Outward(web, ways, b))
            where cosine < Straight
            orderby cosine, a, b
            select (a, b);
        foreach (var (a, b) in candidates.ToList())
        {
            if (partners.ContainsKey(a) || partners.ContainsKey(b)) { continue; }

            partners[a] = b;
            partners[b] = a;
        }

        return partners;
    }

    private static int NodeAt(List<LandPath> ways, int end) => end % 2 == 0 ? ways[end / 2].Nodes[0] : ways[end / 2].Nodes[^1];

    private static LocalPoint Outward(PlanarWeb web, List<LandPath> ways, int end)
    {
        var nodes = ways[end / 2].Nodes;
        return end % 2 == 0 ? (web[nodes[1]] - web[nodes[0]]).Unit : (web[nodes[^2]] - web[nodes[^1]]).Unit;
    }

    private static StreetDraft Follow(List<LandPath> ways, List<string> classes, Dictionary<int, int> partners, bool[] used, int start)
    {
        var first = ways[start / 2];
        var nodes = new List<int>();
        var isUrban = false;
        for (var end = start; ;)
        {
            var way = ways[end / 2];
            used[end / 2] = true;
            isUrban |= way.IsUrban;
            nodes.AddRange((end % 2 == 0 ? way.Nodes : Enumerable.Reverse(way.Nodes)).Skip(nodes.Count > 0 ? 1 : 0));
            if (!partners.TryGetValue(end ^ 1, out var next) || used[next / 2]) { break; }

            end = next;
        }

        return new(classes[start / 2], isUrban, first.Within, nodes) { Name = first.Name };
    }
}
