namespace Wangge.Cases.Measuring.Asking;

/// <summary>Reads which measures are asked for.</summary>
/// <remarks>Slices take <c>code</c> last and with a default: the readers generated for them hold an array for required otherwise.</remarks>
internal static class MeasureCodes
{
    /// <param name="asked">Each may name several, joined by commas.</param>
    /// <returns>Null where one is unknown or there are too many.</returns>
    public static List<MeasureFormula>? Find(IReadOnlyList<MeasureFormula> formulas, string[]? asked, string[] byDefault, int most)
    {
        var codes = (asked ?? []).SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).ToList();
        if (codes.Count == 0) { codes = [.. byDefault]; }
        var found = codes.Select(code => formulas.FirstOrDefault(formula => string.Equals(formula.Code, code, StringComparison.Ordinal))).OfType<MeasureFormula>().ToList();
        return found.Count == codes.Count && found.Count <= most ? found : null;
    }
}
