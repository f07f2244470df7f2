using NetTopologySuite.Geometries;

namespace Wangge.Contracts.Areas;

/// <summary>How many people the basic grids count and where the public places are. Counts alone: no register of persons stands behind them. Asked in a scope of the district.</summary>
public interface IGridCounts
{
    /// <summary>All basic grids that stand and have an edge, in the order of their paths.</summary>
    Task<IReadOnlyList<GridCount>> ListAsync(CancellationToken ct);

    /// <summary>Places of these kinds, such as <c>school</c>, in the order in which they were made.</summary>
    /// <param name="most">1–5,000.</param>
    Task<IReadOnlyList<PublicPlace>> ListPlacesAsync(IReadOnlyList<string> kinds, int most, CancellationToken ct);
}

/// <summary>A basic grid with its people.</summary>
/// <param name="Edge">WGS-84 degrees, longitude first.</param>
/// <param name="People">Resident and temporary, as the ledger in force says; 0 where nothing was counted.</param>
public sealed record GridCount(Guid GridId, string Name, string AreaPath, Geometry Edge, int People);

/// <summary>A place that many use: a school, a market.</summary>
public sealed record PublicPlace(Guid PlaceId, string Kind, string Name, double Longitude, double Latitude);
