namespace Wangge.City.Tiles;

/// <summary>Leaves out corners that nobody could see.</summary>
internal static class TileSimplify
{
    /// <summary>The path with its ends and every corner that lies farther than <paramref name="units"/> from the line without it.</summary>
    /// <remarks>Douglas and Peucker, 1973; without recursion, since paths can be long.</remarks>
    public static List<TilePlace> Path(List<TilePlace> path, double units)
    {
        if (path.Count < 3 || units <= 0) { return path; }
        var kept = new bool[path.Count];
        kept[0] = kept[^1] = true;
        var open = new Stack<(int From, int To)>();
        open.Push((0, path.Count - 1));
        while (open.TryPop(out var span))
        {
            var (farthest, at) = (units * units, -1);
            for (var i = span.From + 1; i < span.To; i++)
            {
                if (SquaredDistance(path[i], path[span.From], path[span.To]) is var distance && distance > farthest) { (farthest, at) = (distance, i); }
            }

            if (at < 0) { continue; }
            kept[at] = true;
            open.Push((span.From, at));
            open.Push((at, span.To));
        }

        return path.Where((_, i) => kept[i]).ToList();
    }

    /// <summary>The same for a ring, opened where it is widest so that it does not fall together.</summary>
    public static List<TilePlace> Ring(List<TilePlace> ring, double units)
    {
        if (ring.Count < 5 || units <= 0) { return ring; }
        var across = 0;
        for (var i = 1; i < ring.Count; i++)
        {
            if (SquaredDistance(ring[i], ring[0], ring[0]) > SquaredDistance(ring[across], ring[0], ring[0])) { across = i; }
        }

        var there = Path(ring[..(across + 1)], units);
        var back = Path([.. ring[across..], ring[0]], units);
        return [.. there, .. back[1..^1]];
    }

    private static double SquaredDistance(TilePlace at, TilePlace from, TilePlace to)
    {
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var share = length == 0 ? 0 : Math.Clamp((((at.X - from.X) * dx) + ((at.Y - from.Y) * dy)) / length, 0, 1);
        var (ex, ey) = (at.X - from.X - (share * dx), at.Y - from.Y - (share * dy));
        return (ex * ex) + (ey * ey);
    }
}
