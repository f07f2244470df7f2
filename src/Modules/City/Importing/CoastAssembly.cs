using Wangge.City.MapFiles;
using Wangge.City.Shapes;

namespace Wangge.City.Importing;

/// <summary>Makes the sea of coast lines: land lies on their left, the sea on their right, and an extract holds only a piece of them.</summary>
internal static class CoastAssembly
{
    /// <summary>The sea within a rectangle, as polygons with islands as holes.</summary>
    /// <param name="coast">Coast lines, joined as far as they can be; a closed one repeats its first point.</param>
    public static List<WorldPoint[][]> Sea(List<List<WorldPoint>> coast, MapBounds within)
    {
        var closed = coast.Where(l => l.Count > 3 && l[0] == l[^1]).Select(l => l.SkipLast(1).ToArray()).ToList();
        var islands = closed.Where(ring => RingGeometry.TwiceSigned(ring) < 0).ToList();
        List<WorldPoint[]> seas = [.. closed.Where(ring => RingGeometry.TwiceSigned(ring) > 0), .. Open(coast.Where(l => l[0] != l[^1]), within)];
        if (seas.Count == 0 && islands.Count > 0) { seas.Add([new(within.West, within.North), new(within.East, within.North), new(within.East, within.South), new(within.West, within.South)]); }
        return RingAssembly.Nest(seas, islands);
    }

    /// <summary>Each line with the way along the rectangle to the next line's beginning, clockwise, so that the sea stays on the right.</summary>
    private static IEnumerable<WorldPoint[]> Open(IEnumerable<List<WorldPoint>> lines, MapBounds within)
    {
        var pieces = lines.SelectMany(line => RectangleClip.Line(line, within)).Where(p => p.Count > 1).Select(p => ToEdge(p, within)).ToList();
        var starts = pieces.Select((piece, i) => (At: Along(piece[0], within), Piece: i)).OrderBy(s => s.At).ToList();
        var used = new bool[pieces.Count];
        for (var first = 0; first < pieces.Count; first++)
        {
            if (used[first]) { continue; }

            var ring = new List<WorldPoint>();
            for (var piece = first; !used[piece];)
            {
                used[piece] = true;
                ring.AddRange(pieces[piece]);
                var end = Along(pieces[piece][^1], within);
                var next = starts.FindIndex(s => s.At >= end);
                var (at, to) = starts[next < 0 ? 0 : next];
                ring.AddRange(Corners(end, at, within));
                piece = to;
            }

            yield return [.. ring];
        }
    }

    /// <summary>A line that ends inside is led on to the nearest edge.</summary>
    private static List<WorldPoint> ToEdge(List<WorldPoint> line, MapBounds within) => [Nearest(line[0], within), .. line, Nearest(line[^1], within)];

    private static WorldPoint Nearest(WorldPoint p, MapBounds b)
    {
        var (west, east, north, south) = (p.X - b.West, b.East - p.X, p.Y - b.North, b.South - p.Y);
        var least = Math.Min(Math.Min(west, east), Math.Min(north, south));
        return least == west ? p with { X = b.West } : least == east ? p with { X = b.East } : least == north ? p with { Y = b.North } : p with { Y = b.South };
    }

    /// <summary>How far along the rectangle a place on its edge is, clockwise from the north-west.</summary>
    private static double Along(WorldPoint p, MapBounds b)
    {
        var (width, height) = ((double)b.East - b.West, (double)b.South - b.North);
        if (p.Y == b.North) { return p.X - b.West; }
        if (p.X == b.East) { return width + p.Y - b.North; }
        return p.Y == b.South ? width + height + b.East - p.X : (2 * width) + height + b.South - p.Y;
    }

    private static IEnumerable<WorldPoint> Corners(double from, double to, MapBounds b)
    {
        var (width, height) = ((double)b.East - b.West, (double)b.South - b.North);
        (double At, WorldPoint Corner)[] corners =
        [
            (0, new(b.West, b.North)), (width, new(b.East, b.North)), (width + height, new(b.East, b.South)), ((2 * width) + height, new(b.West, b.South)),
        ];
        var around = 2 * (width + height);
        if (to < from) { to += around; }
        return corners.Concat(corners.Select(c => (At: c.At + around, c.Corner))).Where(c => c.At > from && c.At < to).OrderBy(c => c.At).Select(c => c.Corner);
    }
}
