using Wangge.Kernel.Tiles;

namespace Wangge.City.Shapes;

/// <summary>A position on the web map's plane, in 2^31 units a side: under 2 cm each. X grows eastward, y southward.</summary>
internal readonly record struct WorldPoint(int X, int Y)
{
    public const double Side = 1L << 31;

    public static WorldPoint At(double longitude, double latitude) => new(Whole(WebMercator.X(longitude)), Whole(WebMercator.Y(latitude)));

    public double Longitude => WebMercator.Longitude(X / Side);

    public double Latitude => WebMercator.Latitude(Y / Side);

    /// <summary>Metres on the ground of one unit here.</summary>
    public double UnitMetres => 40075016.686 / Side * Math.Cos(double.DegreesToRadians(Latitude));

    private static int Whole(double share) => (int)Math.Clamp(Math.Round(share * Side), 0, int.MaxValue);
}
