namespace Wangge.Kernel.Tiles;

/// <summary>The web map's projection onto the unit square: x from west to east, y from north to south, both in [0, 1].</summary>
/// <remarks>Source: EPSG:3857, scaled. Latitudes beyond ±85.0511° fall onto the edge.</remarks>
public static class WebMercator
{
    private const double HighestLatitude = 85.05112877980659;

    public static double X(double longitude) => (longitude / 360) + 0.5;

    public static double Y(double latitude)
    {
        var sine = Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -HighestLatitude, HighestLatitude)));
        return 0.5 - (Math.Log((1 + sine) / (1 - sine)) / (4 * Math.PI));
    }

    public static double Longitude(double x) => (x - 0.5) * 360;

    public static double Latitude(double y) => double.RadiansToDegrees(Math.Atan(Math.Sinh(Math.PI * (1 - (2 * y)))));
}
