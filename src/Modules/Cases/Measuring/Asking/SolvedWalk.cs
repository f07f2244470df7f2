using Wangge.Cases.Types;

namespace Wangge.Cases.Measuring.Asking;

/// <summary>From accepted to proven, step by step, so that nobody has to ask why the solved rate is lower than the finished.</summary>
/// <param name="Accepted">Troubles accepted in the period and 30 days past their limit; each counted once.</param>
/// <param name="Closed">Of these, closed; <paramref name="NotReopened"/> of those, neither reopened nor denied.</param>
/// <param name="Proven">Of those, solved by the reporter's word or by the estimate from random rechecks.</param>
/// <param name="Confirmed">By the reporter's word.</param>
/// <param name="Silent">Whose reporter said nothing, <paramref name="Rechecked"/> of them drawn and looked at again, <paramref name="Passed"/> found solved.</param>
/// <param name="Reasons">Why others do not count, such as <c>reopened</c> → how many.</param>
/// <param name="Kinds">Matters accepted in the period by kind of type, young ones and news too.</param>
public sealed record SolvedWalk(
    long Accepted, long Closed, long NotReopened, decimal Proven, long Confirmed, long Silent, long Rechecked, long Passed,
    IReadOnlyDictionary<string, int> Reasons, IReadOnlyDictionary<string, int> Kinds)
{
    private static readonly string[] NotClosed = ["not-closed", "refused", "void", "closed-by-order", "merged-elsewhere"];
    private static readonly string[] Denied = ["reopened", "denied"];

    internal static SolvedWalk Of(OpenFacts facts, PickedMatters picked, MeasureFormula solved, TypeBook types)
    {
        var reasons = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var result = facts.Figure(solved, picked, input =>
        {
            if (input.Reason is { } reason) { reasons[reason] = reasons.GetValueOrDefault(reason) + 1; }
        });
        var closed = result.Denominator - NotClosed.Sum(reasons.GetValueOrDefault);
        var kinds = new SortedDictionary<string, int>(picked.Ever
            .Where(matter => matter.IsCounted && facts.Period.Contains(matter.AcceptedAt))
            .CountBy(matter => types.Find(matter.Type)?.Kind ?? "other").ToDictionary(kind => kind.Key, kind => kind.Value), StringComparer.Ordinal);
        return new SolvedWalk(
            result.Denominator, closed, closed - Denied.Sum(reasons.GetValueOrDefault), result.Numerator ?? 0,
            (long)result.Details["confirmed"], (long)result.Details["silent"], (long)result.Details["rechecked"], (long)result.Details["passed"], reasons, kinds);
    }
}
