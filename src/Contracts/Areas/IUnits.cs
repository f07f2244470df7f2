namespace Wangge.Contracts.Areas;

/// <summary>The units (责任单位) that handle cases.</summary>
public interface IUnits
{
    /// <summary>The unit, or null when there is none or it has ended.</summary>
    Task<UnitName?> FindAsync(Guid unitId, CancellationToken ct);

    /// <summary>Whether each of these is a unit that has not ended.</summary>
    Task<bool> ExistAsync(IReadOnlyCollection<Guid> unitIds, CancellationToken ct);

    /// <summary>All units that have not ended, by name; a district has some tens.</summary>
    Task<IReadOnlyList<UnitName>> ListAsync(CancellationToken ct);
}

/// <summary>A unit as other modules see it.</summary>
public sealed record UnitName(Guid UnitId, string Code, string Name, string AreaPath);
