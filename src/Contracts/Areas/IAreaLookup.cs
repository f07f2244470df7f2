namespace Wangge.Contracts.Areas;

/// <summary>Where a place belongs: answered from memory once the district's areas are loaded, and swapped whole when edges change.</summary>
public interface IAreaLookup
{
    /// <summary>The basic grid that contains a place, or null where none does.</summary>
    /// <param name="longitude">WGS-84 degrees, −180 to 180.</param>
    /// <param name="latitude">WGS-84 degrees, −90 to 90.</param>
    ValueTask<GridPlace?> FindGridAsync(double longitude, double latitude);

    /// <summary>The grid with this id, or null.</summary>
    ValueTask<GridPlace?> FindGridAsync(Guid gridId);

    /// <summary>Any area (division, centre's area or grid) with this path, or null.</summary>
    ValueTask<AreaName?> FindAreaAsync(string areaPath);

    /// <summary>Grids that share an edge with this one; empty when there are none.</summary>
    ValueTask<IReadOnlyList<GridPlace>> ListNeighboursAsync(Guid gridId);

    /// <summary>The rectangle around all basic grids; null while there are none.</summary>
    ValueTask<AreaExtent?> ExtentAsync();
}

/// <summary>A rectangle of WGS-84 degrees, not across the 180th meridian.</summary>
public sealed record AreaExtent(double West, double South, double East, double North);

/// <summary>A basic grid as other modules see it.</summary>
/// <param name="AreaPath">Codes from the district down, joined and closed by slashes, such as <c>/211403/211403001/211403001001/G004/</c>: a role at an area covers every path that starts with the area's.</param>
public sealed record GridPlace(Guid GridId, string Code, string Name, string AreaPath);

/// <summary>An area's name at any level.</summary>
public sealed record AreaName(string AreaPath, string Code, string Name, string Level);
