using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>What may be done with the audit log.</summary>
public static class AuditPermissions
{
    /// <summary>Reading it, with its proofs; nobody changes it.</summary>
    public static readonly Permission Read = new("kernel.audit");

    public static readonly RoleGrant Grant = new(Read, ["auditor"]);

    /// <summary>The leaves that this auditor may see: all, or those of the areas that the role is held at.</summary>
    internal static IQueryable<AuditLeafRow> Cut(this AccessPolicy policy, IQueryable<AuditLeafRow> leaves, Actor actor, string districtCode)
    {
        var paths = policy.ExtentOf(actor, Read).AreaPaths;
        return paths.Contains($"/{districtCode}/") ? leaves : AreaCut.Within(leaves, paths, l => l.AreaPath);
    }
}
