namespace Wangge.City;

/// <summary>Why a map was not taken, or not found. Codes are stable; clients translate them.</summary>
internal static class CityRefusals
{
    public const string CutOff = "city.map.cut-off";
    public const string NotOsm = "city.map.not-osm";
    public const string TooLarge = "city.map.too-large";
    public const string Packing = "city.map.packing-unknown";
    public const string Feature = "city.map.feature-unknown";
    public const string Empty = "city.map.empty";

    public static readonly Refusal NoMap = new("city.map.none", RefusalKind.NotFound, "This district has no map yet.");
    public static readonly Refusal NoTile = new("city.map.no-tile", RefusalKind.NotFound, "There is no such tile in this version of the map.");
}
