namespace Wangge.Cases.Measuring;

/// <summary>The two counts of a share, to which matters can be added and from which they can be taken, each in constant time.</summary>
/// <remarks>Not safe for concurrent use.</remarks>
internal sealed class TermCounts(MeasureFormula formula)
{
    private readonly Func<MatterFacts, MeasureFacts, int> numeratorTerm = MatterTerms.Get(formula.Numerator!);
    private readonly Func<MatterFacts, MeasureFacts, int> denominatorTerm = MatterTerms.Get(formula.Denominator!);
    private readonly Func<MatterFacts, MeasureFacts, int> askedTerm = MatterTerms.Get("closed");

    private long numerator;
    private long denominator;
    private long asked;

    /// <summary>Adds what a matter counts for and says how much that was.</summary>
    public (int Numerator, int Denominator) Add(MatterFacts matter, MeasureFacts facts) => Add(matter, facts, 1);

    /// <summary>Takes a matter off that was added with the same facts.</summary>
    public void Remove(MatterFacts matter, MeasureFacts facts) => Add(matter, facts, -1);

    public MeasureResult ToResult(MeasureScope scope) => MeasureCalculator.Share(formula, scope, numerator, denominator, asked);

    private (int Numerator, int Denominator) Add(MatterFacts matter, MeasureFacts facts, int sign)
    {
        var below = denominatorTerm(matter, facts);
        var above = below == 0 ? 0 : numeratorTerm(matter, facts);
        denominator += sign * below;
        numerator += sign * above;
        if (formula.Kind == MeasureKind.LowerBound) { asked += sign * askedTerm(matter, facts); }
        return (above, below);
    }
}
