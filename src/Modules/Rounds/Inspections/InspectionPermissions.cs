using Wangge.Rounds.Rectifying;

namespace Wangge.Rounds.Inspections;

/// <summary>What may be done with checklists, inspections and defects. What the tables of states name is granted to the roles that they name.</summary>
internal static class InspectionPermissions
{
    /// <summary>Seeing checklists, and what oneself planned, found, fixes or rechecks.</summary>
    public static readonly Permission SeeOwn = new("rounds.see-own-inspections");

    /// <summary>Seeing all inspections of one's area or unit: for those who lead it.</summary>
    public static readonly Permission SeeAll = new("rounds.see-inspections");

    /// <summary>Planning inspections, calling them off, giving them to another inspector.</summary>
    public static readonly Permission Plan = new("rounds.plan-inspections");

    /// <summary>Inspecting by a checklist.</summary>
    public static readonly Permission Inspect = new("rounds.inspect");

    /// <summary>Ordering that a defect be fixed, or withdrawing it.</summary>
    public static readonly Permission Order = new("rounds.order-fixes");

    /// <summary>Saying that a defect was fixed.</summary>
    public static readonly Permission Fix = new("rounds.fix-defects");

    /// <summary>Looking a second time whether a defect was fixed.</summary>
    public static readonly Permission Recheck = new("rounds.recheck-defects");

    /// <summary>Writing and publishing checklists.</summary>
    public static readonly Permission EditChecklists = new("rounds.edit-checklists");

    /// <summary>Taking lists out of the house.</summary>
    public static readonly Permission Export = new("rounds.export-inspections");

    private static readonly string[] Leaders = ["grid-leader", "leader", "shift-leader", "dispatcher", "supervisor", "assessor", "unit-leader"];

    private static readonly string[] Staff = ["grid-worker", "patrol", "school-safety-officer", "unit-handler", .. Leaders];

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(SeeOwn, [.. Staff, "system-administrator"]),
        new RoleGrant(SeeAll, Leaders),
        new RoleGrant(Plan, InspectionTable.RolesOf(InspectionAction.Plan)),
        new RoleGrant(Inspect, InspectionTable.RolesOf(InspectionAction.Record)),
        new RoleGrant(Order, DefectTable.RolesOf(DefectAction.Order)),
        new RoleGrant(Fix, DefectTable.RolesOf(DefectAction.Fix)),
        new RoleGrant(Recheck, DefectTable.RolesOf(DefectAction.Pass)),
        new RoleGrant(EditChecklists, ["leader", "system-administrator"]),
        new RoleGrant(Export, ["grid-leader", "leader", "supervisor", "assessor"]),
    ];
}
