using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Wangge.Contracts.Cases;
using Wangge.Kernel.Tables;

namespace Wangge.Host.Imports;

/// <summary>Reads a row of another system's table as a case with its past, or says which column is at fault.</summary>
/// <remarks>What was closed there is <c>closed-by-order</c> here with the reason <c>closed-elsewhere</c>: nobody of this district filed, handled or checked it.</remarks>
internal sealed class RowReading(ReportMap map, string districtCode, TimeZoneInfo zone, DateTimeOffset now)
{
    private const int MostWords = 4_000;

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["import.no-key"] = "The cell that tells rows apart is empty.",
        ["import.bad-time"] = "No time in one of the map's formats.",
        ["import.in-future"] = "The time lies in the future.",
        ["import.closed-before-reported"] = "It was closed before it was reported.",
        ["import.bad-position"] = "Longitude goes from -180 to 180, latitude from -90 to 90.",
        ["import.no-words"] = "Nothing says what it is about.",
        ["import.key-twice"] = "An earlier row has the same key.",
        ["import.closed-at-update"] = "Closed without a time; the time when it was last acted on was taken.",
        ["import.words-cut"] = "The words were cut to 4,000 characters.",
        ["tables.column.forbidden"] = "The column was left out: this software holds no such data about people.",
    };

    /// <summary>What a code means, as an English sentence for operators; null where there is none.</summary>
    public static string? Explain(string code) => Sentences.GetValueOrDefault(code);

    /// <summary>The case, with column and code of what had to be made of it; or no case, with the column and the code of what is wrong with the row.</summary>
    public (PastCase? Case, string? Column, string? Code) Read(CsvRow row)
    {
        if (row[map.Key] is not { Length: > 0 } key) { return (null, map.Key, "import.no-key"); }
        if (TimeOf(row[map.Reported]) is not { } reported) { return (null, map.Reported, "import.bad-time"); }
        if (reported > now) { return (null, map.Reported, "import.in-future"); }
        if (!TryPlace(row, out var longitude, out var latitude)) { return (null, map.Longitude, "import.bad-position"); }
        var words = Join(row, map.Words, ": ");
        if (words.Length == 0) { return (null, map.Words[0], "import.no-words"); }

        var id = IdOf(key, reported);
        (string? Column, string? Code) remark = words.Length > MostWords ? (map.Words[0], "import.words-cut") : default;
        List<PastStep> steps = [new(id, "send", "system", reported)];
        if (map.Status is { } status && map.ClosedStatuses.Contains(row[status], StringComparer.OrdinalIgnoreCase))
        {
            (var closedAt, remark) = ClosedAt(row);
            if (closedAt is not { } closed) { return (null, map.Closed ?? status, "import.bad-time"); }
            if (closed < reported || closed > now) { return (null, remark.Column ?? map.Closed, closed < reported ? "import.closed-before-reported" : "import.in-future"); }
            var result = map.Result is { } cell ? row[cell] : "";
            steps.Add(new(PastStep.IdAfter(id, 1), "close-by-order", "leader", closed, Words: result.Length == 0 ? null : Cut(result)) { Reason = "closed-elsewhere" });
        }

        var type = map.Type is { } typeColumn && map.Types.TryGetValue(row[typeColumn], out var mapped) ? mapped : map.OtherType;
        var place = Join(row, map.Place, " ");
        return (new PastCase(id, PastStep.IdAfter(id, 2), type, "other-system", longitude, latitude, Cut(words), place.Length == 0 ? null : place, true, steps), remark.Column, remark.Code);
    }

    private (DateTimeOffset? At, (string? Column, string? Code) Remark) ClosedAt(CsvRow row) =>
        map.Closed is { } column && TimeOf(row[column]) is { } closed ? (closed, default)
        : map.Updated is { } other && TimeOf(row[other]) is { } updated ? (updated, (other, "import.closed-at-update"))
        : default;

    private static string Join(CsvRow row, IEnumerable<string> columns, string between) =>
        string.Join(between, columns.Select(column => row[column]).Where(cell => cell.Length > 0));

    private static string Cut(string words) => words.Length <= MostWords ? words : words[..MostWords];

    private DateTimeOffset? TimeOf(string cell)
    {
        if (!DateTime.TryParseExact(cell, [.. map.TimeFormats], CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || zone.IsInvalidTime(local)) { return null; }
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    private bool TryPlace(CsvRow row, out double? longitude, out double? latitude)
    {
        (longitude, latitude) = (null, null);
        var (x, y) = (map.Longitude is { } xColumn ? row[xColumn] : "", map.Latitude is { } yColumn ? row[yColumn] : "");
        if (x.Length == 0 && y.Length == 0) { return true; }
        if (!double.TryParse(x, CultureInfo.InvariantCulture, out var east) || !double.TryParse(y, CultureInfo.InvariantCulture, out var north)) { return false; }
        if (east is not (>= -180 and <= 180) || north is not (>= -90 and <= 90)) { return false; }

        (longitude, latitude) = (east, north);
        return true;
    }

    /// <summary>A UUIDv7 that a second import makes again.</summary>
    private Guid IdOf(string key, DateTimeOffset reported)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"import/{districtCode}/{map.Name}/{key}")).AsSpan(0, 16);
        var milliseconds = reported.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++) { bytes[i] = (byte)(milliseconds >> (40 - (8 * i))); }
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
