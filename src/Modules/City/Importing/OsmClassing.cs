using System.Buffers;
using System.Globalization;
using Wangge.City.Shapes;
using Wangge.Kernel.Osm;

namespace Wangge.City.Importing;

/// <summary>What an OpenStreetMap element is on our map, by its tags alone; null where it is not drawn.</summary>
/// <remarks>Source: OpenStreetMap wiki, "Map features". What only other maps need (turning circles, fences, ferries, plans not yet built) is left out.</remarks>
internal static class OsmClassing
{
    private const double MetresPerStorey = 3;
    private const double MetresPerLane = 3.5;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    public static FeatureClass? OfLine(OsmTags tags)
    {
        if (tags["highway"] is { } highway) { return Highway(highway, tags); }
        if (tags["railway"] is "rail" or "light_rail" or "subway" or "tram" or "narrow_gauge" or "monorail") { return Make(MapLayer.Rail, tags["railway"] == "rail" ? "rail" : "tram", tags); }
        return tags["waterway"] switch
        {
            "river" => Make(MapLayer.Water, "river", tags),
            "canal" => Make(MapLayer.Water, "canal", tags),
            "stream" or "ditch" or "drain" => Make(MapLayer.Water, "stream", tags),
            _ => tags["man_made"] is "pier" or "breakwater" or "groyne" ? Make(MapLayer.Path, "pier", tags) : null,
        };
    }

    public static FeatureClass? OfArea(OsmTags tags)
    {
        if (tags.Has("building")) { return Make(MapLayer.Building, "building", tags) with { HeightMetres = Height(tags), Address = Address(tags) }; }
        if (tags["highway"] is "pedestrian" or "footway" && tags.Is("area", "yes")) { return Make(MapLayer.Block, "square", tags); }
        if (IsWater(tags)) { return Make(MapLayer.Water, "lake", tags); }
        if (GreenKind(tags) is { } green) { return Make(MapLayer.Green, green, tags); }
        return BlockKind(tags) is { } block ? Make(MapLayer.Block, block, tags) : null;
    }

    /// <summary>The label of a named place: a node, or the middle of an area.</summary>
    public static FeatureClass? OfPlace(OsmTags tags) => tags["name"] is null && tags["name:zh"] is null ? null : PlaceKind(tags) is { } kind ? Make(MapLayer.Label, kind, tags) : null;

    /// <summary>The label of an area that is drawn, or null.</summary>
    public static FeatureClass? OfMiddle(OsmTags tags, FeatureClass area)
    {
        if (area.Name is null) { return null; }
        var kind = PlaceKind(tags) ?? area.Layer switch
        {
            MapLayer.Water => "water",
            MapLayer.Green when area.Kind == "park" => "park",
            MapLayer.Building => "building",
            _ => null,
        };
        return kind is null ? null : Make(MapLayer.Label, kind, tags);
    }

    /// <summary>Kind of a border by its level, 2 to 11, in the order of China's divisions.</summary>
    public static FeatureClass? OfBorder(int level) => level switch
    {
        >= 2 and <= 5 => new(MapLayer.Border, "city", FirstZooms.Of(MapLayer.Border, "city")),
        6 or 7 => new(MapLayer.Border, "district", FirstZooms.Of(MapLayer.Border, "district")),
        8 => new(MapLayer.Border, "subdistrict", FirstZooms.Of(MapLayer.Border, "subdistrict")),
        >= 9 and <= 11 => new(MapLayer.Border, "community", FirstZooms.Of(MapLayer.Border, "community")),
        _ => null,
    };

    private static FeatureClass? Highway(string highway, OsmTags tags)
    {
        if (tags.Is("area", "yes")) { return null; }
        var (kind, metres) = highway switch
        {
            "motorway" or "motorway_link" => ("motorway", 22),
            "trunk" or "trunk_link" or "primary" or "primary_link" => ("arterial", 22),
            "secondary" or "secondary_link" => ("secondary", 16),
            "tertiary" or "tertiary_link" => ("tertiary", 12),
            "residential" or "unclassified" or "living_street" or "road" => ("residential", 8),
            "pedestrian" => ("pedestrian", 7),
            "service" or "track" => ("lane", 5),
            "footway" or "path" or "cycleway" or "steps" or "bridleway" => ("path", 2),
            _ => (null, 0),
        };
        if (kind is null) { return null; }
        if (kind == "path") { return Make(MapLayer.Path, highway == "steps" ? "steps" : kind, tags); }

        var isOneWay = tags["oneway"] is "yes" or "true" or "1" || tags.Is("junction", "roundabout") || (highway == "motorway" && !tags.Is("oneway", "no"));
        var width = Number(tags["width"]) ?? (Number(tags["lanes"]) is { } lanes ? (lanes * MetresPerLane) + 1 : highway.EndsWith("_link", StringComparison.Ordinal) ? 7 : isOneWay ? metres * 0.6 : metres);
        return Make(MapLayer.Street, kind, tags) with { IsOneWay = isOneWay, WidthMetres = Math.Clamp(width, 2, 60) };
    }

    private static bool IsWater(OsmTags tags) =>
        tags["natural"] is "water" or "bay" || tags["waterway"] is "riverbank" or "dock" || tags["landuse"] is "reservoir" or "basin" or "salt_pond" or "aquaculture" || tags.Is("leisure", "swimming_pool");

    private static string? GreenKind(OsmTags tags) => (tags["leisure"], tags["landuse"], tags["natural"]) switch
    {
        ("park" or "garden" or "nature_reserve" or "golf_course" or "playground" or "dog_park" or "common", _, _) => "park",
        ("pitch" or "track" or "sports_centre" or "stadium", _, _) => "sport",
        (_, "forest", _) or (_, _, "wood") => "wood",
        (_, "orchard" or "vineyard" or "plant_nursery", _) => "orchard",
        (_, "farmland" or "farm" or "allotments", _) => "farmland",
        (_, "grass" or "meadow" or "village_green" or "recreation_ground" or "flowerbed" or "greenfield", _) => "grass",
        (_, "cemetery", _) => "cemetery",
        (_, _, "scrub" or "heath" or "grassland" or "wetland") => "grass",
        _ => tags.Is("amenity", "grave_yard") ? "cemetery" : null,
    };

    private static string? BlockKind(OsmTags tags) => (tags["landuse"], tags["amenity"]) switch
    {
        ("residential", _) => "residential",
        ("commercial" or "retail", _) => "commercial",
        ("industrial" or "railway" or "port" or "quarry", _) => "works",
        (_, "school" or "university" or "college" or "kindergarten" or "hospital") or ("education", _) => "campus",
        (_, "parking") => "parking",
        _ => tags["natural"] is "beach" or "sand" ? "beach" : tags["man_made"] is "pier" or "breakwater" ? "pier" : null,
    };

    private static string? PlaceKind(OsmTags tags) => tags["place"] switch
    {
        "city" => "city",
        "town" => "town",
        "suburb" or "borough" => "suburb",
        "quarter" or "neighbourhood" => "quarter",
        "village" => "village",
        "hamlet" or "isolated_dwelling" => "hamlet",
        "island" => "island",
        "sea" or "ocean" => "sea",
        _ => AmenityKind(tags["amenity"]) ?? OtherKind(tags),
    };

    private static string? AmenityKind(string? amenity) => amenity switch
    {
        "hospital" => "hospital",
        "clinic" or "doctors" => "clinic",
        "school" or "university" or "college" or "kindergarten" => "campus",
        "police" => "police",
        "fire_station" => "fire",
        "townhall" or "courthouse" or "public_building" => "office",
        "marketplace" => "market",
        "library" or "theatre" or "cinema" or "community_centre" or "arts_centre" => "culture",
        "place_of_worship" => "worship",
        "bus_station" or "ferry_terminal" => "station",
        "restaurant" or "cafe" or "fast_food" or "bar" or "pub" => "food",
        "pharmacy" or "bank" or "fuel" or "post_office" => "shop",
        _ => null,
    };

    private static string? OtherKind(OsmTags tags)
    {
        if (tags["railway"] is "station" or "halt" || tags.Is("public_transport", "station")) { return "station"; }
        if (tags.Is("office", "government")) { return "office"; }
        if (tags["tourism"] is "museum" or "attraction" or "gallery" || tags.Has("historic")) { return "culture"; }
        if (tags["leisure"] is "park" or "garden") { return "park"; }
        return tags.Has("shop") || tags["tourism"] is "hotel" or "guest_house" ? "shop" : null;
    }

    private static FeatureClass Make(MapLayer layer, string kind, OsmTags tags) => new(layer, kind, FirstZooms.Of(layer, kind))
    {
        Name = Short(tags["name"] ?? tags["name:zh"]),
        EnglishName = Short(tags["name:en"]),
        Level = layer is not (MapLayer.Street or MapLayer.Rail or MapLayer.Path or MapLayer.Water) ? 0 : tags.Has("tunnel") ? -1 : tags.Has("bridge") ? 1 : 0,
    };

    private static string? Short(string? name) => string.IsNullOrWhiteSpace(name) ? null : name.Length > 120 ? name[..120] : name.Trim();

    private static string? Address(OsmTags tags)
    {
        if ((tags["addr:street"] ?? tags["addr:place"]) is not { Length: > 0 } street || tags["addr:housenumber"] is not { Length: > 0 } number) { return null; }
        var isChinese = street[^1] is >= '\u4E00' and <= '\u9FFF';
        return Short(isChinese ? $"{street}{number}{(char.IsAsciiDigit(number[^1]) ? "号" : "")}" : $"{street} {number}");
    }

    private static double? Height(OsmTags tags) => Number(tags["height"]) is { } metres and > 0 and < 1000 ? metres : Number(tags["building:levels"]) is { } storeys and > 0 and < 300 ? storeys * MetresPerStorey : null;

    private static double? Number(string? text)
    {
        if (text is null) { return null; }
        var end = text.AsSpan().IndexOfAnyExcept(Digits);
        return double.TryParse(end < 0 ? text : text.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
