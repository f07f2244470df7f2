using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Wangge.Kernel.Tables;

/// <summary>Writes CSV as spreadsheets read it: comma, CRLF, quotes where needed (RFC 4180), and no text that would run as a formula.</summary>
public static class CsvText
{
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

/// <summary>A cell to be written: a text, which is neutralised, or a number, which is not (−120.8 is no formula).</summary>
public readonly record struct CsvCell
{
    private readonly string? _written;

    private CsvCell(string? written) => _written = written;

    internal string Written => _written ?? "";

    public static CsvCell Text(string? text) => new(Formulas.Neutralise(text ?? ""));

    public static CsvCell Number(long number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <exception cref="ArgumentException">Not a finite number.</exception>
    public static CsvCell Number(double number) => double.IsFinite(number)
        ? new(number.ToString("R", CultureInfo.InvariantCulture))
        : throw new ArgumentException("Only finite numbers can be written.", nameof(number));

    public static implicit operator CsvCell(string? text) => Text(text);

    public static implicit operator CsvCell(long number) => Number(number);

    public static implicit operator CsvCell(double number) => Number(number);

    public static CsvCell FromString(string? text) => Text(text);

    public static CsvCell FromInt64(long number) => Number(number);

    public static CsvCell FromDouble(double number) => Number(number);
}
