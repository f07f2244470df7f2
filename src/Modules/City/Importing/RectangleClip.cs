using Wangge.City.MapFiles;
using Wangge.City.Shapes;

namespace Wangge.City.Importing;

/// <summary>Cuts lines off at a rectangle of the map's plane.</summary>
internal static class RectangleClip
{
    /// <summary>The pieces inside; where the line crosses the edge, the piece ends exactly on it.</summary>
    public static List<List<WorldPoint>> Line(IReadOnlyList<WorldPoint> line, MapBounds within)
    {
        var pieces = new List<List<WorldPoint>>();
        List<WorldPoint>? piece = null;
        for (var i = 0; i + 1 < line.Count; i++)
        {
            var (a, b) = (line[i], line[i + 1]);
            if (Segment(a, b, within) is not var (from, to))
            {
                piece = null;
                continue;
            }

            if (piece is null || piece[^1] != from) { pieces.Add(piece = [from]); }
            if (to != from) { piece.Add(to); }
            if (to != b) { piece = null; }
        }

        return pieces;
    }

    private static (WorldPoint From, WorldPoint To)? Segment(WorldPoint a, WorldPoint b, MapBounds within)
    {
        var (first, last) = (0.0, 1.0);
        var (dx, dy) = ((double)b.X - a.X, (double)b.Y - a.Y);
        foreach (var (step, room) in (ReadOnlySpan<(double, double)>)[(-dx, a.X - (double)within.West), (dx, within.East - (double)a.X), (-dy, a.Y - (double)within.North), (dy, within.South - (double)a.Y)])
        {
            if (step == 0)
            {
                if (room < 0) { return null; }
                continue;
            }

            if (step < 0) { first = Math.Max(first, room / step); }
            else { last = Math.Min(last, room / step); }
        }

        return first > last ? null : (At(first), At(last));

        WorldPoint At(double share) => share == 0 ? a : share == 1 ? b : new(
            Math.Clamp((int)Math.Round(a.X + (dx * share)), within.West, within.East), Math.Clamp((int)Math.Round(a.Y + (dy * share)), within.North, within.South));
    }
}
