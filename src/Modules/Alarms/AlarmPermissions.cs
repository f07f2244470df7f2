namespace Wangge.Alarms;

/// <summary>What may be done with alarms and their devices. What the table of states names is granted to the roles that it names. Source: DOMAIN 5.</summary>
internal static class AlarmPermissions
{
    /// <summary>Seeing alarms of one's areas, without whom to call.</summary>
    public static readonly Permission See = new("alarms.see");

    /// <summary>Hearing of alarms as they come.</summary>
    public static readonly Permission Follow = new("alarms.follow");

    /// <summary>Saying that a console shows an alarm.</summary>
    public static readonly Permission Show = new("alarms.show");

    /// <summary>Raising one by hand.</summary>
    public static readonly Permission Raise = new("alarms.raise");

    /// <summary>Acknowledging, taking over, calling, marking, ending.</summary>
    public static readonly Permission Answer = new("alarms.answer");

    /// <summary>Looking back on one that has ended.</summary>
    public static readonly Permission Review = new("alarms.review");

    public static readonly Permission Note = new("alarms.note");

    /// <summary>Seeing whom to call: each look is on record.</summary>
    public static readonly Permission SeeContacts = new("alarms.see-contacts");

    /// <summary>Sitting before a console that sounds.</summary>
    public static readonly Permission Console = new("alarms.console");

    /// <summary>Taking lists out of the house.</summary>
    public static readonly Permission Export = new("alarms.export");

    public static readonly Permission SeeDevices = new("alarms.see-devices");

    /// <summary>Registering devices, their contacts, plans and keys.</summary>
    public static readonly Permission EditDevices = new("alarms.edit-devices");

    /// <summary>Announcing a drill or a test of a device.</summary>
    public static readonly Permission Expect = new("alarms.expect");

    public static readonly Permission SeeFaults = new("alarms.see-faults");

    public static readonly Permission EndFaults = new("alarms.end-faults");

    /// <summary>Setting times and distances.</summary>
    public static readonly Permission EditRules = new("alarms.edit-rules");

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(See, [.. AlarmTable.RolesOf(AlarmAction.Show), "auditor"]),
        new RoleGrant(Follow, AlarmTable.RolesOf(AlarmAction.Show)),
        new RoleGrant(Show, AlarmTable.RolesOf(AlarmAction.Show)),
        new RoleGrant(Raise, AlarmTable.RolesOf(AlarmAction.Raise)),
        new RoleGrant(Answer, AlarmTable.RolesOf(AlarmAction.Acknowledge)),
        new RoleGrant(Review, AlarmTable.RolesOf(AlarmAction.Review)),
        new RoleGrant(Note, AlarmTable.RolesOf(AlarmAction.Note)),
        new RoleGrant(SeeContacts, ["alarm-operator", "shift-leader", "leader", "school-safety-officer"]),
        new RoleGrant(Console, ["alarm-operator", "shift-leader", "dispatcher", "leader"]),
        new RoleGrant(Export, ["shift-leader", "leader", "auditor"]),
        new RoleGrant(SeeDevices, ["alarm-operator", "shift-leader", "dispatcher", "leader", "school-safety-officer", "system-administrator", "auditor"]),
        new RoleGrant(EditDevices, ["system-administrator", "leader"]),
        new RoleGrant(Expect, ["alarm-operator", "shift-leader", "leader", "school-safety-officer"]),
        new RoleGrant(SeeFaults, ["alarm-operator", "shift-leader", "dispatcher", "leader", "school-safety-officer", "system-administrator", "auditor"]),
        new RoleGrant(EndFaults, ["alarm-operator", "shift-leader", "leader", "system-administrator"]),
        new RoleGrant(EditRules, ["leader", "system-administrator"]),
    ];
}
