namespace Wangge.Contracts.Dispatch;

/// <summary>Makes the patrol units of a new district. Asked in a scope of the district.</summary>
public interface IPatrolFounding
{
    /// <summary>Adds those whose id is missing; the others stay as they are.</summary>
    Task FoundAsync(IReadOnlyList<PlannedPatrol> planned, CancellationToken ct);
}

/// <param name="Code">Unique in the district.</param>
/// <param name="Kind"><c>foot</c>, <c>car</c> or <c>motorcycle</c>.</param>
/// <param name="PostLongitude">Where it stands while nobody says where it is, WGS-84 degrees.</param>
/// <param name="IsFree">On duty from the start; else off.</param>
public sealed record PlannedPatrol(
    Guid Id, string Code, string Name, string Kind, string AreaPath, IReadOnlyList<string> Skills, IReadOnlyList<Guid> CrewIds, double PostLongitude, double PostLatitude, bool IsFree);
