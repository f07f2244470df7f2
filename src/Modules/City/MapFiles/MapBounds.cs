using Wangge.City.Shapes;

namespace Wangge.City.MapFiles;

/// <summary>A rectangle of the map's plane, edges included.</summary>
internal readonly record struct MapBounds(int West, int North, int East, int South)
{
    public static MapBounds Nothing { get; } = new(int.MaxValue, int.MaxValue, int.MinValue, int.MinValue);

    public bool IsNothing => West > East;

    public WorldPoint NorthWest => new(West, North);

    public WorldPoint SouthEast => new(East, South);

    public WorldPoint Middle => new(West + ((East - West) / 2), North + ((South - North) / 2));

    public double Area => ((double)East - West) * ((double)South - North);

    public static MapBounds Of(WorldPoint[][] paths)
    {
        var bounds = Nothing;
        foreach (var path in paths)
        {
            foreach (var point in path) { bounds = bounds.With(point); }
        }

        return bounds;
    }

    public MapBounds With(WorldPoint point) =>
        new(Math.Min(West, point.X), Math.Min(North, point.Y), Math.Max(East, point.X), Math.Max(South, point.Y));

    public MapBounds With(MapBounds other) =>
        new(Math.Min(West, other.West), Math.Min(North, other.North), Math.Max(East, other.East), Math.Max(South, other.South));

    /// <summary>The same, wider on each side.</summary>
    public MapBounds Widened(double units) => new(Whole(West - units), Whole(North - units), Whole(East + units), Whole(South + units));

    public bool Contains(WorldPoint point) => point.X >= West && point.X <= East && point.Y >= North && point.Y <= South;

    private static int Whole(double value) => (int)Math.Clamp(value, 0, int.MaxValue);
}
