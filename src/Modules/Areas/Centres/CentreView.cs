namespace Wangge.Areas.Centres;

/// <summary>A grid-service centre.</summary>
/// <param name="Level"><c>district</c>, <c>sub-centre</c> or <c>station</c>.</param>
/// <param name="AreaPath">The area that it serves.</param>
/// <param name="Phone">The office's.</param>
public sealed record CentreView(
    Guid Id, string Code, string Name, string Level, string AreaPath, string? Address, string? Phone, double? Longitude, double? Latitude, DateTimeOffset? EndedAt, int Version)
{
    internal static CentreView Of(Centre c) => new(c.Id, c.Code, c.Name, c.Level, c.AreaPath, c.Address, c.Phone, c.Longitude, c.Latitude, c.EndedAt, c.Version);
}

/// <summary>What of a centre may be changed.</summary>
/// <param name="AreaPath">The area that it serves.</param>
/// <param name="Longitude">WGS-84 degrees; both or none.</param>
public sealed record CentreFields(
    [Required, MaxLength(AreaRules.LongestName)] string Name, [Required, MaxLength(AreaRules.LongestPath)] string AreaPath, [MaxLength(200)] string? Address,
    [MaxLength(40)] string? Phone, [Range(-180.0, 180.0)] double? Longitude, [Range(-90.0, 90.0)] double? Latitude)
{
    internal void PutInto(Centre centre) =>
        (centre.Name, centre.AreaPath, centre.Address, centre.Phone, centre.Longitude, centre.Latitude) = (Name, AreaPath, Address, Phone, Longitude, Latitude);
}
