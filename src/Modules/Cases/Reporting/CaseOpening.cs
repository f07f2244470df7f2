using System.Text.Json.Serialization;

namespace Wangge.Cases;

/// <summary>All that a case begins with.</summary>
/// <param name="Number">Running number in the district, from 1.</param>
/// <param name="TypeId">The type of matter; its flow is <paramref name="Flow"/>.</param>
/// <param name="CentrePath">Path of the area whose centre holds the case first; <c>Place.AreaPath</c> lies in it.</param>
/// <param name="IsPublic">Whether residents may see it.</param>
/// <param name="FollowsId">The closed case that this one takes up again, or null.</param>
internal sealed record CaseOpening(
    long Number,
    CaseFlow Flow,
    CaseWeight Weight,
    CaseSource Source,
    Guid TypeId,
    CasePlace Place,
    string CentrePath,
    CaseCentreLevel CentreLevel,
    bool IsPublic,
    Guid? FollowsId = null);

/// <summary>Where a case is.</summary>
/// <param name="AreaPath">Codes from the district down, begun, joined and closed by slashes.</param>
/// <param name="GridId">The basic grid, or null where none is known.</param>
/// <param name="Longitude">WGS-84 degrees, −180 to 180; null when the place has no position.</param>
/// <param name="Latitude">WGS-84 degrees, −90 to 90; null exactly when <paramref name="Longitude"/> is.</param>
internal sealed record CasePlace(string AreaPath, Guid? GridId, double? Longitude, double? Latitude)
{
    [JsonIgnore]
    public bool IsSound => IsPath(AreaPath) && (Longitude, Latitude) is (null, null) or (>= -180 and <= 180, >= -90 and <= 90);

    public static bool IsPath(string path) => path.Length > 2 && path[0] == '/' && path[^1] == '/' && !path.Contains("//", StringComparison.Ordinal);
}
