using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;

namespace Wangge.Contracts.City;

/// <summary>Outlines of the buildings on a district's base map: what stands in the way, and nothing of who is in them.</summary>
public interface IBuildings
{
    /// <summary>Names the map that they are read from; another name means that they may be others. Null where there is no map.</summary>
    string? FindVersion(string districtCode);

    /// <summary>Buildings whose bounds reach into a rectangle, in no order; none where there is no map.</summary>
    /// <param name="most">1–100,000.</param>
    IReadOnlyList<BuildingOutline> ListWithin(string districtCode, AreaExtent box, int most);
}

/// <param name="Outline">WGS-84 degrees, longitude first, with its courtyards as holes.</param>
/// <param name="HeightMetres">From the ground; null where it is not known.</param>
public sealed record BuildingOutline(Polygon Outline, double? HeightMetres);
