namespace Wangge.Dispatch;

/// <summary>What may be done with units and roads. Source: DOMAIN 5.</summary>
internal static class DispatchPermissions
{
    /// <summary>Seeing units, roads that are closed, rings and ways.</summary>
    public static readonly Permission SeeUnits = new("dispatch.see-units");

    /// <summary>Sending units to a place.</summary>
    public static readonly Permission Send = new("dispatch.send");

    /// <summary>Making and changing units and their crews.</summary>
    public static readonly Permission EditUnits = new("dispatch.edit-units");

    /// <summary>Hearing that something changed, without where anybody is: crews' phones.</summary>
    public static readonly Permission Follow = new("dispatch.follow");

    /// <summary>Reading how fast help came.</summary>
    public static readonly Permission Measure = new("dispatch.measure");

    /// <summary>Closing roads and opening them again, saying the weather.</summary>
    public static readonly Permission EditRoads = new("dispatch.edit-roads");

    /// <summary>Putting a new table of speeds in force.</summary>
    public static readonly Permission EditSpeeds = new("dispatch.edit-speeds");

    /// <summary>Drawing the zones and their minutes.</summary>
    public static readonly Permission EditZones = new("dispatch.edit-zones");

    /// <summary>Finding out where units should stand, and accepting it.</summary>
    public static readonly Permission PlanPosts = new("dispatch.plan-posts");

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(SeeUnits, ["grid-leader", "leader", "shift-leader", "dispatcher", "acceptor", "alarm-operator", "supervisor", "unit-leader", "system-administrator"]),
        new RoleGrant(Send, ["shift-leader", "dispatcher", "alarm-operator", "leader"]),
        new RoleGrant(EditUnits, ["shift-leader", "leader", "system-administrator"]),
        new RoleGrant(Follow, ["grid-worker", "patrol", "grid-leader", "leader", "shift-leader", "dispatcher", "acceptor", "alarm-operator", "supervisor", "unit-leader"]),
        new RoleGrant(Measure, ["leader", "shift-leader", "supervisor", "assessor", "auditor"]),
        new RoleGrant(EditRoads, ["shift-leader", "dispatcher", "alarm-operator", "leader", "system-administrator"]),
        new RoleGrant(EditSpeeds, ["leader", "system-administrator"]),
        new RoleGrant(EditZones, ["leader", "system-administrator"]),
        new RoleGrant(PlanPosts, ["shift-leader", "leader", "system-administrator"]),
    ];
}
