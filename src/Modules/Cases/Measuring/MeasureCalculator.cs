namespace Wangge.Cases.Measuring;

/// <summary>Works out one figure from facts: the same facts give the same figure, in whatever order they come.</summary>
internal static class MeasureCalculator
{
    /// <summary>The figure of a scope, with the matters behind it.</summary>
    public static MeasureResult Calculate(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MeasureExclusion>? exclusions = null)
    {
        var excluded = (exclusions ?? []).Where(exclusion => exclusion.AppliesTo(formula)).Select(exclusion => exclusion.CaseId).ToHashSet();
        var matters = facts.Matters
            .Where(matter => formula.Kind == MeasureKind.Solved ? scope.EverCovered(matter) : scope.Covers(matter))
            .Where(matter => !excluded.Contains(matter.CaseId))
            .OrderBy(matter => matter.CaseId)
            .ToList();
        var inputs = new List<MeasureInput>();
        var result = Over(formula, facts, scope, matters, inputs.Add);
        return result with { Inputs = [.. inputs.OrderBy(input => input.CaseId)] };
    }

    /// <summary>The figure over matters that were picked for the scope already.</summary>
    public static MeasureResult Over(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MatterFacts> matters, Action<MeasureInput>? onInput = null) =>
        formula.Kind switch
        {
            MeasureKind.Solved => Solved(formula, scope, SolvedMeasure.Count(matters, facts, onInput)),
            MeasureKind.Duration => Duration(formula, facts, scope, matters, onInput),
            MeasureKind.Gap => Gap(formula, facts, scope, matters, onInput),
            _ => Counted(formula, facts, scope, matters, onInput),
        };

    /// <summary>The figure of a share whose counts are known.</summary>
    public static MeasureResult Share(MeasureFormula formula, MeasureScope scope, TermCounts counts)
    {
        var (numerator, denominator, asked) = counts;
        if (denominator == 0) { return new MeasureResult(formula, scope, numerator, 0, null, null, null); }

        var interval = Interval.Wilson(numerator, denominator);
        var isLowerBound = formula.Kind == MeasureKind.LowerBound;
        var value = isLowerBound ? Rounded(interval.Low) : Rounded((decimal)numerator / denominator);
        var result = new MeasureResult(formula, scope, numerator, denominator, value, Rounded(interval.Low), Rounded(interval.High));
        return isLowerBound
            ? result with { Details = Sorted(("response-rate", Rounded((decimal)denominator / asked)), ("share", Rounded((decimal)numerator / denominator))) }
            : result;
    }

    private static MeasureResult Counted(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MatterFacts> matters, Action<MeasureInput>? onInput)
    {
        var reader = new TermReader(formula);
        var sum = default(TermCounts);
        foreach (var matter in matters)
        {
            var counts = reader.Of(matter, facts);
            sum += counts;
            if (counts.Denominator > 0) { onInput?.Invoke(new MeasureInput(matter.CaseId, (int)counts.Numerator, (int)counts.Denominator)); }
        }
        return Share(formula, scope, sum);
    }

    private static MeasureResult Solved(MeasureFormula formula, MeasureScope scope, SolvedCount count)
    {
        var details = Sorted(
            ("confirmed", count.Confirmed), ("silent", count.Silent), ("rechecked", count.Rechecked), ("passed", count.Passed), ("strata", count.Parts.Count),
            ("rechecked-of-units", count.Parts.Sum(part => part.Whole.Rechecked)), ("passed-of-units", count.Parts.Sum(part => part.Whole.Passed)));
        if (count.Rate is not { } rate) { return new MeasureResult(formula, scope, 0, 0, null, null, null) { Details = details }; }

        var interval = count.Interval;
        return new MeasureResult(
            formula, scope, Rounded(count.Solved), count.Accepted, Rounded(rate), Rounded(interval.Low), Rounded(interval.High)) { Details = details };
    }

    private static MeasureResult Duration(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MatterFacts> matters, Action<MeasureInput>? onInput)
    {
        var hours = GrossTime.Hours(matters, facts.Period);
        TellClosed(matters, facts, onInput);
        if (hours.Length == 0) { return new MeasureResult(formula, scope, null, 0, null, null, null); }

        var interval = GrossTime.IntervalOf(hours, formula.Percentile!.Value);
        var value = Rounded(GrossTime.Percentile(hours, formula.Percentile.Value));
        return new MeasureResult(formula, scope, null, hours.Length, value, Rounded(interval?.Low), Rounded(interval?.High));
    }

    /// <summary>Communities with too few matters are left out; with fewer than two left there is no gap to speak of.</summary>
    private static MeasureResult Gap(
        MeasureFormula formula, MeasureFacts facts, MeasureScope scope, IReadOnlyCollection<MatterFacts> matters, Action<MeasureInput>? onInput)
    {
        var hours = matters.Where(matter => GrossTime.CommunityOf(matter.AreaPath) is not null)
            .GroupBy(matter => GrossTime.CommunityOf(matter.AreaPath))
            .Select(community => GrossTime.Hours(community, facts.Period))
            .Where(community => community.Length >= formula.MinimumCount)
            .ToList();
        TellClosed(matters, facts, onInput);
        var count = hours.Sum(community => (long)community.Length);
        if (hours.Count < 2) { return new MeasureResult(formula, scope, null, count, null, null, null) { Details = Sorted(("communities", hours.Count)) }; }

        var percentiles = hours.Select(community => GrossTime.Percentile(community, formula.Percentile!.Value)).ToList();
        return new MeasureResult(formula, scope, null, count, Rounded(percentiles.Max() - percentiles.Min()), null, null)
        {
            Details = Sorted(("communities", hours.Count), ("longest", Rounded(percentiles.Max())), ("shortest", Rounded(percentiles.Min()))),
        };
    }

    private static void TellClosed(IReadOnlyCollection<MatterFacts> matters, MeasureFacts facts, Action<MeasureInput>? onInput)
    {
        if (onInput is null) { return; }
        foreach (var matter in matters.Where(matter => MatterTerms.IsClosedWithin(matter, facts.Period))) { onInput(new MeasureInput(matter.CaseId, 0, 1)); }
    }

    private static SortedDictionary<string, decimal> Sorted(params ReadOnlySpan<(string Code, decimal Value)> details)
    {
        var sorted = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (code, value) in details) { sorted.Add(code, value); }
        return sorted;
    }

    private static decimal Rounded(double value) => Rounded((decimal)value);

    private static decimal? Rounded(double? value) => value is { } known ? Rounded(known) : null;

    private static decimal Rounded(decimal value) => Math.Round(value, 6, MidpointRounding.AwayFromZero);
}
