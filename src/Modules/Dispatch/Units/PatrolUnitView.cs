namespace Wangge.Dispatch.Units;

/// <summary>A unit as staff see it.</summary>
/// <param name="Kind"><c>foot</c>, <c>car</c> or <c>motorcycle</c>.</param>
/// <param name="State"><c>off</c>, <c>free</c>, <c>sent</c>, <c>at-scene</c> or <c>busy</c>.</param>
/// <param name="StateSince">Server's time.</param>
/// <param name="OperationId">What it is on, or null.</param>
/// <param name="Place">Null while it is off duty or nobody knows.</param>
/// <param name="Unstaffed"><c>nobody-on-duty</c> or <c>out-of-shift</c>: it counts in no ring whatever it says; null where somebody is there.</param>
/// <param name="ShiftFrom">By the district's clock; the shift goes over midnight where its end comes first.</param>
public sealed record PatrolUnitView(
    Guid Id, string Code, string Name, string Kind, string AreaPath, IReadOnlyList<string> Skills, IReadOnlyList<UnitCrew> Crew, TimeOnly? ShiftFrom, TimeOnly? ShiftTo,
    double? PostLongitude, double? PostLatitude, string State, DateTimeOffset StateSince, Guid? OperationId, UnitPlace? Place, DateTimeOffset? EndedAt, int Version, string? Unstaffed)
{
    internal static PatrolUnitView Of(PatrolUnit u, UnitPlace? place, Unstaffed? unstaffed, IReadOnlyDictionary<Guid, string> names) => new(
        u.Id, u.Code, u.Name, u.Kind.Wire(), u.AreaPath, u.Skills, [.. u.CrewIds.Select(id => new UnitCrew(id, names.GetValueOrDefault(id, "")))], u.ShiftFrom, u.ShiftTo,
        u.PostLongitude, u.PostLatitude, u.State.Wire(), u.StateSince, u.OperationId, place, u.EndedAt, u.Version, unstaffed?.Wire());
}

/// <summary>One of a unit's crew.</summary>
public sealed record UnitCrew(Guid AccountId, string Name);
