using Wangge.City.Shapes;

namespace Wangge.City.Importing;

/// <summary>Puts the ways of an area together to rings, and holes into the rings that they lie in.</summary>
internal static class RingAssembly
{
    /// <summary>Joins ways whose ends are the same node.</summary>
    /// <param name="open">How many ends found no other: the file does not hold the whole area.</param>
    /// <returns>Closed rings of node ids; the last is the first.</returns>
    public static List<List<long>> Join(IEnumerable<long[]> ways, out int open)
    {
        var (rings, ends, paths) = (new List<List<long>>(), new Dictionary<long, List<List<long>>>(), new List<List<long>>());
        foreach (var way in ways)
        {
            var path = new List<long>(way);
            if (path[0] == path[^1]) { rings.Add(path); }
            else { paths.Add(path); }
        }

        foreach (var path in paths)
        {
            var grown = path;
            // A path is in the table by both its ends, or has been taken into another.
            while (Take(ends, grown[^1]) is { } next || (TurnAround(grown) && (next = Take(ends, grown[^1])) is not null))
            {
                Remove(ends, next);
                if (next[0] != grown[^1]) { next.Reverse(); }
                grown.AddRange(next.Skip(1));
                if (grown[0] == grown[^1]) { break; }
            }

            if (grown[0] == grown[^1]) { rings.Add(grown); }
            else
            {
                Note(ends, grown[0], grown);
                Note(ends, grown[^1], grown);
            }
        }

        open = ends.Values.Sum(at => at.Count);
        return rings;
    }

    /// <summary>Polygons of rings: each hole goes to the smallest outer ring around it, or nowhere.</summary>
    public static List<WorldPoint[][]> Nest(List<WorldPoint[]> outers, List<WorldPoint[]> holes)
    {
        var sorted = outers.OrderBy(RingGeometry.SquareUnits).Select(o => new List<WorldPoint[]> { o }).ToList();
        foreach (var hole in holes)
        {
            sorted.Find(polygon => RingGeometry.Contains(polygon[0], hole[0]) || RingGeometry.Contains(polygon[0], hole[hole.Length / 2]))?.Add(hole);
        }

        return sorted.ConvertAll(polygon => polygon.ToArray());
    }

    private static bool TurnAround(List<long> path)
    {
        path.Reverse();
        return true;
    }

    private static List<long>? Take(Dictionary<long, List<List<long>>> ends, long node) => ends.TryGetValue(node, out var at) && at.Count > 0 ? at[^1] : null;

    private static void Remove(Dictionary<long, List<List<long>>> ends, List<long> path)
    {
        ends[path[0]].Remove(path);
        ends[path[^1]].Remove(path);
    }

    private static void Note(Dictionary<long, List<List<long>>> ends, long node, List<long> path)
    {
        if (!ends.TryGetValue(node, out var at)) { ends[node] = at = []; }
        at.Add(path);
    }
}
