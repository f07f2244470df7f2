namespace Wangge.Cases.Measuring;

/// <summary>One figure.</summary>
/// <param name="Numerator">What was counted; null for durations. An estimate for <c>solved</c>.</param>
/// <param name="Denominator">Out of how many.</param>
/// <param name="Value">Ratio (0 to 1) or hours, rounded to six places; null when there is no value: 0 ÷ 0 is neither 0 nor 100 %.</param>
/// <param name="Low">Lower end of the 95 % interval; null where none can be given.</param>
/// <param name="High">Upper end, included.</param>
internal sealed record MeasureResult(
    MeasureFormula Formula,
    MeasureScope Scope,
    decimal? Numerator,
    long Denominator,
    decimal? Value,
    decimal? Low,
    decimal? High)
{
    /// <value>Whether enough matters stand behind it to be set beside others.</value>
    public bool IsRanked => Value is not null && Denominator >= Formula.MinimumCount;

    /// <value>Further figures that must be read with it, by code, such as <c>response-rate</c>.</value>
    public IReadOnlyDictionary<string, decimal> Details { get; init; } = new SortedDictionary<string, decimal>(StringComparer.Ordinal);

    /// <value>The matters that it was worked out from, by id; empty when they were not asked for.</value>
    public IReadOnlyList<MeasureInput> Inputs { get; init; } = [];
}

/// <summary>What one matter added to a figure.</summary>
/// <param name="Role">What it counted as, where numbers alone do not say; such as <c>silent-passed</c>.</param>
internal sealed record MeasureInput(Guid CaseId, int Numerator, int Denominator, string? Role = null)
{
    /// <value>Why it does not count as solved, such as <c>reopened</c>; null where it does, and for other measures. See <see cref="Episode"/>.</value>
    public string? Reason { get; init; }
}
