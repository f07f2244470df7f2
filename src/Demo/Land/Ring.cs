namespace Wangge.Demo.Land;

/// <summary>Measures of a closed ring of points (counter-clockwise, first point not repeated).</summary>
internal static class Ring
{
    /// <summary>Square metres; positive where counter-clockwise.</summary>
    internal static double Area(IReadOnlyList<LocalPoint> ring)
    {
        var twice = 0.0;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            twice += ring[before].Cross(ring[i]);
        }

        return twice / 2;
    }

    internal static double Perimeter(IReadOnlyList<LocalPoint> ring)
    {
        var sum = 0.0;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            sum += ring[before].DistanceTo(ring[i]);
        }

        return sum;
    }

    internal static LocalPoint Centroid(IReadOnlyList<LocalPoint> ring)
    {
        // Relative to the first point, so that far origins cost no digits.
        var origin = ring[0];
        double x = 0, y = 0, twice = 0;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            var (a, b) = (ring[before] - origin, ring[i] - origin);
            var cross = a.Cross(b);
            x += (a.X + b.X) * cross;
            y += (a.Y + b.Y) * cross;
            twice += cross;
        }

        return origin + new LocalPoint(x / (3 * twice), y / (3 * twice));
    }

    /// <summary>Whether the point lies inside (on the edge: either answer).</summary>
    internal static bool Contains(IReadOnlyList<LocalPoint> ring, LocalPoint point)
    {
        var inside = false;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            var (a, b) = (ring[before], ring[i]);
            if (a.Y > point.Y != b.Y > point.Y && point.X < a.X + ((b.X - a.X) * (point.Y - a.Y) / (b.Y - a.Y)))
            {
                inside = !inside;
            }
        }

        return inside;
    }

    /// <summary>Distance to the nearest edge.</summary>
    internal static double Clearance(IReadOnlyList<LocalPoint> ring, LocalPoint point)
    {
        var nearest = double.MaxValue;
        for (int i = 0, before = ring.Count - 1; i < ring.Count; before = i++)
        {
            nearest = Math.Min(nearest, point.DistanceTo(ring[before], ring[i]));
        }

        return nearest;
    }

    /// <summary>How far from a square: 0 for a square, 1 for a strip of about 1 : 6.</summary>
    internal static double Lankiness(IReadOnlyList<LocalPoint> ring)
    {
        var perimeter = Perimeter(ring);
        return (perimeter * perimeter / (16 * Math.Abs(Area(ring)))) - 1;
    }

    /// <summary>Area of the part left of the line through <paramref name="origin"/> along <paramref name="direction"/> (Sutherland and Hodgman's clip).</summary>
    internal static double AreaLeftOf(List<LocalPoint> ring, LocalPoint origin, LocalPoint direction)
    {
        // The clipped ring's own vertices are summed as they come: this runs some hundred thousand times a plan.
        LocalPoint first = default, last = default;
        var hasFirst = false;
        var twice = 0.0;
        var (a, sa) = (ring[^1], direction.Cross(ring[^1] - origin));
        foreach (var b in ring)
        {
            var sb = direction.Cross(b - origin);
            if (sa > 0 != sb > 0) { Keep(a.Between(b, sa / (sa - sb))); }
            if (sb > 0) { Keep(b); }

            (a, sa) = (b, sb);
        }

        return hasFirst ? (twice + last.Cross(first)) / 2 : 0;

        void Keep(LocalPoint point)
        {
            var relative = point - origin;
            if (hasFirst) { twice += last.Cross(relative); }
            else { (first, hasFirst) = (relative, true); }

            last = relative;
        }
    }

    /// <summary>A point well inside: the centroid where it lies inside, else the best of a coarse raster.</summary>
    internal static LocalPoint Middle(IReadOnlyList<LocalPoint> ring)
    {
        var centroid = Centroid(ring);
        if (Contains(ring, centroid)) { return centroid; }

        var (low, high) = Box(ring);
        var best = centroid;
        var clearance = 0.0;
        for (var i = 1; i < 16; i++)
        {
            for (var j = 1; j < 16; j++)
            {
                var point = new LocalPoint(low.X + ((high.X - low.X) * i / 16), low.Y + ((high.Y - low.Y) * j / 16));
                if (Contains(ring, point) && Clearance(ring, point) is var room && room > clearance)
                {
                    (best, clearance) = (point, room);
                }
            }
        }

        return best;
    }

    internal static (LocalPoint Low, LocalPoint High) Box(IReadOnlyList<LocalPoint> ring) =>
        (new(ring.Min(p => p.X), ring.Min(p => p.Y)), new(ring.Max(p => p.X), ring.Max(p => p.Y)));
}
