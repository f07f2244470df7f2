using System.Globalization;

namespace Wangge.Doors.Open311;

/// <summary>Instants as GeoReport v2 writes them: W3C's part of ISO 8601, always with an offset.</summary>
internal static class GeoReportTime
{
    private static readonly string[] Formats = ["yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK"];

    /// <summary>To the second, in the instant's own offset, such as <c>2026-03-02T08:15:30+08:00</c>.</summary>
    public static string Write(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    /// <summary>The instant, or null where the text is none or lacks its offset.</summary>
    /// <remarks>A plus sign that a client forgot to escape in a query arrives as a space; it is taken for what was meant.</remarks>
    public static DateTimeOffset? Read(string text)
    {
        var meant = text.Trim().Replace(' ', '+');
        var hasOffset = meant.EndsWith('Z') || meant.EndsWith('z') || (meant.Length > 6 && meant[^6] is '+' or '-' && meant[^3] == ':');
        return hasOffset && DateTimeOffset.TryParseExact(meant.ToUpperInvariant(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;
    }
}
