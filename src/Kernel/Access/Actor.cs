namespace Wangge.Kernel.Access;

/// <summary>Who acts in this scope, and with which roles where.</summary>
/// <param name="Id">Account or device; <see cref="Guid.Empty"/> for a resident without an account and for the system.</param>
/// <param name="Kind">What kind of actor.</param>
/// <param name="Key">Names the actor for repeats and rate limits: the id, or a keyed hash of the address.</param>
/// <param name="SessionId">The session by which it is here, or null.</param>
/// <param name="Roles">Those held now.</param>
public sealed record Actor(Guid Id, ActorKind Kind, string Key, Guid? SessionId, IReadOnlyList<HeldRole> Roles)
{
    /// <summary>The house itself: clocks, imports, retention.</summary>
    public static readonly Actor System = new(Guid.Empty, ActorKind.System, "system", null, []);

    public bool IsSignedIn => Kind is ActorKind.Account or ActorKind.Device;

    public bool Holds(string role) => Roles.Any(r => r.Role == role);
}

/// <summary>Kinds of actors; the wire name is the member's name in lower case.</summary>
public enum ActorKind
{
    Resident,
    Account,
    Device,
    System,
}

/// <summary>A role at an area or a unit.</summary>
/// <param name="Role">Wire name, such as <c>dispatcher</c>.</param>
/// <param name="AreaPath">Covers every path that begins with it; null for a role at a unit.</param>
/// <param name="UnitId">The unit, or null for a role at an area.</param>
public sealed record HeldRole(string Role, string? AreaPath, Guid? UnitId);
