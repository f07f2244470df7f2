using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>What the caller may do now, so that a page offers that and nothing else.</summary>
internal sealed class MayDo(AccessPolicy policy, Actor actor)
{
    public IReadOnlyList<string> Of(Inspection inspection)
    {
        var reach = new Reach(inspection.AreaPath);
        (InspectionAction Action, Permission Permission)[] acts =
        [
            (InspectionAction.Record, InspectionPermissions.Inspect), (InspectionAction.Cancel, InspectionPermissions.Plan), (InspectionAction.HandOver, InspectionPermissions.Plan),
        ];
        return
        [
            .. acts.Where(a => InspectionTable.Find(inspection.State, a.Action) is { } step && Holds(a.Permission, reach, step.Roles))
                .Where(a => a.Action != InspectionAction.Record || inspection.InspectorId == actor.Id).Select(a => a.Action.Wire()),
        ];
    }

    public IReadOnlyList<string> Of(Defect defect)
    {
        var reach = DefectActs.ReachOf(defect);
        (string Name, DefectAction Action, Permission Permission)[] acts =
        [
            ("order", DefectAction.Order, InspectionPermissions.Order), ("withdraw", DefectAction.Withdraw, InspectionPermissions.Order),
            ("fix", DefectAction.Fix, InspectionPermissions.Fix), ("recheck", DefectAction.Pass, InspectionPermissions.Recheck),
        ];
        return
        [
            .. acts.Where(a => DefectTable.Find(defect.State, a.Action) is { } step && Holds(a.Permission, reach, step.Roles))
                .Where(a => a.Action != DefectAction.Pass || defect.FindBar(actor.Id) is null)
                .Where(a => a.Action != DefectAction.Fix || defect.UnitId is null || IsOf(defect.UnitId.Value)).Select(a => a.Name),
        ];
    }

    private bool IsOf(Guid unitId) => actor.Roles.Any(role => role.UnitId == unitId);

    private bool Holds(Permission permission, Reach reach, IReadOnlyList<string> roles) =>
        policy.RolesFor(actor, permission, reach).Any(role => roles.Contains(role.Role));
}
