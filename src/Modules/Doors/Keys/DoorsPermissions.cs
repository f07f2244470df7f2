using Wangge.Kernel.Access;

namespace Wangge.Doors.Keys;

/// <summary>What may be done with the doors.</summary>
internal static class DoorsPermissions
{
    /// <summary>Making, listing and revoking the keys by which programs of others send requests.</summary>
    public static readonly Permission KeepKeys = new("doors.keep-keys");

    public static IEnumerable<RoleGrant> Grants() => [new RoleGrant(KeepKeys, ["system-administrator"])];
}
