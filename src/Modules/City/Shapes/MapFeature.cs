namespace Wangge.City.Shapes;

/// <summary>Layers of the map, in the order in which they are drawn; their wire names are in <see cref="MapLayers"/>.</summary>
internal enum MapLayer
{
    Block,
    Green,
    Water,
    Building,
    Path,
    Street,
    Rail,
    Border,
    Label,
}

/// <summary>Wire names of layers: what styles refer to, never changed once published.</summary>
internal static class MapLayers
{
    private static readonly string[] Names = ["block", "green", "water", "building", "path", "street", "rail", "border", "label"];

    public static IReadOnlyList<string> All => Names;

    public static string Name(this MapLayer layer) => Names[(int)layer];

    public static MapLayer? Find(string name) => Array.IndexOf(Names, name) is >= 0 and var at ? (MapLayer)at : null;
}

/// <summary>What a feature's paths are.</summary>
internal enum ShapeKind
{
    /// <summary>One path of one point.</summary>
    Point,

    /// <summary>Lines.</summary>
    Line,

    /// <summary>One polygon: its outer ring, then its holes; rings are closed without repeating the first point.</summary>
    Area,
}

/// <summary>What a feature is, apart from where it lies.</summary>
/// <param name="Kind">Within its layer; see the module's page.</param>
/// <param name="FirstZoom">The lowest zoom that shows it.</param>
internal sealed record FeatureClass(MapLayer Layer, string Kind, int FirstZoom)
{
    public string? Name { get; init; }

    public string? EnglishName { get; init; }

    /// <summary>Of a building, as people write it, such as 海辰路18号.</summary>
    public string? Address { get; init; }

    /// <summary>Of a building, metres from the ground.</summary>
    public double? HeightMetres { get; init; }

    /// <summary>Of a street, metres from kerb to kerb.</summary>
    public double? WidthMetres { get; init; }

    public bool IsOneWay { get; init; }

    /// <summary>−1 in a tunnel, 1 on a bridge, else 0.</summary>
    public int Level { get; init; }
}

/// <summary>One thing on the map.</summary>
internal sealed record MapFeature(FeatureClass Class, ShapeKind Kind, WorldPoint[][] Paths);
