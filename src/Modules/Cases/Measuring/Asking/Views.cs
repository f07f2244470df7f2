namespace Wangge.Cases.Measuring.Asking;

/// <summary>The period that figures speak of.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after it, no later than <paramref name="AsOf"/>.</param>
/// <param name="AsOf">What came at or after this instant was not seen; asked with it again, every figure comes out the same.</param>
public sealed record PeriodView(DateTimeOffset Start, DateTimeOffset End, DateTimeOffset AsOf)
{
    internal static PeriodView Of(MeasurePeriod period) => new(period.Start, period.End, period.AsOf);
}

/// <summary>One figure.</summary>
/// <param name="Version">Of the formula.</param>
/// <param name="Kind">Such as <c>share</c> or <c>duration</c>.</param>
/// <param name="Unit"><c>ratio</c> (0 to 1) or <c>hours</c>.</param>
/// <param name="Numerator">Null for durations; an estimate for <c>solved</c>.</param>
/// <param name="Value">Null where there is nothing to divide by.</param>
/// <param name="Low">Lower end of the 95 % interval, or null where none can be given.</param>
/// <param name="Ranked">Whether enough matters stand behind it to be set beside others.</param>
/// <param name="Details">Further figures by code, such as <c>response-rate</c>.</param>
/// <param name="Against">The same of the other period, where one was asked for.</param>
public sealed record FigureView(
    string Code, int Version, string Name, string NameZh, string Kind, string Unit, bool Headline, bool LowerIsBetter, decimal? Numerator, long Denominator,
    decimal? Value, decimal? Low, decimal? High, bool Ranked, IReadOnlyDictionary<string, decimal> Details, AgainstView? Against)
{
    internal static FigureView Of(MeasureResult result, MeasureResult? before = null)
    {
        var formula = result.Formula;
        return new FigureView(
            formula.Code, formula.Version, formula.Name, formula.NameZh, formula.Kind.Wire(), formula.Unit.Wire(), formula.IsHeadline, formula.LowerIsBetter,
            result.Numerator, result.Denominator, result.Value, result.Low, result.High, result.IsRanked, result.Details, before is null ? null : AgainstView.Of(result, before));
    }
}

/// <summary>A figure of the period that it is set against.</summary>
/// <param name="Difference">Now minus then; null where either has no value or the formula was another.</param>
/// <param name="Verdict"><c>better</c>, <c>worse</c>, <c>no-difference</c> (within chance) or <c>unknown</c>.</param>
public sealed record AgainstView(decimal? Numerator, long Denominator, decimal? Value, decimal? Low, decimal? High, decimal? Difference, string Verdict)
{
    internal static AgainstView Of(MeasureResult now, MeasureResult then) => new(
        then.Numerator, then.Denominator, then.Value, then.Low, then.High, now.Formula.Version == then.Formula.Version ? now.Value - then.Value : null, Verdicts.Of(now, then));
}

/// <summary>A cell of a table or a point of a line.</summary>
public sealed record PointView(decimal? Numerator, long Denominator, decimal? Value, decimal? Low, decimal? High, bool Ranked)
{
    internal static PointView Of(MeasureResult result) => new(result.Numerator, result.Denominator, result.Value, result.Low, result.High, result.IsRanked);
}
