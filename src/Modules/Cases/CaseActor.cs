using Wangge.Kernel.Access;

namespace Wangge.Cases;

/// <summary>Who does something to a case.</summary>
/// <param name="Act">The act: id, actor, times.</param>
/// <param name="Role">Wire name of the role acted in, one of <see cref="CaseRoles"/>; the access policy found that the actor holds it here.</param>
/// <param name="UnitId">The unit acted for, for roles at a unit; null otherwise.</param>
internal sealed record CaseActor(Act Act, string Role, Guid? UnitId = null);
