using Wangge.Rounds.Inspections;
using static Wangge.Rounds.Rectifying.DefectAction;
using static Wangge.Rounds.Rectifying.DefectState;

namespace Wangge.Rounds.Rectifying;

/// <summary>From a state, what may be done, by whom, and where it leads.</summary>
internal sealed record DefectStep(DefectState From, DefectAction Action, DefectState To, IReadOnlyList<string> Roles);

/// <summary>Who may do what with a defect from which state: the only place that says so. Source: DOMAIN 7.</summary>
/// <remarks>What a step asks beyond state and role (another person, a photo, a reason) stands in the step's own method.</remarks>
internal static class DefectTable
{
    private static readonly string[] Orderers = ["grid-leader", "leader", "shift-leader", "dispatcher"];
    private static readonly string[] Fixers = ["unit-handler", "unit-leader", "grid-worker", "grid-leader", "school-safety-officer", "patrol"];
    private static readonly string[] Recheckers = ["grid-worker", "grid-leader", "patrol", "school-safety-officer", "supervisor", "leader"];

    public static IReadOnlyList<DefectStep> Steps { get; } =
    [
        new(New, DefectAction.Find, Found, InspectionTable.RolesOf(InspectionAction.Record)),
        new(Found, Order, Ordered, Orderers),
        new(Found, Withdraw, Withdrawn, Orderers),
        new(Found, Escalate, Found, [RoundsActor.System]),
        new(Ordered, Order, Ordered, Orderers),
        new(Ordered, Fix, Fixed, Fixers),
        new(Ordered, Withdraw, Withdrawn, Orderers),
        new(Ordered, Escalate, Ordered, [RoundsActor.System]),
        new(Fixed, Pass, Closed, Recheckers),
        new(Fixed, Fail, Ordered, Recheckers),
        new(Fixed, Escalate, Fixed, [RoundsActor.System]),
    ];

    /// <summary>The row, or null where the action is not possible from there.</summary>
    public static DefectStep? Find(DefectState from, DefectAction action) => Steps.FirstOrDefault(step => step.From == from && step.Action == action);

    /// <summary>People's roles that may do this from anywhere.</summary>
    public static IReadOnlyList<string> RolesOf(DefectAction action) =>
        [.. Steps.Where(step => step.Action == action).SelectMany(step => step.Roles).Distinct().Where(role => role != RoundsActor.System)];
}
