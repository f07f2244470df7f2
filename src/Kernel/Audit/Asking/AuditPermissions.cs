using Wangge.Kernel.Access;

namespace Wangge.Kernel.Audit.Asking;

/// <summary>What may be done with the audit log.</summary>
public static class AuditPermissions
{
    /// <summary>Reading it, with its proofs; nobody changes it.</summary>
    public static readonly Permission Read = new("kernel.audit");

    public static readonly RoleGrant Grant = new(Read, ["auditor"]);
}
