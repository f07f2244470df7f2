using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Rights;

namespace Wangge.Kernel.Tables;

/// <summary>A CSV or XLSX file as read: its columns, its rows, and the report that its importer carries on.</summary>
/// <remarks>
/// XLSX is told by its content (see <see cref="XlsxReading"/>). CSV is UTF-8 with or without mark, UTF-16 with mark or GB18030; commas, semicolons or tabs; line breaks in quoted cells. Columns that RIGHTS forbids
/// never get out of here: they are left out and named in the report with <c>tables.column.forbidden</c>. Cells are trimmed, and lose the
/// apostrophe that <see cref="Formulas"/> gave them.
/// </remarks>
public sealed class CsvSheet
{
    private CsvSheet(IReadOnlyList<string> columns, IReadOnlyList<CsvRow> rows, ImportReport report) =>
        (Columns, Rows, Report) = (columns, rows, report);

    /// <summary>The headings that may be read, in the file's order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The rows below the heading that are well formed and not blank.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    /// <summary>Holds what reading found: columns dropped, rows refused.</summary>
    public ImportReport Report { get; }

    /// <summary>Reads a whole file, or says why it is refused as a whole (codes <c>tables.file.*</c>).</summary>
    /// <param name="columns">Whose Chinese headings are read as their names; null where none are known.</param>
    public static bool TryRead(ReadOnlySpan<byte> content, [NotNullWhen(true)] out CsvSheet? sheet, [NotNullWhen(false)] out Refusal? refusal, TableLimits? limits = null, IReadOnlyList<TableColumn>? columns = null)
    {
        limits ??= TableLimits.Default;
        sheet = null;
        if (content.Length > limits.MostBytes)
        {
            refusal = new Refusal("tables.file.too-large", RefusalKind.TooLarge);
            return false;
        }

        if (XlsxReading.IsOldWorkbook(content))
        {
            refusal = new Refusal("tables.file.old-workbook", RefusalKind.Invalid, "A workbook of the old kind, or one with a password; save it as XLSX without one.");
            return false;
        }

        if (XlsxReading.IsZip(content))
        {
            (sheet, refusal) = XlsxReading.Read(content.ToArray(), limits, columns);
            return refusal is null;
        }

        if (!TextDecoding.TryDecode(content, out var text))
        {
            refusal = Invalid("encoding-unknown");
            return false;
        }

        try
        {
            (sheet, refusal) = Read(text, limits, columns);
        }
        catch (MaxFieldSizeException)
        {
            // Also what a quote that is never closed ends in.
            refusal = Invalid("cell-too-long");
        }

        return refusal is null;
    }

    private static (CsvSheet? Sheet, Refusal? Refusal) Read(string text, TableLimits limits, IReadOnlyList<TableColumn>? columns)
    {
        var isBad = false;
        var habits = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = DelimiterOf(text),
            IgnoreBlankLines = false,
            BadDataFound = _ => isBad = true,
            MaxFieldSize = limits.MostCharactersInCell,
        };
        using var parser = new CsvParser(new StringReader(text), habits);
        if (!parser.Read())
        {
            return (null, Invalid("no-heading"));
        }

        var headings = parser.Record!.Select(h => h.Trim()).ToList();
        if (isBad)
        {
            return (null, Invalid("no-heading"));
        }

        return Of(headings, Lines(), limits, columns);

        IEnumerable<SheetLine> Lines()
        {
            var previousLine = parser.RawRow;
            while (parser.Read())
            {
                // Bad quotes come to light only while the cells are taken out.
                var cells = parser.Record!;
                yield return new SheetLine(parser.Row, previousLine + 1, cells, isBad ? "tables.row.bad-quotes" : null);
                (isBad, previousLine) = (false, parser.RawRow);
            }
        }
    }

    /// <summary>A sheet of these lines below this heading, or why they are refused as a whole.</summary>
    internal static (CsvSheet? Sheet, Refusal? Refusal) Of(IReadOnlyList<string> given, IEnumerable<SheetLine> lines, TableLimits limits, IReadOnlyList<TableColumn>? columns)
    {
        var headings = given.Select(h => columns?.FirstOrDefault(c => c.Chinese == h)?.Name ?? h).ToList();
        if (headings.Count > limits.MostColumns)
        {
            return (null, Invalid("too-many-columns"));
        }

        if (headings.Where(h => h.Length > 0).GroupBy(h => h, StringComparer.OrdinalIgnoreCase).Any(g => g.Count() > 1))
        {
            return (null, Invalid("column-twice"));
        }

        var report = new ImportReport();
        var kept = Keep(headings, report);
        var rows = new List<CsvRow>();
        foreach (var (row, line, cells, fault, faultAt) in lines)
        {
            if (row - 1 > limits.MostRows)
            {
                return (null, Invalid("too-many-rows"));
            }

            if (fault is not null)
            {
                report.Refuse(row, faultAt < headings.Count ? headings[faultAt.Value] : null, fault);
            }
            else if (cells.Length > headings.Count && cells.Skip(headings.Count).Any(c => !string.IsNullOrWhiteSpace(c)))
            {
                report.Refuse(row, null, "tables.row.too-many-cells");
            }
            else if (!cells.All(string.IsNullOrWhiteSpace))
            {
                rows.Add(new CsvRow(row, line, kept, [.. cells.Select(c => Formulas.Restore(c).Trim())]));
            }
        }

        return (new CsvSheet([.. kept.Keys], rows, report), null);
    }

    private static Dictionary<string, int> Keep(List<string> headings, ImportReport report)
    {
        var kept = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headings.Count; i++)
        {
            if (ForbiddenWords.FindIn(headings[i]) is not null)
            {
                report.DropColumn(1, headings[i], "tables.column.forbidden");
            }
            else if (headings[i].Length > 0)
            {
                kept.Add(Formulas.Restore(headings[i]), i);
            }
        }

        return kept;
    }

    private static string DelimiterOf(string text)
    {
        var heading = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return heading.Contains(',') ? "," : heading.Contains('\t') ? "\t" : heading.Contains(';') ? ";" : ",";
    }

    private static Refusal Invalid(string why) => new($"tables.file.{why}", RefusalKind.Invalid);
}

/// <summary>A line below the heading, as a file holds it.</summary>
/// <param name="Fault">Why it is refused, or null; <paramref name="FaultAt"/> is the column at fault, from 0.</param>
internal readonly record struct SheetLine(int Row, int Line, string[] Cells, string? Fault = null, int? FaultAt = null);

/// <summary>One row of a CSV or XLSX file.</summary>
public sealed class CsvRow
{
    private readonly Dictionary<string, int> _columns;
    private readonly string[] _cells;

    internal CsvRow(int row, int line, Dictionary<string, int> columns, string[] cells) =>
        (Row, Line, _columns, _cells) = (row, line, columns, cells);

    /// <summary>As a spreadsheet counts: the heading is row 1, blank rows count.</summary>
    public int Row { get; }

    /// <summary>The line of the file where it begins, from 1; differs from <see cref="Row"/> once a cell holds line breaks.</summary>
    public int Line { get; }

    /// <summary>The cell under a heading, case ignored; empty where the column or the cell is missing.</summary>
    public string this[string column] => _columns.TryGetValue(column, out var i) && i < _cells.Length ? _cells[i] : "";
}
