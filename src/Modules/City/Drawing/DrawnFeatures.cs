using NetTopologySuite.Geometries;
using Wangge.City.Shapes;
using Wangge.Contracts.City;

namespace Wangge.City.Drawing;

/// <summary>Turns shapes in degrees into features of the map; shapes of many parts become a feature each.</summary>
internal static class DrawnFeatures
{
    /// <exception cref="ArgumentException">There is no layer of this name.</exception>
    public static IEnumerable<MapFeature> Of(DrawnShape shape)
    {
        var layer = MapLayers.Find(shape.Layer) ?? throw new ArgumentException($"There is no layer {shape.Layer}.", nameof(shape));
        var of = new FeatureClass(layer, shape.Kind, FirstZooms.Of(layer, shape.Kind))
        {
            Name = shape.Name, Address = shape.Address, HeightMetres = shape.HeightMetres, WidthMetres = shape.WidthMetres,
        };
        for (var i = 0; i < shape.Shape.NumGeometries; i++)
        {
            var part = shape.Shape.GetGeometryN(i);
            if (Paths(part) is var (kind, paths) && paths[0].Length > 0) { yield return new(of, kind, paths); }
        }
    }

    private static (ShapeKind Kind, WorldPoint[][] Paths) Paths(Geometry part) => part switch
    {
        Polygon polygon => (ShapeKind.Area, [Ring(polygon.ExteriorRing), .. polygon.InteriorRings.Select(Ring)]),
        LineString line => (ShapeKind.Line, [Path(line.Coordinates)]),
        _ => (ShapeKind.Point, [Path(part.Coordinates)]),
    };

    private static WorldPoint[] Ring(LineString ring) => Path(ring.Coordinates.AsSpan()[..^1]);

    private static WorldPoint[] Path(ReadOnlySpan<Coordinate> coordinates)
    {
        var path = new WorldPoint[coordinates.Length];
        for (var i = 0; i < path.Length; i++) { path[i] = WorldPoint.At(coordinates[i].X, coordinates[i].Y); }
        return path;
    }
}
