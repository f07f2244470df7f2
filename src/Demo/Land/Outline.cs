using Wangge.Demo.Chance;

namespace Wangge.Demo.Land;

/// <summary>The made-up edge of the district: an inland border and a coast with bays, headlands and a small peninsula.</summary>
internal static class Outline
{
    /// <summary>Source: DOMAIN 1, "181 km²".</summary>
    internal const double AreaSquareMetres = 181e6;

    /// <summary>Kilometres east and north, clockwise from the north-west; the first <see cref="BorderPoints"/> are the northern border, the last of them begins the coast.</summary>
    private static readonly (double East, double North)[] Sketch =
    [
        (-5.6, 7.4), (-4.3, 8.3), (-2.9, 7.9), (-1.6, 8.6), (0.2, 8.1), (1.5, 8.8), (3.1, 8.3), (4.4, 8.9),
        (5.7, 8.1), (6.0, 7.2), (5.2, 6.7), (4.5, 5.9), (3.9, 4.9), (4.3, 4.0), (5.2, 3.3), (6.1, 3.0), (6.9, 3.4), (7.7, 3.9), (8.5, 3.5), (9.3, 3.3), (9.9, 2.5),
        (9.3, 1.8), (8.5, 1.9), (7.8, 1.3), (7.0, 1.7), (6.2, 1.6), (5.6, 0.7), (4.9, -0.2), (4.5, -1.3), (4.9, -2.0), (5.7, -2.3), (5.6, -3.1), (4.7, -3.5),
        (3.9, -4.2), (3.7, -5.0), (3.9, -5.7), (3.2, -6.1), (2.3, -6.3), (1.6, -7.0), (1.5, -7.8), (0.7, -8.0), (-0.2, -8.3), (-0.9, -9.1),
        (-2.1, -8.5), (-2.6, -7.7), (-3.7, -7.2), (-3.6, -6.0), (-4.5, -5.0), (-5.1, -4.3), (-4.7, -3.0), (-5.6, -2.0), (-5.2, -0.7), (-6.1, 0.5), (-5.6, 1.8), (-6.2, 3.0), (-5.5, 4.3), (-6.1, 5.6),
    ];

    private const int BorderPoints = 9;
    private const int LastCoastPoint = 42;

    /// <summary>Puts the outline into the web.</summary>
    /// <returns>The ring, counter-clockwise, and the coast as a path from the south to the north.</returns>
    internal static (List<int> Ring, List<int> Coast) Draw(PlanarWeb web, SeededRandom chance)
    {
        var points = new List<(LocalPoint At, bool IsCoast)>();
        for (var i = 0; i < Sketch.Length; i++)
        {
            var isCoast = i >= BorderPoints - 1 && i < LastCoastPoint;
            var rough = isCoast ? Roughen(Curve(i), 90, 0.16, chance) : Roughen([At(i), At(i + 1)], 190, 0.11, chance);
            points.AddRange(rough.SkipLast(1).Select(p => (p, isCoast)));
        }

        points.Reverse();
        var scale = Math.Sqrt(AreaSquareMetres / Ring.Area([.. points.Select(p => p.At)]));
        var ring = points.Select(p => web.Add(p.At * scale)).ToList();
        var first = points.FindIndex(p => p.IsCoast);
        var last = points.FindLastIndex(p => p.IsCoast);
        // The point before the first belongs to the coast's southern end, whose edge was begun by the border.
        return (ring, ring[(first - 1)..(last + 1)]);
    }

    /// <summary>Catmull and Rom's curve from one point of the sketch to the next.</summary>
    private static List<LocalPoint> Curve(int index)
    {
        var (a, b, c, d) = (At(index - 1), At(index), At(index + 1), At(index + 2));
        var points = new List<LocalPoint>();
        for (var step = 0; step <= 4; step++)
        {
            var t = step / 4.0;
            points.Add(((b * 2) + ((c - a) * t) + (((a * 2) - (b * 5) + (c * 4) - d) * (t * t)) + (((b * 3) - a - (c * 3) + d) * (t * t * t))) * 0.5);
        }

        return points;
    }

    private static LocalPoint At(int index)
    {
        var (east, north) = Sketch[(index + Sketch.Length) % Sketch.Length];
        return new(east * 1000, north * 1000);
    }

    /// <summary>Halves each stretch until it is short, moving each middle aside by chance.</summary>
    private static List<LocalPoint> Roughen(List<LocalPoint> curve, double longestMetres, double strength, SeededRandom chance)
    {
        var rough = new List<LocalPoint> { curve[0] };
        for (var i = 0; i + 1 < curve.Count; i++)
        {
            Halve(curve[i], curve[i + 1]);
        }

        return rough;

        void Halve(LocalPoint a, LocalPoint b)
        {
            if (a.DistanceTo(b) <= longestMetres)
            {
                rough.Add(b);
                return;
            }

            var middle = a.Between(b, 0.5) + ((b - a).Left * chance.Between(-strength, strength));
            Halve(a, middle);
            Halve(middle, b);
        }
    }
}
