namespace Wangge.Doors.Keys;

/// <summary>What may be done with the doors.</summary>
internal static class DoorsPermissions
{
    /// <summary>Making, listing and revoking the keys by which programs of others come in.</summary>
    public static readonly Permission KeepKeys = new("doors.keep-keys");

    /// <summary>Registering who gets CAP messages, seeing that they arrive, judging a message.</summary>
    public static readonly Permission KeepCapPeers = new("doors.keep-cap-peers");

    /// <summary>Reading what was told of an alarm to other systems.</summary>
    public static readonly Permission SeeCap = new("doors.see-cap");

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(KeepKeys, ["system-administrator"]),
        new RoleGrant(KeepCapPeers, ["system-administrator"]),
        new RoleGrant(SeeCap, ["alarm-operator", "shift-leader", "leader", "auditor"]),
    ];
}
