namespace Wangge.City;

/// <summary>Why a map was not taken, or not found. Codes are stable; clients translate them.</summary>
internal static class CityRefusals
{
    public const string Empty = "city.map.empty";

    public static readonly Refusal NoMap = new("city.map.none", RefusalKind.NotFound, "This district has no map yet.");
    public static readonly Refusal NoTile = new("city.map.no-tile", RefusalKind.NotFound, "There is no such tile in this version of the map.");
}
