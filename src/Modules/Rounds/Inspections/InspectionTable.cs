using static Wangge.Rounds.Inspections.InspectionAction;
using static Wangge.Rounds.Inspections.InspectionState;

namespace Wangge.Rounds.Inspections;

/// <summary>From a state, what may be done, by whom, and where it leads.</summary>
/// <param name="OrTo">Where it leads when nothing is open; null where there is no choice.</param>
internal sealed record InspectionStep(InspectionState From, InspectionAction Action, InspectionState To, IReadOnlyList<string> Roles, InspectionState? OrTo = null);

/// <summary>Who may do what with an inspection from which state: the only place that says so. Source: DOMAIN 7.</summary>
internal static class InspectionTable
{
    private static readonly string[] Planners = ["grid-leader", "leader", "shift-leader", "dispatcher", "supervisor"];
    private static readonly string[] Inspectors = ["grid-worker", "grid-leader", "patrol", "school-safety-officer", "supervisor"];

    public static IReadOnlyList<InspectionStep> Steps { get; } =
    [
        new(New, Plan, Planned, [.. Planners, RoundsActor.System]),
        new(New, Record, Open, Inspectors, OrTo: Closed),
        new(Planned, Record, Open, Inspectors, OrTo: Closed),
        new(Planned, HandOver, Planned, [.. Planners, RoundsActor.System]),
        new(Planned, Cancel, Cancelled, Planners),
        new(Open, Close, Closed, [RoundsActor.System]),
    ];

    /// <summary>The row, or null where the action is not possible from there.</summary>
    public static InspectionStep? Find(InspectionState from, InspectionAction action) => Steps.FirstOrDefault(step => step.From == from && step.Action == action);

    /// <summary>People's roles that may do this from anywhere.</summary>
    public static IReadOnlyList<string> RolesOf(InspectionAction action) =>
        [.. Steps.Where(step => step.Action == action).SelectMany(step => step.Roles).Distinct().Where(role => role != RoundsActor.System)];
}
