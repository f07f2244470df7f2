using System.Text;

namespace Wangge.Dispatch.Travel;

/// <summary>Lines as short text: differences of rounded degrees, latitude first, five bits a letter. Source: Google, "Encoded Polyline Algorithm Format".</summary>
internal static class Polyline
{
    private const int LettersBegin = 63;
    private const int MostBits = 35;

    /// <param name="digits">Of a degree behind the point: 5 or 6.</param>
    public static string Write(IEnumerable<TravelPoint> line, int digits)
    {
        var (text, factor, last) = (new StringBuilder(), Math.Pow(10, digits), (Latitude: 0L, Longitude: 0L));
        foreach (var point in line)
        {
            var now = (Latitude: (long)Math.Round(point.Latitude * factor), Longitude: (long)Math.Round(point.Longitude * factor));
            Write(text, now.Latitude - last.Latitude);
            Write(text, now.Longitude - last.Longitude);
            last = now;
        }

        return text.ToString();
    }

    /// <summary>Null where the text is no such line.</summary>
    public static List<TravelPoint>? Read(string text, int digits)
    {
        var (line, factor, at, latitude, longitude) = (new List<TravelPoint>(), Math.Pow(10, digits), 0, 0L, 0L);
        while (at < text.Length)
        {
            if (Read(text, ref at) is not { } north || Read(text, ref at) is not { } east) { return null; }
            (latitude, longitude) = (latitude + north, longitude + east);
            line.Add(new TravelPoint(longitude / factor, latitude / factor));
        }

        return line;
    }

    private static void Write(StringBuilder text, long step)
    {
        var bits = step < 0 ? ~(step << 1) : step << 1;
        for (; bits >= 32; bits >>= 5) { text.Append((char)((32 | (bits & 31)) + LettersBegin)); }
        text.Append((char)(bits + LettersBegin));
    }

    private static long? Read(string text, ref int at)
    {
        var bits = 0L;
        for (var shift = 0; at < text.Length && shift <= MostBits; shift += 5)
        {
            var letter = text[at++] - LettersBegin;
            if (letter is < 0 or > 63) { return null; }
            bits |= (long)(letter & 31) << shift;
            if (letter < 32) { return (bits & 1) == 1 ? ~(bits >> 1) : bits >> 1; }
        }

        return null;
    }
}
