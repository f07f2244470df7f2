using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.Kernel.Tiles;

namespace Wangge.City.Tiles;

/// <summary>Makes one tile of a map: cut off at its edge, rounded, without what is too small to see.</summary>
internal static class TileMaking
{
    /// <summary>The tile, packed; null where nothing is shown.</summary>
    public static byte[]? Make(MapFile map, TileAddress address)
    {
        var tile = new VectorTile();
        foreach (var name in MapLayers.All) { tile.Layer(name); }

        var features = map.ListIn(address, TileClip.Margin);
        foreach (var feature in features.Where(f => f.Kind != ShapeKind.Line)) { Add(tile, address, feature); }
        foreach (var alike in features.Where(f => f.Kind == ShapeKind.Line).GroupBy(f => f.Class))
        {
            // One-way streets keep their direction, so they are not joined.
            var lines = alike.Key.IsOneWay ? alike.SelectMany(f => f.Paths).Select(p => p.ToList()) : LineJoin.Join(alike.SelectMany(f => f.Paths));
            foreach (var line in lines) { AddLine(tile, address, alike.Key, line); }
        }

        var layers = MapLayers.All.Sum(name => tile.Layer(name).Count);
        return layers == 0 ? null : tile.ToGzip();
    }

    private static void Add(VectorTile tile, TileAddress address, MapFeature feature)
    {
        var layer = tile.Layer(feature.Class.Layer.Name());
        if (feature.Kind == ShapeKind.Point)
        {
            layer.AddPoint(TilePlace.Of(feature.Paths[0], address)[0].Rounded, Tags(feature.Class, address));
            return;
        }

        var rings = new List<IReadOnlyList<TilePoint>>();
        foreach (var path in feature.Paths)
        {
            // Simplified before it is cut off, so that neighbours agree where it crosses the seam.
            var ring = TileClip.Ring(TileSimplify.Ring(TilePlace.Of(path, address), Finest(address)));
            if (ring.Count >= 3) { rings.Add(ring.ConvertAll(p => p.Rounded)); }
            else if (rings.Count == 0) { return; }
        }

        layer.AddPolygons([rings], Tags(feature.Class, address));
    }

    private static void AddLine(VectorTile tile, TileAddress address, FeatureClass of, List<WorldPoint> line)
    {
        var places = TileSimplify.Path(TilePlace.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(line), address), Finest(address));
        var pieces = TileClip.Line(places);
        if (pieces.Count > 0) { tile.Layer(of.Layer.Name()).AddLines(pieces.ConvertAll(IReadOnlyList<TilePoint> (p) => p.ConvertAll(q => q.Rounded)), Tags(of, address)); }
    }

    /// <summary>Units that may be lost: half a pixel of 512 a tile, and a quarter where clients enlarge the tile.</summary>
    private static double Finest(TileAddress address) => address.Z == MapFile.HighestZoom ? 0.8 : 4;

    /// <summary>Metres of the web map's plane a metre on the ground.</summary>
    private static double Stretch(TileAddress address) => 1 / Math.Cos(double.DegreesToRadians(WebMercator.Latitude((address.Y + 0.5) / (1 << address.Z))));

    private static (string, TileValue)[] Tags(FeatureClass of, TileAddress address)
    {
        var tags = new List<(string, TileValue)>(6) { ("kind", of.Kind) };
        if (of.Name is { } name) { tags.Add(("name", name)); }
        if (of.EnglishName is { } english) { tags.Add(("name_en", english)); }
        if (of.HeightMetres is { } height) { tags.Add(("height", height)); }
        if (of.WidthMetres is { } width) { tags.Add(("width", Math.Round(width * Stretch(address), 1))); }
        if (of.IsOneWay) { tags.Add(("oneway", true)); }
        if (of.Level != 0) { tags.Add(("level", of.Level)); }
        return [.. tags];
    }
}
