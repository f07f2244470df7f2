namespace Wangge.Kernel.Places;

/// <summary>A position in degrees, in whichever datum its source says.</summary>
public readonly record struct Degrees(double Longitude, double Latitude);

/// <summary>Converts between WGS-84, which is kept inside, and the shifted datums that Chinese maps and messages use (DOMAIN 2: only at the doors).</summary>
/// <remarks>
/// GCJ-02 moves a position by some hundred metres with a smooth function on the Krassowsky ellipsoid; BD-09 moves a GCJ-02 position once more.
/// Both functions are published in one direction only, so the other is found by iteration: round-trip error below 1e-9°.
/// Outside the rectangle that GCJ-02 covers, positions pass unchanged.
/// </remarks>
public static class ChineseDatums
{
    private const double SemiMajorMetres = 6378245;
    private const double EccentricitySquared = 0.00669342162296594323;
    private const double BaiduPi = Math.PI * 3000 / 180;
    private const int MostSteps = 30;

    /// <summary>Whether GCJ-02 shifts positions here: a rectangle around China, degrees 72.004–137.8347 east and 0.8293–55.8271 north.</summary>
    public static bool IsShifted(Degrees position) =>
        position.Longitude is >= 72.004 and <= 137.8347 && position.Latitude is >= 0.8293 and <= 55.8271;

    public static Degrees Wgs84ToGcj02(Degrees wgs84) => IsShifted(wgs84) ? Shift(wgs84) : wgs84;

    public static Degrees Gcj02ToWgs84(Degrees gcj02) => IsShifted(gcj02) ? Undo(Shift, gcj02) : gcj02;

    public static Degrees Gcj02ToBd09(Degrees gcj02) => IsShifted(gcj02) ? ShiftAgain(gcj02) : gcj02;

    public static Degrees Bd09ToGcj02(Degrees bd09) => IsShifted(bd09) ? Undo(ShiftAgain, bd09) : bd09;

    public static Degrees Wgs84ToBd09(Degrees wgs84) => Gcj02ToBd09(Wgs84ToGcj02(wgs84));

    public static Degrees Bd09ToWgs84(Degrees bd09) => Gcj02ToWgs84(Bd09ToGcj02(bd09));

    private static Degrees Shift(Degrees wgs84)
    {
        var (x, y) = (wgs84.Longitude - 105, wgs84.Latitude - 35);
        var phi = double.DegreesToRadians(wgs84.Latitude);
        var w = 1 - (EccentricitySquared * Math.Sin(phi) * Math.Sin(phi));
        var metresPerRadianNorth = SemiMajorMetres * (1 - EccentricitySquared) / (w * Math.Sqrt(w));
        var metresPerRadianEast = SemiMajorMetres / Math.Sqrt(w) * Math.Cos(phi);
        return new Degrees(
            wgs84.Longitude + double.RadiansToDegrees(MetresEast(x, y) / metresPerRadianEast),
            wgs84.Latitude + double.RadiansToDegrees(MetresNorth(x, y) / metresPerRadianNorth));
    }

    private static Degrees ShiftAgain(Degrees gcj02)
    {
        var radius = double.Hypot(gcj02.Longitude, gcj02.Latitude) + (0.00002 * Math.Sin(gcj02.Latitude * BaiduPi));
        var angle = Math.Atan2(gcj02.Latitude, gcj02.Longitude) + (0.000003 * Math.Cos(gcj02.Longitude * BaiduPi));
        return new Degrees((radius * Math.Cos(angle)) + 0.0065, (radius * Math.Sin(angle)) + 0.006);
    }

    // The shift changes by less than 1/100 of a degree a degree, so each step leaves a hundredth of the error.
    private static Degrees Undo(Func<Degrees, Degrees> shift, Degrees shifted)
    {
        var guess = shifted;
        for (var step = 0; step < MostSteps; step++)
        {
            var there = shift(guess);
            var (east, north) = (shifted.Longitude - there.Longitude, shifted.Latitude - there.Latitude);
            guess = new Degrees(guess.Longitude + east, guess.Latitude + north);
            if (Math.Max(Math.Abs(east), Math.Abs(north)) < 1e-12)
            {
                break;
            }
        }

        return guess;
    }

    private static double MetresNorth(double x, double y) =>
        -100 + (2 * x) + (3 * y) + (0.2 * y * y) + (0.1 * x * y) + (0.2 * Math.Sqrt(Math.Abs(x)))
        + (Waves(x, (20, 6), (20, 2)) * 2 / 3) + (Waves(y, (20, 1), (40, 1.0 / 3)) * 2 / 3) + (Waves(y, (160, 1.0 / 12), (320, 1.0 / 30)) * 2 / 3);

    private static double MetresEast(double x, double y) =>
        300 + x + (2 * y) + (0.1 * x * x) + (0.1 * x * y) + (0.1 * Math.Sqrt(Math.Abs(x)))
        + (Waves(x, (20, 6), (20, 2)) * 2 / 3) + (Waves(x, (20, 1), (40, 1.0 / 3)) * 2 / 3) + (Waves(x, (150, 1.0 / 12), (300, 1.0 / 30)) * 2 / 3);

    private static double Waves(double at, (double Metres, double PerHalfTurn) a, (double Metres, double PerHalfTurn) b) =>
        (a.Metres * Math.Sin(at * a.PerHalfTurn * Math.PI)) + (b.Metres * Math.Sin(at * b.PerHalfTurn * Math.PI));
}
