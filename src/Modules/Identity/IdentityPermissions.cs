using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Access;
using Wangge.Kernel.Refusals;

namespace Wangge.Identity;

/// <summary>What may be done with accounts and roles. The three administrators share it so that none can do all.</summary>
internal static class IdentityPermissions
{
    public static readonly Permission View = new("identity.view");

    /// <summary>Makes, changes, disables accounts and gives first passwords.</summary>
    public static readonly Permission KeepAccounts = new("identity.keep-accounts");

    /// <summary>Grants and ends roles.</summary>
    public static readonly Permission GrantRoles = new("identity.grant-roles");

    /// <summary>Takes a lost TOTP from an account. Not with whoever gives passwords: neither alone can take an account over.</summary>
    public static readonly Permission ResetTotp = new("identity.reset-totp");

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton(new RoleGrant(View, Administrators.All));
        services.AddSingleton(new RoleGrant(KeepAccounts, [Administrators.System]));
        services.AddSingleton(new RoleGrant(GrantRoles, [Administrators.Security]));
        services.AddSingleton(new RoleGrant(ResetTotp, [Administrators.Security]));
    }

    /// <summary>Whether the actor may do this about a role at an area or a unit. A unit is nobody's area: whoever is responsible for the whole district reaches it.</summary>
    public static Refusal? CheckAt(this AccessPolicy policy, Actor actor, Permission permission, string? areaPath, Guid? unitId)
    {
        if (areaPath is not null) { return policy.Check(actor, permission, new Reach(areaPath)); }
        return policy.ExtentOf(actor, permission).IsDistrictWide() ? null : policy.Check(actor, permission, new Reach(null, [unitId ?? Guid.Empty]));
    }

    /// <summary>Whether it covers the district: <c>/</c>, or the district's own code.</summary>
    public static bool IsDistrictWide(this Extent extent) => extent.AreaPaths.Any(path => path.Count(c => c == '/') <= 2);
}
