namespace Wangge.Identity.Roles;

/// <summary>A role at a place, as administrators see it.</summary>
/// <param name="Until">The first instant at which it is held no more; null while no end is known.</param>
internal sealed record RoleView(Guid Id, Guid AccountId, string? DisplayName, string Role, string? AreaPath, Guid? UnitId, DateTimeOffset From, DateTimeOffset? Until)
{
    public static RoleView Of(RoleAtPlace role, string? displayName) =>
        new(role.Id, role.AccountId, displayName, role.Role, role.AreaPath, role.UnitId, role.From, role.Until);
}
