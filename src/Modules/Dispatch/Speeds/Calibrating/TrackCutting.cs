using Wangge.Kernel.Places;

namespace Wangge.Dispatch.Speeds.Calibrating;

/// <summary>Cuts a track where nobody was under way: at halts, where the signal was lost, and where a position cannot be.</summary>
internal static class TrackCutting
{
    private const double HaltMetres = 20;
    private const double FastestMetresPerSecond = 60;
    private static readonly TimeSpan Halt = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(2);

    /// <summary>Pieces of at least two positions, in the order of time. A wait at a light is no halt.</summary>
    public static IEnumerable<IReadOnlyList<TrackPoint>> Cut(IEnumerable<TrackPoint> track)
    {
        var points = InOrder(track);
        var piece = new List<TrackPoint>();
        for (var i = 0; i < points.Count; i++)
        {
            if (HaltEnd(points, i) is var end && end > i)
            {
                piece.Add(points[i]);
                if (piece.Count > 1) { yield return piece; }
                piece = [points[end]];
                i = end;
                continue;
            }

            if (piece.Count > 0 && points[i].At - piece[^1].At > LongestGap)
            {
                if (piece.Count > 1) { yield return piece; }
                piece = [];
            }

            piece.Add(points[i]);
        }

        if (piece.Count > 1) { yield return piece; }
    }

    /// <summary>Positions that can follow each other.</summary>
    private static List<TrackPoint> InOrder(IEnumerable<TrackPoint> track)
    {
        var points = new List<TrackPoint>();
        foreach (var point in track.OrderBy(p => p.At))
        {
            if (points.Count == 0) { points.Add(point); }
            else if (point.At > points[^1].At && Between(points[^1], point) <= FastestMetresPerSecond * (point.At - points[^1].At).TotalSeconds) { points.Add(point); }
        }

        return points;
    }

    /// <summary>The last position of a halt that begins here, or this one.</summary>
    private static int HaltEnd(List<TrackPoint> points, int first)
    {
        var end = first;
        while (end + 1 < points.Count && Between(points[first], points[end + 1]) <= HaltMetres) { end++; }
        return points[end].At - points[first].At >= Halt ? end : first;
    }

    private static double Between(TrackPoint a, TrackPoint b) => Metres.Nearby(a.Longitude, a.Latitude, b.Longitude, b.Latitude);
}
