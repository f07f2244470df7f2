namespace Wangge.Contracts.Dispatch;

/// <summary>Patrol units as other modules know them. Asked in a scope of the district.</summary>
public interface IPatrols
{
    /// <summary>Names by id, of units that have ended too; ids of no unit are left out.</summary>
    Task<IReadOnlyDictionary<Guid, string>> ListNamesAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct);

    /// <summary>Units that are not off and have a crew, in the order in which they were made.</summary>
    Task<IReadOnlyList<PatrolCrew>> ListCrewsAsync(CancellationToken ct);
}

/// <param name="AreaPath">The area that the unit belongs to.</param>
/// <param name="AccountIds">At least one.</param>
public sealed record PatrolCrew(Guid UnitId, string AreaPath, IReadOnlyList<Guid> AccountIds);
