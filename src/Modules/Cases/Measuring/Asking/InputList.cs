namespace Wangge.Cases.Measuring.Asking;

/// <summary>One matter behind a figure, before it has names.</summary>
/// <param name="Counts">Whether it counts for the figure (is in the numerator).</param>
/// <param name="Role">What it counted as, such as <c>silent-passed</c>; null where numbers say it.</param>
/// <param name="Reason">Why it does not count, such as <c>reopened</c>; null where it does.</param>
internal sealed record InputLine(MatterFacts Facts, int Numerator, int Denominator, bool Counts, string? Role, string? Reason);

/// <summary>The matters behind one figure, counted and not counted, with the reason.</summary>
internal static class InputList
{
    /// <summary>In the order of report, then of id; those that are excluded are among them.</summary>
    public static List<InputLine> Of(OpenFacts facts, MeasureFormula formula, PickedMatters picked)
    {
        var lines = new List<InputLine>();
        facts.Figure(formula, picked, input =>
        {
            var matter = facts.Facts.Find(input.CaseId)!;
            var counts = input.Numerator > 0 || input.Role is "silent-passed" or "counted-once" || formula.Kind is MeasureKind.Duration or MeasureKind.Gap;
            lines.Add(new InputLine(matter, input.Numerator, input.Denominator, counts, input.Role, counts ? null : input.Reason ?? ReasonOf(formula, matter, facts.Period)));
        });
        var left = facts.Exclusions.Where(exclusion => exclusion.AppliesTo(formula)).Select(exclusion => exclusion.CaseId).ToHashSet();
        lines.AddRange(picked.Now.Where(matter => left.Contains(matter.CaseId)).Select(matter => new InputLine(matter, 0, 0, false, "excluded", "excluded")));
        lines.Sort((one, other) => NearbyMatters.CompareOrder(one.Facts, other.Facts));
        return lines;
    }

    /// <summary>As <see cref="MeasureStatement.InputsSha256"/>.</summary>
    public static string HashOf(IEnumerable<InputLine> lines, MeasureFacts facts) => MeasureStatement.HashOf(
        lines.Where(line => line.Role != "excluded").Select(line => line.Facts.CaseId).Order(), facts);

    /// <summary>Why a matter that is counted below is not counted above; null where the formula has nothing more to say.</summary>
    private static string? ReasonOf(MeasureFormula formula, MatterFacts matter, MeasurePeriod period) => formula.Numerator switch
    {
        "due-and-closed" or "accepted-and-closed" or "due-and-closed-on-time" when !MatterTerms.IsClosed(matter, period) => "not-closed",
        "due-and-closed-on-time" when matter.ReopenedAt.Count > 0 => "reopened",
        "due-and-closed-on-time" => "late",
        "handled-on-time" when !period.HasSeen(matter.HandledAt) => "not-handled",
        "handled-on-time" => "late",
        "dispatched-on-time" when matter.Dispatches.Count == 0 => "not-dispatched",
        "dispatched-on-time" => "late",
        "filed-and-dispatched" => "not-dispatched",
        "reported-and-filed" => "not-filed",
        "dispatches-kept" => "returned",
        "satisfied" => "few-stars",
        _ => null,
    };
}
