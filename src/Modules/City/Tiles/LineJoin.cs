using Wangge.City.Shapes;

namespace Wangge.City.Tiles;

/// <summary>Joins lines that go on as each other, so that a street's name finds room along it and seams do not show.</summary>
internal static class LineJoin
{
    /// <summary>The same lines, joined at ends where exactly two of them meet.</summary>
    public static List<List<WorldPoint>> Join(IEnumerable<WorldPoint[]> lines)
    {
        var open = lines.Where(l => l.Length >= 2).Select(l => new List<WorldPoint>(l)).ToList();
        var ends = new Dictionary<WorldPoint, List<int>>();
        for (var i = 0; i < open.Count; i++)
        {
            Note(ends, open[i][0], i);
            Note(ends, open[i][^1], i);
        }

        foreach (var (at, meeting) in ends)
        {
            if (meeting is not [var first, var second] || first == second) { continue; }

            var (one, other) = (open[first], open[second]);
            if (one[0] == at) { one.Reverse(); }
            if (other[^1] == at) { other.Reverse(); }
            one.AddRange(other.Skip(1));
            open[second] = [];
            // The other's far end is the one's from now on.
            var far = ends[one[^1]];
            far[far.IndexOf(second)] = first;
        }

        open.RemoveAll(l => l.Count == 0);
        return open;
    }

    /// <summary>The same lines, each led on by one that begins where it ends: for lines whose sides mean something. Those that come back to their start repeat it.</summary>
    public static List<List<WorldPoint>> JoinDirected(IEnumerable<WorldPoint[]> lines)
    {
        var (joined, byStart) = (new List<List<WorldPoint>>(), new Dictionary<WorldPoint, List<WorldPoint>>());
        var byEnd = new Dictionary<WorldPoint, List<WorldPoint>>();
        foreach (var line in lines)
        {
            var path = new List<WorldPoint>(line);
            if (path[0] != path[^1] && byEnd.Remove(path[0], out var before))
            {
                byStart.Remove(before[0]);
                path = [.. before, .. path.Skip(1)];
            }

            if (path[0] != path[^1] && byStart.Remove(path[^1], out var after))
            {
                byEnd.Remove(after[^1]);
                path.AddRange(after.Skip(1));
            }

            if (path[0] == path[^1] || !byStart.TryAdd(path[0], path) || !byEnd.TryAdd(path[^1], path)) { joined.Add(path); }
        }

        joined.AddRange(byStart.Values);
        return joined;
    }

    private static void Note(Dictionary<WorldPoint, List<int>> ends, WorldPoint at, int line)
    {
        if (!ends.TryGetValue(at, out var meeting)) { ends[at] = meeting = []; }
        meeting.Add(line);
    }
}
