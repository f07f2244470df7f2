using Wangge.Kernel.Access;

namespace Wangge.Identity.Roles;

/// <summary>The roles that may be granted: those of the domain, and any to which a module gives a permission.</summary>
/// <remarks>Source: DOMAIN 5.</remarks>
internal static class RoleNames
{
    private static readonly HashSet<string> OfDomain = new(StringComparer.Ordinal)
    {
        "grid-worker", "grid-leader", "acceptor", "shift-leader", "dispatcher", "unit-handler", "unit-leader", "supervisor", "assessor", "mediator",
        "care-worker", "alarm-operator", "patrol", "school-safety-officer", "risk-reviewer", "publisher", "privacy-officer",
        Administrators.System, Administrators.Security, Administrators.Auditor,
    };

    public static bool AreKnown(string role, AccessPolicy policy) => OfDomain.Contains(role) || policy.RolesByPermission.Values.Any(roles => roles.Contains(role));
}
