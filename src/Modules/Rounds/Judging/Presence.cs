using Wangge.Kernel.Places;

namespace Wangge.Rounds.Judging;

/// <summary>When a walker was near a point, by the straight ways between fixes, so that a fast pass between two fixes counts. Pure; any order of fixes gives the same.</summary>
/// <remarks>
/// Between two fixes one is taken to go straight and evenly, so the stretch inside the circle solves |a + s(b − a)|² ≤ r² for s in [0, 1], and its times are interpolated.
/// A step that took longer than <see cref="RoundRules.LongestGap"/>, is longer than <see cref="RoundRules.LongestStepMetres"/> or faster than <see cref="RoundRules.FastestMetresPerSecond"/>
/// is not believed; its two fixes still count where they lie. Stretches that touch are one. O(n log n) for n fixes.
/// </remarks>
internal static class Presence
{
    /// <summary>Stretches inside the circle around a place, by time; a lone fix inside is a stretch of one instant.</summary>
    /// <param name="fixes">Of one walker.</param>
    public static List<ProofSpan> Near(IEnumerable<Fix> fixes, double longitude, double latitude, RoundRules rules)
    {
        var plane = new LocalPlane(longitude, latitude);
        var track = fixes
            .Where(f => f.AccuracyMetres <= rules.WorstAccuracyMetres)
            .Select(f => new Spot(f.At, (f.Longitude - longitude) * plane.MetresPerDegreeEast, (f.Latitude - latitude) * plane.MetresPerDegreeNorth))
            .Distinct().OrderBy(s => s.At).ThenBy(s => s.East).ThenBy(s => s.North).ToList();

        var near = new List<ProofSpan>();
        for (var i = 0; i < track.Count; i++)
        {
            if (track[i].MetresAway <= rules.RadiusMetres) { Join(near, ProofSpan.At(track[i].At)); }
            if (i + 1 < track.Count && IsBelieved(track[i], track[i + 1], rules) && Inside(track[i], track[i + 1], rules.RadiusMetres) is { } stretch) { Join(near, stretch); }
        }

        return near;
    }

    private static bool IsBelieved(Spot a, Spot b, RoundRules rules)
    {
        var (took, metres) = (b.At - a.At, double.Hypot(b.East - a.East, b.North - a.North));
        return took > TimeSpan.Zero && took <= rules.LongestGap && metres <= rules.LongestStepMetres && metres <= rules.FastestMetresPerSecond * took.TotalSeconds;
    }

    /// <summary>The part of a step inside the circle of this radius around the origin, or null.</summary>
    private static ProofSpan? Inside(Spot a, Spot b, double radius)
    {
        var (east, north) = (b.East - a.East, b.North - a.North);
        var length = (east * east) + (north * north);
        var outside = (a.East * a.East) + (a.North * a.North) - (radius * radius);
        if (length == 0) { return outside <= 0 ? new ProofSpan(a.At, b.At) : null; }

        var half = (a.East * east) + (a.North * north);
        var root = (half * half) - (length * outside);
        if (root < 0) { return null; }
        var from = Math.Max(0, (-half - Math.Sqrt(root)) / length);
        var until = Math.Min(1, (-half + Math.Sqrt(root)) / length);
        return from > until ? null : new ProofSpan(Between(a, b, from), Between(a, b, until));
    }

    /// <summary>At the ends the fixes' own instants, so that neighbouring steps touch.</summary>
    private static DateTimeOffset Between(Spot a, Spot b, double share) => share switch
    {
        <= 0 => a.At,
        >= 1 => b.At,
        _ => a.At + ((b.At - a.At) * share),
    };

    private static void Join(List<ProofSpan> spans, ProofSpan next)
    {
        if (spans.Count > 0 && next.Since <= spans[^1].Until) { spans[^1] = spans[^1] with { Until = next.Until > spans[^1].Until ? next.Until : spans[^1].Until }; }
        else { spans.Add(next); }
    }

    private readonly record struct Spot(DateTimeOffset At, double East, double North)
    {
        public double MetresAway => double.Hypot(East, North);
    }
}
