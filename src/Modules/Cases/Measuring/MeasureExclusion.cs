namespace Wangge.Cases.Measuring;

/// <summary>A matter that shall not count in a measure, such as after a flood. Listed with every figure that it touches.</summary>
/// <param name="FormulaCode">The measure; the headline takes no exclusions at all.</param>
/// <param name="ReasonCode">From the district's list.</param>
/// <param name="RequestedBy">Who asked for it.</param>
/// <param name="ApprovedBy">The second person; null while nobody has.</param>
internal sealed record MeasureExclusion(Guid CaseId, string FormulaCode, string ReasonCode, Guid RequestedBy, Guid? ApprovedBy)
{
    /// <summary>Whether two persons stand behind it and the formula takes exclusions.</summary>
    public bool AppliesTo(MeasureFormula formula) =>
        formula.AllowsExclusions
        && string.Equals(FormulaCode, formula.Code, StringComparison.Ordinal)
        && RequestedBy != Guid.Empty
        && ApprovedBy is { } second && second != Guid.Empty && second != RequestedBy;
}
