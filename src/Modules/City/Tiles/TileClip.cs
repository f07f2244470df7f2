using Wangge.Kernel.Tiles;

namespace Wangge.City.Tiles;

/// <summary>Cuts paths off at a tile's edge, a margin beyond it so that wide lines and outlines are whole at the seam.</summary>
internal static class TileClip
{
    /// <summary>Units beyond each edge: a street of 36 m along a seam at zoom 16 reaches this far.</summary>
    public const int Margin = 128;

    private const double Low = -Margin;
    private const double High = TileAddress.Extent + Margin;

    /// <summary>What of a closed ring lies in the tile; where it leaves, it follows the tile's edge. Fewer than 3 places: nothing.</summary>
    /// <remarks>Sutherland and Hodgman, 1974: one edge of the square after the other. A ring that falls into two stays one, joined along the edge.</remarks>
    public static List<TilePlace> Ring(List<TilePlace> ring)
    {
        if (ring.TrueForAll(p => p.X is >= Low and <= High && p.Y is >= Low and <= High)) { return ring; }
        ring = Cut(ring, p => p.X - Low);
        ring = Cut(ring, p => High - p.X);
        ring = Cut(ring, p => p.Y - Low);
        return Cut(ring, p => High - p.Y);
    }

    /// <summary>The pieces of a line that lie in the tile.</summary>
    public static List<List<TilePlace>> Line(List<TilePlace> line)
    {
        var pieces = new List<List<TilePlace>>();
        List<TilePlace>? piece = null;
        for (var i = 0; i + 1 < line.Count; i++)
        {
            if (Segment(line[i], line[i + 1]) is not var (from, to))
            {
                piece = null;
                continue;
            }

            if (piece is null || piece[^1] != from) { pieces.Add(piece = [from]); }
            piece.Add(to);
            if (to != line[i + 1]) { piece = null; }
        }

        return pieces;
    }

    private static List<TilePlace> Cut(List<TilePlace> ring, Func<TilePlace, double> inside)
    {
        var cut = new List<TilePlace>(ring.Count + 4);
        for (var i = 0; i < ring.Count; i++)
        {
            var (from, to) = (ring[i], ring[(i + 1) % ring.Count]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0) { cut.Add(from); }
            if (a >= 0 != b >= 0) { cut.Add(Between(from, to, a / (a - b))); }
        }

        return cut;
    }

    /// <summary>Liang and Barsky, 1984: the part of a segment in the square, or null.</summary>
    private static (TilePlace From, TilePlace To)? Segment(TilePlace from, TilePlace to)
    {
        var (first, last) = (0.0, 1.0);
        var (dx, dy) = (to.X - from.X, to.Y - from.Y);
        foreach (var (step, room) in (ReadOnlySpan<(double, double)>)[(-dx, from.X - Low), (dx, High - from.X), (-dy, from.Y - Low), (dy, High - from.Y)])
        {
            if (step == 0)
            {
                if (room < 0) { return null; }
                continue;
            }

            var at = room / step;
            if (step < 0) { first = Math.Max(first, at); }
            else { last = Math.Min(last, at); }
        }

        return first > last ? null : (first == 0 ? from : Between(from, to, first), last == 1 ? to : Between(from, to, last));
    }

    private static TilePlace Between(TilePlace from, TilePlace to, double share) => new(from.X + ((to.X - from.X) * share), from.Y + ((to.Y - from.Y) * share));
}
