namespace Wangge.Areas.Premises;

/// <summary>A building, shop, school or other place.</summary>
/// <param name="Kind">Such as <c>building</c>, <c>shop</c>, <c>school</c>.</param>
/// <param name="AreaId">The grid that it stands in, or null.</param>
/// <param name="Use">What a building or shop is for, as a code.</param>
public sealed record PremiseView(Guid Id, string Kind, string Name, string? Address, Guid? AreaId, double Longitude, double Latitude, int? Floors, string? Use);
