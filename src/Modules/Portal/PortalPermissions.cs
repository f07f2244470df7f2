namespace Wangge.Portal;

/// <summary>What may be done with the portal's words.</summary>
internal static class PortalPermissions
{
    /// <summary>Reading drafts and versions, writing them.</summary>
    public static readonly Permission Edit = new("portal.edit");

    /// <summary>Showing to the public and taking away.</summary>
    public static readonly Permission Publish = new("portal.publish");

    /// <summary>Reading what residents asked, and answering in the name of a unit.</summary>
    public static readonly Permission Answer = new("portal.answer");

    public static IEnumerable<RoleGrant> Grants() =>
    [
        new RoleGrant(Edit, ["publisher", "leader"]),
        new RoleGrant(Publish, ["publisher"]),
        new RoleGrant(Answer, ["publisher"]),
    ];
}
