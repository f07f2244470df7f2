namespace Wangge.Cases.Measuring;

/// <summary>A range that holds the true value 95 times in 100, both ends included.</summary>
internal readonly record struct Interval(double Low, double High)
{
    /// <value>The standard normal quantile of 0.975.</value>
    public const double Z = 1.959963984540054;

    /// <summary>Wilson's score interval for a proportion; the whole 0 to 1 where nothing was counted.</summary>
    /// <param name="successes">0 to <paramref name="count"/>.</param>
    /// <param name="count">How many were looked at; need not be whole, so that it can carry a correction for finite populations.</param>
    /// <remarks>Source: E. B. Wilson, JASA 22 (1927) 209–212.</remarks>
    public static Interval Wilson(double successes, double count)
    {
        if (count <= 0) { return new Interval(0, 1); }

        var share = successes / count;
        var square = Z * Z / count;
        var middle = (share + square / 2) / (1 + square);
        var half = Z * Math.Sqrt(share * (1 - share) / count + square / (4 * count)) / (1 + square);
        return new Interval(
            successes <= 0 ? 0 : Math.Max(0, middle - half),
            successes >= count ? 1 : Math.Min(1, middle + half));
    }

    /// <summary>Wilson's interval for the share of a known, finite number, of which some were drawn without putting back.</summary>
    /// <param name="population">How many there are; when all were drawn the interval is a point.</param>
    /// <remarks>
    /// The count is made larger by (N − 1) ÷ (N − n), by which drawing without replacement lessens the variance.
    /// Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), 3.2.
    /// </remarks>
    public static Interval OfDrawn(int successes, int drawn, int population)
    {
        if (drawn == 0) { return new Interval(0, 1); }
        var share = (double)successes / drawn;
        if (drawn >= population) { return new Interval(share, share); }

        var effective = drawn * (population - 1.0) / (population - drawn);
        return Wilson(share * effective, effective);
    }
}
