using Wangge.Demo.Chance;
using Wangge.Demo.Land;

namespace Wangge.Demo.Town;

/// <summary>Fills a block with rows of buildings that keep their distance from its edges.</summary>
internal static class BlockFill
{
    /// <param name="setbacks">Metres to keep from the edge that begins at each point of the ring.</param>
    internal static List<Slab> Fill(List<LocalPoint> ring, List<double> setbacks, BuildingStyle style, SeededRandom chance)
    {
        var along = RowDirection(ring);
        var middle = Ring.Centroid(ring);
        var (lowU, highU, lowV, highV) = Extent(ring, middle, along);
        var slabs = new List<Slab>();
        var rows = (int)((highV - lowV) / style.Pitch);
        var firstRow = lowV + ((highV - lowV - ((rows - 1) * style.Pitch)) / 2);
        for (var row = 0; row < rows; row++)
        {
            var v = firstRow + (row * style.Pitch);
            for (var u = lowU; u < highU;)
            {
                var length = chance.Between(style.Length.From, style.Length.To);
                var slab = new Slab(middle + (along * (u + (length / 2))) + (along.Left * v), along, length, style.Depth);
                if (Fits(ring, setbacks, slab))
                {
                    slabs.Add(slab);
                    u += length + style.Gap;
                }
                else
                {
                    u += 7;
                }
            }
        }

        return slabs;
    }

    /// <summary>Along the longest edge, or across it where that lies nearer to east–west: rows face south.</summary>
    internal static LocalPoint RowDirection(List<LocalPoint> ring)
    {
        var (longest, direction) = (0.0, new LocalPoint(1, 0));
        for (var i = 0; i < ring.Count; i++)
        {
            // Edges that go straight on count as one: sum what runs the same way.
            var edge = ring[(i + 1) % ring.Count] - ring[i];
            var unit = edge.Unit;
            var sum = 0.0;
            for (var j = 0; j < ring.Count; j++)
            {
                var other = ring[(j + 1) % ring.Count] - ring[j];
                if (Math.Abs(unit.Cross(other.Unit)) < 0.09) { sum += other.Length; }
            }

            if (sum > longest) { (longest, direction) = (sum, unit); }
        }

        var candidate = Math.Abs(direction.X) >= Math.Abs(direction.Y) ? direction : direction.Left;
        return candidate.X < 0 ? candidate * -1 : candidate;
    }

    private static (double LowU, double HighU, double LowV, double HighV) Extent(List<LocalPoint> ring, LocalPoint middle, LocalPoint along)
    {
        var (lowU, highU, lowV, highV) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        foreach (var point in ring)
        {
            var (u, v) = (along.Dot(point - middle), along.Cross(point - middle));
            (lowU, highU, lowV, highV) = (Math.Min(lowU, u), Math.Max(highU, u), Math.Min(lowV, v), Math.Max(highV, v));
        }

        return (lowU, highU, lowV, highV);
    }

    private static bool Fits(List<LocalPoint> ring, List<double> setbacks, Slab slab)
    {
        var corners = slab.Corners();
        foreach (var corner in corners)
        {
            if (!Ring.Contains(ring, corner)) { return false; }
        }

        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            foreach (var corner in corners)
            {
                if (corner.DistanceTo(a, b) < setbacks[i]) { return false; }
            }

            // A corner of the block may stand between two corners of the building.
            var (u, v) = (slab.Along.Dot(a - slab.Middle), slab.Along.Cross(a - slab.Middle));
            if (Math.Abs(u) < (slab.Length / 2) + setbacks[i] && Math.Abs(v) < (slab.Depth / 2) + setbacks[i]) { return false; }
        }

        return true;
    }
}
