using System.Globalization;
using System.Text.RegularExpressions;
using NetTopologySuite.Geometries;

namespace Wangge.Dispatch.Tests.Judges.Osrm;

/// <summary>When an answer is what a scenario wants: the very same text, or a number within what it allows, <c>10 +-1</c>, <c>100 ~5%</c>.</summary>
internal static partial class Likeness
{
    /// <summary>Of a degree's number; OSRM's runner allows as much.</summary>
    private const double PlaceShare = 0.0025 / 100;

    public static bool IsLike(string got, string wanted)
    {
        if (got == wanted) { return true; }
        if (Absolute().Match(wanted) is { Success: true } within)
        {
            return Number(got) is { } one && Number(within.Groups[1].Value) is { } middle && Math.Abs(one - middle) <= double.Parse(within.Groups[2].Value, CultureInfo.InvariantCulture);
        }

        return Relative().Match(wanted) is { Success: true } about && Number(got) is { } number && Number(about.Groups[1].Value) is { } target
            && (target == 0 || 100 * Math.Abs(1 - (number / target)) < double.Parse(about.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    public static bool IsAt(double longitude, double latitude, Coordinate wanted) => Math.Abs(1 - (longitude / wanted.X)) < PlaceShare && Math.Abs(1 - (latitude / wanted.Y)) < PlaceShare;

    public static string Tell(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>What a text begins with, as JavaScript reads it.</summary>
    private static double? Number(string text) => Leading().Match(text) is { Success: true } leading ? double.Parse(leading.Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"^(.*)\s*\+-(.+)$")]
    private static partial Regex Absolute();

    [GeneratedRegex(@"^(.*)\s+~(.+)%$")]
    private static partial Regex Relative();

    [GeneratedRegex(@"^\s*-?\d+(\.\d+)?")]
    private static partial Regex Leading();
}
