namespace Wangge.City.Shapes;

/// <summary>How far a place is from a shape, on the map's plane.</summary>
internal static class ShapeDistance
{
    /// <summary>In units of the plane; 0 inside an area.</summary>
    public static double Units(WorldPoint at, ShapeKind kind, WorldPoint[][] paths)
    {
        if (kind == ShapeKind.Area && RingGeometry.Contains(paths[0], at)) { return 0; }
        var nearest = double.MaxValue;
        foreach (var path in paths)
        {
            for (var i = 0; i + 1 < path.Length; i++) { nearest = Math.Min(nearest, ToSegment(at, path[i], path[i + 1])); }
            if (kind == ShapeKind.Area || path.Length == 1) { nearest = Math.Min(nearest, ToSegment(at, path[^1], path[0])); }
        }

        return nearest;
    }

    private static double ToSegment(WorldPoint at, WorldPoint from, WorldPoint to)
    {
        var (dx, dy) = ((double)to.X - from.X, (double)to.Y - from.Y);
        var (px, py) = ((double)at.X - from.X, (double)at.Y - from.Y);
        var length = (dx * dx) + (dy * dy);
        var share = length == 0 ? 0 : Math.Clamp(((px * dx) + (py * dy)) / length, 0, 1);
        return double.Hypot(px - (share * dx), py - (share * dy));
    }
}
