using NetTopologySuite.Geometries;

namespace Wangge.Contracts.Areas;

/// <summary>Gives a new district its areas, centres, units and staff at one stroke: for the demo, for square grids, for a first import.</summary>
public interface IAreaFounding
{
    /// <summary>Stores all of it; refuses (InvalidOperationException) where the district has areas already.</summary>
    Task FoundAsync(AreaPlan plan, CancellationToken ct);
}

/// <summary>All that a district begins with; lists may be empty. Geometry is WGS-84, longitude first.</summary>
public sealed record AreaPlan
{
    public IReadOnlyList<PlannedDivision> Divisions { get; init; } = [];

    public IReadOnlyList<PlannedArea> Areas { get; init; } = [];

    public IReadOnlyList<PlannedCentre> Centres { get; init; } = [];

    public IReadOnlyList<PlannedUnit> Units { get; init; } = [];

    public IReadOnlyList<PlannedPosting> Postings { get; init; } = [];

    public IReadOnlyList<PlannedPremise> Premises { get; init; } = [];

    public IReadOnlyList<PlannedStreet> Streets { get; init; } = [];
}

/// <param name="Code">12 digits.</param>
/// <param name="ParentCode">12 digits, or empty.</param>
/// <param name="Edition">First day of the edition's year.</param>
public sealed record PlannedDivision(Guid Id, string Code, string Name, string ParentCode, string Kind, DateOnly Edition);

/// <param name="Level">See the glossary: district … basic.</param>
public sealed record PlannedArea(
    Guid Id, string Code, string Name, string AreaPath, string Level, string? UnitCellCode, Geometry? Edge, PlannedLedger? Ledger);

public sealed record PlannedLedger(int Resident, int Temporary, int Households, int Buildings, int Shops, int HouseholdsInDifficulty);

/// <param name="Level"><c>district</c>, <c>sub-centre</c> or <c>station</c>.</param>
public sealed record PlannedCentre(
    Guid Id, string Code, string Name, string Level, string AreaPath, string? Address, string? Phone, double? Longitude, double? Latitude);

public sealed record PlannedUnit(Guid Id, string Code, string Name, string AreaPath);

/// <param name="PostKey">Such as <c>grid-leader</c>.</param>
public sealed record PlannedPosting(Guid Id, Guid AccountId, Guid AreaId, string PostKey);

public sealed record PlannedPremise(
    Guid Id, string Kind, string Name, string? Address, Guid? AreaId, double Longitude, double Latitude, Geometry? Outline, int? Floors, string? Use);

public sealed record PlannedStreet(Guid Id, string? Name, string Class, LineString Line);
