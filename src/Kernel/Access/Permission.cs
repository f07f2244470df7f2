namespace Wangge.Kernel.Access;

/// <summary>Something that may be done, such as <c>cases.dispatch</c>; roles grant it at an area or a unit.</summary>
/// <param name="Code">Module, dot, verb; stable.</param>
public sealed record Permission(string Code);

/// <summary>Which roles grant a permission; each module contributes its own.</summary>
/// <param name="Permission">What may be done.</param>
/// <param name="Roles">Wire names of the roles of DOMAIN 5.</param>
public sealed record RoleGrant(Permission Permission, IReadOnlyList<string> Roles);
