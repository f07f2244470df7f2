namespace Wangge.City.Shapes;

/// <summary>From which zoom on each kind of feature is in the tiles: what stands nearer is told later. At most <see cref="MapFiles.MapFile.HighestZoom"/>.</summary>
internal static class FirstZooms
{
    public static int Of(MapLayer layer, string kind) => (layer, kind) switch
    {
        (MapLayer.Block, _) => 12,
        (MapLayer.Green, _) => 10,
        (MapLayer.Water, "sea") => 0,
        (MapLayer.Water, "stream" or "canal") => 13,
        (MapLayer.Water, _) => 8,
        (MapLayer.Building, _) => 14,
        (MapLayer.Path, _) => 15,
        (MapLayer.Street, "motorway") => 6,
        (MapLayer.Street, "arterial") => 8,
        (MapLayer.Street, "secondary") => 10,
        (MapLayer.Street, "tertiary") => 11,
        (MapLayer.Street, "residential") => 12,
        (MapLayer.Street, _) => 14,
        (MapLayer.Rail, _) => 10,
        (MapLayer.Border, "district") => 6,
        (MapLayer.Border, _) => 10,
        (MapLayer.Label, "sea" or "city") => 5,
        (MapLayer.Label, "district") => 8,
        (MapLayer.Label, "subdistrict" or "town" or "island") => 10,
        (MapLayer.Label, "community" or "village" or "suburb") => 13,
        (MapLayer.Label, "park" or "station" or "hospital" or "campus" or "quarter" or "water") => 14,
        (MapLayer.Label, "compound" or "office" or "hamlet") => 15,
        _ => 16,
    };
}
