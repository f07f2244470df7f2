namespace Wangge.Cases.Measuring;

/// <summary>From report to last closing, by the clock on the wall: no hand-over, pause or reopening takes anything off.</summary>
internal static class GrossTime
{
    private static readonly int CommunityDepth = 3;

    /// <summary>Hours of those matters that were closed within the period, shortest first.</summary>
    public static double[] Hours(IEnumerable<MatterFacts> matters, MeasurePeriod period)
    {
        var hours = matters.Where(matter => MatterTerms.IsClosedWithin(matter, period))
            .Select(matter => (matter.ClosedAt!.Value - matter.ReportedAt).TotalHours)
            .ToArray();
        Array.Sort(hours);
        return hours;
    }

    /// <summary>The smallest of the sorted values that at least this part does not exceed (nearest rank): always one that happened.</summary>
    public static double Percentile(double[] sorted, decimal part) => sorted[Rank(sorted.Length, part) - 1];

    /// <summary>The 95 % interval of a percentile, free of any assumption about how times are spread, or null below 10.</summary>
    /// <remarks>Ranks n·p ± z·√(n·p·(1 − p)), by the normal approximation to the binomial. Source: W. J. Conover, Practical Nonparametric Statistics, 3rd ed. (1999), 3.2.</remarks>
    public static Interval? IntervalOf(double[] sorted, decimal part)
    {
        if (sorted.Length < 10) { return null; }
        var p = (double)part;
        var half = Interval.Z * Math.Sqrt(sorted.Length * p * (1 - p));
        var low = (int)Math.Floor(sorted.Length * p - half);
        var high = (int)Math.Ceiling(sorted.Length * p + half) + 1;
        return new Interval(sorted[Math.Clamp(low, 1, sorted.Length) - 1], sorted[Math.Clamp(high, 1, sorted.Length) - 1]);
    }

    /// <summary>The path of a matter's community, or null when it was placed no deeper than a subdistrict.</summary>
    public static string? CommunityOf(string areaPath)
    {
        var end = 0;
        for (var level = 0; level < CommunityDepth; level++)
        {
            end = areaPath.IndexOf('/', end + 1);
            if (end < 0) { return null; }
        }
        return areaPath[..(end + 1)];
    }

    private static int Rank(int count, decimal part) => Math.Clamp((int)Math.Ceiling(count * part), 1, count);
}
