namespace Wangge.City.Shapes;

/// <summary>What can be asked of a ring: closed, without repeating its first point.</summary>
internal static class RingGeometry
{
    /// <summary>Area of a ring, never negative.</summary>
    public static double SquareUnits(WorldPoint[] ring) => Math.Abs(TwiceSigned(ring)) / 2;

    /// <summary>Positive for a ring that turns clockwise on the map, since y grows southward.</summary>
    public static double TwiceSigned(IReadOnlyList<WorldPoint> ring)
    {
        var sum = 0.0;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++) { sum += ((double)ring[j].X * ring[i].Y) - ((double)ring[i].X * ring[j].Y); }
        return sum;
    }

    public static bool Contains(IReadOnlyList<WorldPoint> ring, WorldPoint point)
    {
        var inside = false;
        for (var (i, j) = (0, ring.Count - 1); i < ring.Count; j = i++)
        {
            var (a, b) = (ring[i], ring[j]);
            if (a.Y > point.Y != b.Y > point.Y && point.X < (((double)b.X - a.X) * ((double)point.Y - a.Y) / ((double)b.Y - a.Y)) + a.X) { inside = !inside; }
        }

        return inside;
    }
}
