using NetTopologySuite.Geometries;

namespace Wangge.Demo;

/// <summary>A street or lane; where two meet they share a vertex, so the streets are a road network as they stand.</summary>
/// <param name="Name">Null for lanes.</param>
/// <param name="Class"><c>arterial</c>, <c>secondary</c>, <c>residential</c> or <c>lane</c>.</param>
public sealed record DemoStreet(Guid Id, string? Name, string Class, bool IsUrban, double WidthMetres, LineString Line);

/// <summary>A part of the land with one look.</summary>
/// <param name="Kind"><c>park</c>, <c>campus</c>, <c>works</c>, <c>farmland</c>, <c>orchard</c> or <c>wood</c>.</param>
public sealed record DemoLandUse(Guid Id, string Kind, int GridIndex, Polygon Outline);

/// <summary>A housing compound (小区): a whole urban grid or half of one.</summary>
public sealed record DemoCompound(Guid Id, string Name, int GridIndex, Polygon Outline);

/// <summary>A building.</summary>
/// <param name="Name">Such as 滨海花园3号楼, or the address where it has no name.</param>
/// <param name="Address">Street and number, else compound or village and number.</param>
/// <param name="StreetIndex">The street it stands on, null inside a compound or village.</param>
/// <param name="Use"><c>residential</c>, <c>house</c>, <c>commercial</c>, <c>office</c>, <c>industrial</c>, <c>school</c> or <c>public</c>.</param>
public sealed record DemoBuilding(
    Guid Id, string Name, string Address, int GridIndex, int? CompoundIndex, int? StreetIndex, int? HouseNumber, string Use, int Floors, double HeightMetres, int Households,
    Polygon Footprint, double Longitude, double Latitude);

/// <summary>A shop on the ground floor of a building.</summary>
/// <param name="Kind">Such as <c>grocery</c>, <c>restaurant</c>, <c>pharmacy</c>.</param>
public sealed record DemoShop(Guid Id, string Name, string Kind, int BuildingIndex, int GridIndex, string Address, double Longitude, double Latitude);

/// <summary>A place that residents and staff look for.</summary>
/// <param name="Kind"><c>school</c>, <c>kindergarten</c>, <c>district-centre</c>, <c>sub-centre</c>, <c>station</c>, <c>police-post</c>, <c>fire-station</c>, <c>clinic</c>,
/// <c>hospital</c>, <c>water-point</c>, <c>gas-point</c>, <c>market</c> or <c>park</c>.</param>
/// <param name="BuildingIndex">The building it is in, null for parks.</param>
/// <param name="Outline">Its ground, for schools, kindergartens and parks.</param>
public sealed record DemoPlace(
    Guid Id, string Kind, string Name, string Address, int GridIndex, int? BuildingIndex, Polygon? Outline, double Longitude, double Latitude);
