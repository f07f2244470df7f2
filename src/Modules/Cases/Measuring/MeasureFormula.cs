namespace Wangge.Cases.Measuring;

/// <summary>How a measure is worked out: data, published with each figure, never changed without a new version.</summary>
/// <param name="Code">Stable key, such as <c>closing-rate</c>.</param>
/// <param name="Version">From 1; figures of different versions are not compared.</param>
/// <param name="NameZh">The name in Chinese, as the standard has it.</param>
/// <param name="Numerator">Code of a term in <see cref="MatterTerms"/>; null where the kind says what is counted.</param>
/// <param name="Denominator">As <paramref name="Numerator"/>.</param>
internal sealed record MeasureFormula(
    string Code,
    int Version,
    string Name,
    string NameZh,
    MeasureKind Kind,
    MeasureUnit Unit,
    string? Numerator = null,
    string? Denominator = null)
{
    /// <value>Whether it may stand at the top of a page. Finished ÷ accepted never does.</value>
    public bool IsHeadline { get; init; }

    /// <value>Whether less is better, such as of rework and of times.</value>
    public bool LowerIsBetter { get; init; }

    /// <value>Below this denominator the figure is shown but not ranked; 10 by default.</value>
    public int MinimumCount { get; init; } = 10;

    /// <value>Whether approved exclusions leave the denominator.</value>
    public bool AllowsExclusions { get; init; } = true;

    /// <value>For durations: which part of the matters is not longer, 0 to 1.</value>
    public decimal? Percentile { get; init; }
}

/// <summary>The shape of a formula.</summary>
internal enum MeasureKind
{
    /// <summary>One count ÷ another that contains it.</summary>
    Share,

    /// <summary>Confirmed and silent × pass rate of random rechecks, ÷ accepted.</summary>
    Solved,

    /// <summary>Share with the lower bound of its interval as the value, and the response rate beside it.</summary>
    LowerBound,

    /// <summary>A percentile of gross times.</summary>
    Duration,

    /// <summary>The widest gap of a percentile between communities.</summary>
    Gap,
}

/// <summary>What a value is counted in.</summary>
internal enum MeasureUnit
{
    /// <summary>0 to 1.</summary>
    Ratio,

    /// <summary>Hours.</summary>
    Hours,
}
