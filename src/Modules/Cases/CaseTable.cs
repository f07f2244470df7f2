using System.Collections.Frozen;

namespace Wangge.Cases;

/// <summary>One row of the table: in a flow, from a state, what may be done, by whom, and where it leads.</summary>
/// <param name="To">Where it leads as a rule; the same state where nothing moves.</param>
/// <param name="Roles">Wire names of <see cref="CaseRoles"/>; never empty.</param>
internal sealed record CaseStep(CaseFlow Flow, CaseState From, CaseAction Action, CaseState To, IReadOnlyList<string> Roles)
{
    /// <summary>Where else it may lead; the action says when.</summary>
    public IReadOnlyList<CaseState> OrTo { get; init; } = [];

    public bool LeadsTo(CaseState state) => state == To || OrTo.Contains(state);
}

/// <summary>Who may do what from which state: the only place that says so. <see cref="Case"/> obeys it; tests enumerate it. Source: DOMAIN 3.</summary>
/// <remarks>What a step asks beyond state and role (a reason, another person, a deadline) stands in the step's own method.</remarks>
internal static class CaseTable
{
    private static readonly FrozenDictionary<(CaseFlow, CaseState, CaseAction), CaseStep> ByKey = All().ToFrozenDictionary(step => (step.Flow, step.From, step.Action));

    /// <summary>Every row; no two have the same flow, state and action.</summary>
    public static IReadOnlyCollection<CaseStep> Steps => ByKey.Values;

    /// <summary>The row, or null where the action is not possible from there.</summary>
    public static CaseStep? Find(CaseFlow flow, CaseState from, CaseAction action) => ByKey.GetValueOrDefault((flow, from, action));

    /// <summary>The states that a case of this flow can be in, in the order of the enum.</summary>
    public static IReadOnlyList<CaseState> StatesOf(CaseFlow flow) =>
        [.. Steps.Where(step => step.Flow == flow).SelectMany(step => step.OrTo.Append(step.From).Append(step.To)).Distinct().Order()];

    private static IEnumerable<CaseStep> All()
    {
        StepList[] flows = [SiteSteps.List(), ServiceSteps.List(), NewsSteps.List(), HandedOnSteps.List()];
        return flows.SelectMany(list => list.Concat(CommonSteps.For(list)));
    }
}
