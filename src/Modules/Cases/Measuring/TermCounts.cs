namespace Wangge.Cases.Measuring;

/// <summary>The counts of a share; they add up and can be taken off again.</summary>
/// <param name="Asked">How many could have answered; used by <see cref="MeasureKind.LowerBound"/> only.</param>
internal readonly record struct TermCounts(long Numerator, long Denominator, long Asked)
{
    public static TermCounts operator +(TermCounts one, TermCounts other) =>
        new(one.Numerator + other.Numerator, one.Denominator + other.Denominator, one.Asked + other.Asked);

    public static TermCounts operator -(TermCounts one, TermCounts other) =>
        new(one.Numerator - other.Numerator, one.Denominator - other.Denominator, one.Asked - other.Asked);
}

/// <summary>What single matters add to the counts of one formula; above never more than below, whatever terms a formula pairs. Safe for concurrent use.</summary>
internal sealed class TermReader(MeasureFormula formula)
{
    private readonly Func<MatterFacts, MeasureFacts, int> numerator = MatterTerms.Get(formula.Numerator!);
    private readonly Func<MatterFacts, MeasureFacts, int> denominator = MatterTerms.Get(formula.Denominator!);
    private readonly Func<MatterFacts, MeasureFacts, int> asked = MatterTerms.Get("closed");

    public TermCounts Of(MatterFacts matter, MeasureFacts facts)
    {
        var below = denominator(matter, facts);
        return new TermCounts(
            Math.Min(below, below == 0 ? 0 : numerator(matter, facts)), below, formula.Kind == MeasureKind.LowerBound ? asked(matter, facts) : 0);
    }
}
