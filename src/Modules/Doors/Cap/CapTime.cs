using System.Globalization;
using System.Text.RegularExpressions;

namespace Wangge.Doors.Cap;

/// <summary>Instants as CAP writes them: whole seconds with an explicit offset, never <c>Z</c>; UTC is <c>-00:00</c>. Source: CAP 1.2, 3.3.2.</summary>
internal static partial class CapTime
{
    public static string Write(DateTimeOffset at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + (at.Offset == TimeSpan.Zero ? "-00:00" : at.ToString("zzz", CultureInfo.InvariantCulture));

    /// <summary>The instant with its offset; null where it is written otherwise or is none.</summary>
    public static DateTimeOffset? Find(string text) =>
        Shape().IsMatch(text) && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[-+][0-9]{2}:[0-9]{2}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
