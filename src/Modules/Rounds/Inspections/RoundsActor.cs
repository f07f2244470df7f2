namespace Wangge.Rounds.Inspections;

/// <summary>Who does something to an inspection or a defect.</summary>
/// <param name="Role">Wire name of the role acted in; the access policy found that the actor holds it here.</param>
/// <param name="UnitId">The unit acted for, for roles at a unit; null otherwise.</param>
internal sealed record RoundsActor(Act Act, string Role, Guid? UnitId = null)
{
    /// <summary>Role of the house itself.</summary>
    public const string System = "system";

    /// <summary>The house itself, now.</summary>
    public static RoundsActor House(DateTimeOffset now) => new(new Act(Guid.CreateVersion7(now), Guid.Empty, now, now), System);
}
