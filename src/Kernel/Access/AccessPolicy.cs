using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Access;

/// <summary>The one place that decides: role × area × assignment × purpose, for pages, API, exports and live groups alike. Safe for concurrent use.</summary>
public sealed class AccessPolicy(IEnumerable<RoleGrant> grants)
{
    /// <summary>Nobody is signed in.</summary>
    public static readonly Refusal NotSignedIn = new("access.not-signed-in", RefusalKind.Unauthenticated);

    /// <summary>No role of the actor grants this anywhere.</summary>
    public static readonly Refusal NoRole = new("access.no-role", RefusalKind.Forbidden);

    /// <summary>The actor's roles do not reach this area, unit or matter.</summary>
    public static readonly Refusal Elsewhere = new("access.elsewhere", RefusalKind.Forbidden);

    /// <summary>Personal detail was asked for without a purpose.</summary>
    public static readonly Refusal NoPurpose = new("access.no-purpose", RefusalKind.Forbidden);

    private readonly Dictionary<string, HashSet<string>> _rolesByPermission = grants
        .GroupBy(g => g.Permission.Code, StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.SelectMany(x => x.Roles).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Every permission that any role grants, with its roles.</summary>
    public IReadOnlyDictionary<string, HashSet<string>> RolesByPermission => _rolesByPermission;

    /// <summary>Whether the actor holds, anywhere, a role that grants this.</summary>
    public Refusal? Check(Actor actor, Permission permission) =>
        actor.Kind == ActorKind.System || Granting(actor, permission).Any() ? null
        : actor.IsSignedIn ? NoRole
        : NotSignedIn;

    /// <summary>Whether the actor may do this to a matter.</summary>
    public Refusal? Check(Actor actor, Permission permission, Reach matter)
    {
        if (actor.Kind == ActorKind.System) { return null; }
        if (Check(actor, permission) is { } refusal) { return refusal; }
        if (matter.NeedsPurpose && string.IsNullOrEmpty(matter.Purpose)) { return NoPurpose; }
        return Granting(actor, permission).Any(role => Reaches(role, matter)) || matter.AssignedTo?.Contains(actor.Id) == true ? null : Elsewhere;
    }

    /// <summary>The areas and units at which the actor may do this; lists are cut to them.</summary>
    public Extent ExtentOf(Actor actor, Permission permission)
    {
        if (actor.Kind == ActorKind.System) { return new Extent(["/"], []); }
        var roles = Granting(actor, permission).ToList();
        return new Extent(
            [.. roles.Select(r => r.AreaPath).OfType<string>().Distinct(StringComparer.Ordinal)],
            [.. roles.Select(r => r.UnitId).OfType<Guid>().Distinct()]);
    }

    /// <summary>The roles by which the actor may do this there; journals record one of them.</summary>
    public IReadOnlyList<HeldRole> RolesFor(Actor actor, Permission permission, Reach matter) =>
        [.. Granting(actor, permission).Where(role => Reaches(role, matter))];

    private IEnumerable<HeldRole> Granting(Actor actor, Permission permission) =>
        _rolesByPermission.TryGetValue(permission.Code, out var roles) ? actor.Roles.Where(r => roles.Contains(r.Role)) : [];

    private static bool Reaches(HeldRole role, Reach matter) =>
        (role.AreaPath is { } area && matter.AreaPath is { } path && Extent.Covers(area, path))
        || (role.UnitId is { } unit && matter.UnitIds?.Contains(unit) == true);
}

/// <summary>What of a matter decides who may touch it.</summary>
/// <param name="AreaPath">Where it lies, or null.</param>
/// <param name="UnitIds">Units that have it.</param>
/// <param name="AssignedTo">Accounts that have it in person.</param>
/// <param name="NeedsPurpose">Personal detail: asked for only with a purpose.</param>
/// <param name="Purpose">The purpose given, as a code.</param>
public sealed record Reach(
    string? AreaPath,
    IReadOnlyCollection<Guid>? UnitIds = null,
    IReadOnlyCollection<Guid>? AssignedTo = null,
    bool NeedsPurpose = false,
    string? Purpose = null);

/// <summary>Where an actor may do something; empty means nowhere.</summary>
public sealed record Extent(IReadOnlyList<string> AreaPaths, IReadOnlyList<Guid> UnitIds)
{
    public bool IsEmpty => AreaPaths.Count == 0 && UnitIds.Count == 0;

    /// <summary>Whether a path is the area or lies in it; <c>/21/</c> covers <c>/21/3/</c> and not <c>/213/</c>, however the area is written.</summary>
    public static bool Covers(string area, string path) =>
        area.Length > 0 && path.StartsWith(area, StringComparison.Ordinal) && (area[^1] == '/' || path.Length == area.Length || path[area.Length] == '/');
}
