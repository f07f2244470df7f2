using System.Globalization;

namespace Wangge.Doors.Cap.Judging;

/// <summary>Polygons and circles as CAP writes them: <c>latitude,longitude</c> in WGS-84 degrees. Pure. Source: CAP 1.2, 3.2.4 and 3.3.1.</summary>
internal static class CapPlaceText
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    /// <returns>Null where it is none, which <paramref name="reasons"/> then say.</returns>
    public static IReadOnlyList<CapPoint>? Polygon(string text, string path, CapReasons reasons)
    {
        var pairs = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        var points = new List<CapPoint>(pairs.Length);
        foreach (var pair in pairs)
        {
            if (PointOf(pair) is not { } point) { return Bad(CapRule.BadPolygon); }
            points.Add(point);
        }

        if (points.Count < 4) { return Bad(CapRule.BadPolygon); }
        if (!points.TrueForAll(IsOnEarth)) { return Bad(CapRule.OutOfRange); }
        return points[0] == points[^1] ? points : Bad(CapRule.OpenPolygon);

        IReadOnlyList<CapPoint>? Bad(CapRule rule)
        {
            reasons.Add(path, rule);
            return null;
        }
    }

    /// <inheritdoc cref="Polygon"/>
    public static CapCircle? Circle(string text, string path, CapReasons reasons)
    {
        if (text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries) is not [var pair, var radius] || PointOf(pair) is not { } centre || NumberOf(radius) is not { } kilometres || kilometres < 0)
        {
            reasons.Add(path, CapRule.BadCircle);
            return null;
        }

        if (IsOnEarth(centre)) { return new CapCircle(centre, kilometres); }
        reasons.Add(path, CapRule.OutOfRange);
        return null;
    }

    public static string Write(CapPoint point) => $"{Write(point.Latitude)},{Write(point.Longitude)}";

    public static string Write(CapCircle circle) => $"{Write(circle.Centre)} {Write(circle.RadiusKilometres)}";

    private static string Write(double number) => number.ToString("0.########", CultureInfo.InvariantCulture);

    private static CapPoint? PointOf(string pair) =>
        pair.Split(',') is [var latitude, var longitude] && NumberOf(latitude) is { } north && NumberOf(longitude) is { } east ? new CapPoint(north, east) : null;

    private static double? NumberOf(string text) =>
        text.Length <= 40 && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsOnEarth(CapPoint point) => Math.Abs(point.Latitude) <= 90 && Math.Abs(point.Longitude) <= 180;
}
