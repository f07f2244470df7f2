using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Wangge.Kernel.Tables;

/// <summary>Writes CSV as spreadsheets read it: comma, CRLF, quotes where needed (RFC 4180), and no text that would run as a formula.</summary>
public static class CsvText
{
    private const int RowsAtOnce = 500;

    /// <summary>As a file: UTF-8 with a byte-order mark, without which spreadsheets garble Chinese.</summary>
    public static byte[] ToBytes(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)))
        {
            Write(writer, columns, rows);
        }

        return stream.ToArray();
    }

    /// <summary>Writes a file as its rows come, some hundred at a time.</summary>
    /// <returns>Rows written, the heading not counted.</returns>
    public static async Task<int> WriteAsync(Stream target, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<CsvCell>> rows, CancellationToken ct)
    {
        await target.WriteAsync(new UTF8Encoding(encoderShouldEmitUTF8Identifier: true).GetPreamble(), ct);
        var (waiting, count) = (new List<IReadOnlyList<CsvCell>> { columns.Select(c => (CsvCell)c).ToList() }, 0);
        await foreach (var row in rows.WithCancellation(ct))
        {
            waiting.Add(row);
            count++;
            if (waiting.Count == RowsAtOnce) { await SendAsync(); }
        }

        await SendAsync();
        return count;

        async Task SendAsync()
        {
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            WriteRows(text, waiting);
            waiting.Clear();
            await target.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), ct);
        }
    }

    public static void Write(TextWriter writer, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<CsvCell>> rows) =>
        WriteRows(writer, rows.Prepend([.. columns.Select(c => (CsvCell)c)]));

    /// <summary>Rows alone, for a file that is written piece by piece.</summary>
    public static void WriteRows(TextWriter writer, IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        var habits = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = field => NeedsQuotes(field.Field) };
        using var csv = new CsvWriter(writer, habits, leaveOpen: true);
        foreach (var row in rows)
        {
            WriteRow(csv, row);
        }
    }

    private static bool NeedsQuotes(string? cell) =>
        cell is { Length: > 0 } && (cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 || char.IsWhiteSpace(cell[0]) || char.IsWhiteSpace(cell[^1]));

    private static void WriteRow(CsvWriter csv, IReadOnlyList<CsvCell> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell.Written);
        }

        csv.NextRecord();
    }
}

/// <summary>A cell to be written: a text, which is neutralised, or a number or a time, which are not (−120.8 is no formula).</summary>
public readonly record struct CsvCell
{
    private readonly string? _plain;

    private CsvCell(string? plain, CsvCellKind kind = CsvCellKind.Text, double? number = null) => (_plain, Kind, Numeric) = (plain, kind, number);

    internal CsvCellKind Kind { get; }

    /// <summary>What a spreadsheet keeps of a number or a time; null for a text.</summary>
    internal double? Numeric { get; }

    /// <summary>As it was given.</summary>
    internal string Plain => _plain ?? "";

    /// <summary>As CSV has it.</summary>
    internal string Written => Kind == CsvCellKind.Text ? Formulas.Neutralise(Plain) : Plain;

    public static CsvCell Text(string? text) => new(text);

    public static CsvCell Number(long number) => new(number.ToString(CultureInfo.InvariantCulture), CsvCellKind.Number, number);

    /// <exception cref="ArgumentException">Not a finite number.</exception>
    public static CsvCell Number(double number) => double.IsFinite(number)
        ? new(number.ToString("R", CultureInfo.InvariantCulture), CsvCellKind.Number, number)
        : throw new ArgumentException("Only finite numbers can be written.", nameof(number));

    /// <summary>A time of the clock of a place, to the second: <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public static CsvCell Time(DateTime local) => new(local.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), CsvCellKind.Time, Serial(local));

    /// <summary>A day: <c>yyyy-MM-dd</c>.</summary>
    public static CsvCell Day(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), CsvCellKind.Day, Serial(day.ToDateTime(TimeOnly.MinValue)));

    public static implicit operator CsvCell(string? text) => Text(text);

    public static implicit operator CsvCell(long number) => Number(number);

    public static implicit operator CsvCell(double number) => Number(number);

    public static CsvCell FromString(string? text) => Text(text);

    public static CsvCell FromInt64(long number) => Number(number);

    public static CsvCell FromDouble(double number) => Number(number);

    // Spreadsheets know no day before 1900-03-01 that all of them count alike; such a time is a text there.
    private static double? Serial(DateTime local) => local.Year > 1900 ? new DateTime(local.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond).ToOADate() : null;
}

/// <summary>What a cell holds.</summary>
internal enum CsvCellKind
{
    Text,
    Number,
    Time,
    Day,
}
