using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Roads;

/// <summary>The shape of one stretch: its length, and what of it is nearest.</summary>
internal readonly ref struct RoadShape(ReadOnlySpan<int> longitudes, ReadOnlySpan<int> latitudes)
{
    private readonly ReadOnlySpan<int> _longitudes = longitudes;
    private readonly ReadOnlySpan<int> _latitudes = latitudes;

    public static RoadShape Of(RoadNetwork roads, int stretch)
    {
        var (first, end) = (roads.FirstPoint[stretch], roads.FirstPoint[stretch + 1]);
        return new(roads.Longitude.AsSpan(first, end - first), roads.Latitude.AsSpan(first, end - first));
    }

    public double Metres
    {
        get
        {
            var sum = 0.0;
            for (var i = 1; i < _longitudes.Length; i++) { sum += Piece(i); }
            return sum;
        }
    }

    /// <summary>The nearest place on the shape, by a flat map around the place that is asked for.</summary>
    public (double Fraction, double Metres) Nearest(double longitude, double latitude) => Nearest(new LocalPlane(longitude, latitude));

    /// <summary>The same, from the middle of a flat map.</summary>
    public (double Fraction, double Metres) Nearest(LocalPlane plane)
    {
        var (best, bestAlong, along) = (double.MaxValue, 0.0, 0.0);
        var (x1, y1) = OnPlane(plane, 0);
        for (var i = 1; i < _longitudes.Length; i++)
        {
            var (x2, y2) = OnPlane(plane, i);
            var (dx, dy) = (x2 - x1, y2 - y1);
            var squared = (dx * dx) + (dy * dy);
            var length = Math.Sqrt(squared);
            var share = squared > 0 ? Math.Clamp(-((x1 * dx) + (y1 * dy)) / squared, 0, 1) : 0;
            var (x, y) = (x1 + (share * dx), y1 + (share * dy));
            var off = (x * x) + (y * y);
            if (off < best) { (best, bestAlong) = (off, along + (share * length)); }
            along += length;
            (x1, y1) = (x2, y2);
        }

        return (along > 0 ? bestAlong / along : 0, Math.Sqrt(best));
    }

    private (double X, double Y) OnPlane(LocalPlane plane, int i) =>
        (((_longitudes[i] / 1e7) - plane.Longitude) * plane.MetresPerDegreeEast, ((_latitudes[i] / 1e7) - plane.Latitude) * plane.MetresPerDegreeNorth);

    private double Piece(int i) => Kernel.Places.Metres.Nearby(_longitudes[i - 1] / 1e7, _latitudes[i - 1] / 1e7, _longitudes[i] / 1e7, _latitudes[i] / 1e7);
}
