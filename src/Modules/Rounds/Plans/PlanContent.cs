namespace Wangge.Rounds.Plans;

/// <summary>What a plan of rounds says.</summary>
/// <param name="AreaPath">Where it belongs: leaders of this area see its rounds.</param>
/// <param name="PointIds">In the order of walking; each once.</param>
/// <param name="IsOrdered">Whether this order is asked for, or any will do.</param>
/// <param name="Days">Days of the week, 1 (Monday) to 7.</param>
/// <param name="Times">A round for each, on each of the days: how often a day, and when.</param>
/// <param name="LateMinutes">How long after the due time a point may still be hit, late; after it is missed. 0 to 720.</param>
/// <param name="Walkers">Who walks.</param>
public sealed record PlanContent(
    [Required, MaxLength(100)] string Name, [Required, MaxLength(200)] string AreaPath, [Required, MinLength(1), MaxLength(60)] IReadOnlyList<Guid> PointIds, bool IsOrdered,
    [Required, MinLength(1), MaxLength(7)] IReadOnlyList<int> Days, [Required, MinLength(1), MaxLength(12)] IReadOnlyList<RoundTime> Times, [Range(0, 720)] int LateMinutes, [Required] Walkers Walkers);

/// <summary>When a round is to be walked, in the district's time; half-open. An end that is not after the begin lies on the next day.</summary>
/// <param name="From">From when proof counts.</param>
/// <param name="Until">When each point must have been hit.</param>
public sealed record RoundTime(TimeOnly From, TimeOnly Until);

/// <summary>Who walks a round: one of the three. Each of them may; what any of them proves counts.</summary>
/// <param name="Role">A role held at <paramref name="AreaPath"/>, inside it or above it.</param>
/// <param name="UnitId">Whoever handles for this unit.</param>
/// <param name="AccountIds">These people.</param>
public sealed record Walkers(
    [MaxLength(40)] string? Role = null, [MaxLength(200)] string? AreaPath = null, Guid? UnitId = null, [MaxLength(20)] IReadOnlyList<Guid>? AccountIds = null)
{
    internal bool IsOneOfThree => (Role is not null && AreaPath is not null ? 1 : 0) + (UnitId is not null ? 1 : 0) + (AccountIds is { Count: > 0 } ? 1 : 0) == 1 && (Role is null) == (AreaPath is null);

    /// <summary>Whether an actor is one of them.</summary>
    internal bool Include(Actor actor) =>
        AccountIds?.Contains(actor.Id) == true
        || actor.Roles.Any(held => (UnitId is { } unit && held.UnitId == unit)
            || (Role == held.Role && held.AreaPath is { } at && AreaPath is { } asked && (Extent.Covers(asked, at) || Extent.Covers(at, asked))));
}
