namespace Wangge.Cases.Measuring.Asking;

/// <summary>Rows of a comparison: the same measures over different matters.</summary>
internal sealed class MeasureTable(OpenFacts facts, IReadOnlyList<MeasureFormula> formulas)
{
    /// <summary>Matters accepted in the period.</summary>
    public long Accepted(PickedMatters picked) => picked.Now.Count(matter => matter.IsCounted && facts.Period.Contains(matter.AcceptedAt));

    public IReadOnlyList<PointView> Points(PickedMatters picked) => [.. formulas.Select(formula => PointView.Of(facts.Figure(formula, picked)))];

    /// <summary>By the first measure, best first; what is not ranked last; ties by key.</summary>
    public IEnumerable<T> BestFirst<T>(IEnumerable<T> rows, Func<T, IReadOnlyList<PointView>> points, Func<T, string> key)
    {
        var sign = formulas[0].LowerIsBetter ? 1 : -1;
        return rows.OrderBy(row => points(row)[0].Ranked ? 0 : 1)
            .ThenBy(row => points(row)[0].Ranked ? sign * points(row)[0].Value!.Value : 0)
            .ThenBy(key, StringComparer.Ordinal);
    }
}
