using Wangge.City.Shapes;
using Wangge.Kernel.Tiles;

namespace Wangge.City.Tiles;

/// <summary>A position in a tile before it is rounded to whole units.</summary>
internal readonly record struct TilePlace(double X, double Y)
{
    public TilePoint Rounded => new((int)Math.Round(X), (int)Math.Round(Y));

    public static List<TilePlace> Of(ReadOnlySpan<WorldPoint> path, TileAddress tile)
    {
        var side = WorldPoint.Side / (1 << tile.Z);
        var (west, north, scale) = (tile.X * side, tile.Y * side, TileAddress.Extent / side);
        var places = new List<TilePlace>(path.Length);
        foreach (var point in path) { places.Add(new((point.X - west) * scale, (point.Y - north) * scale)); }
        return places;
    }
}
