using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Tables;

/// <summary>The first sheet of an XLSX workbook as lines of text, streamed; of the rest nothing is read, macros and links to elsewhere least of all.</summary>
/// <remarks>
/// What a file claims of its size is believed only downwards: entries, their unpacked sizes, characters a part, rows, columns and cells are bounded, whatever its dimension says.
/// A formula is refused with <c>tables.cell.formula</c>, an error with <c>tables.cell.error</c>. Times become <c>yyyy-MM-dd HH:mm:ss</c>, days <c>yyyy-MM-dd</c>.
/// </remarks>
internal sealed class XlsxReading : IDisposable
{
    private const int MostEntries = 1_000;
    private const long MostUnpacked = 256L << 20;
    private const long MostUnpackedControl = 1 << 20;
    private const long MostCharactersInPart = 128L << 20;
    private const int MostSharedStrings = 1_000_000;
    private const int WidestSheet = 16_384;

    private readonly SpreadsheetDocument _document;
    private readonly WorksheetPart _sheet;
    private readonly XlsxStyles _styles;
    private readonly List<string> _shared;
    private readonly int _mostColumns;

    private XlsxReading(SpreadsheetDocument document, WorksheetPart sheet, TableLimits limits)
    {
        (_document, _sheet, _mostColumns) = (document, sheet, limits.MostColumns);
        _styles = XlsxStyles.Of(document.WorkbookPart!);
        _shared = ReadShared(document.WorkbookPart!.SharedStringTablePart, limits);
    }

    /// <summary>Whether the content is a zip file, as XLSX is.</summary>
    public static bool IsZip(ReadOnlySpan<byte> content) => content.StartsWith("PK\x03\x04"u8);

    /// <summary>Whether the content is what spreadsheets wrote before XLSX, or an encrypted workbook.</summary>
    public static bool IsOldWorkbook(ReadOnlySpan<byte> content) => content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    /// <summary>Reads the whole sheet, or says why the file is refused.</summary>
    public static (CsvSheet? Sheet, Refusal? Refusal) Read(byte[] content, TableLimits limits, IReadOnlyList<TableColumn>? columns)
    {
        try
        {
            if (!IsBounded(content)) { return (null, new Refusal("tables.file.too-large", RefusalKind.TooLarge)); }
            using var stream = new MemoryStream(content, writable: false);
            var document = SpreadsheetDocument.Open(stream, isEditable: false, new OpenSettings { MaxCharactersInPart = MostCharactersInPart });
            if (FirstSheet(document) is not { } sheet)
            {
                document.Dispose();
                return (null, Unreadable);
            }

            using var reading = new XlsxReading(document, sheet, limits);
            using var lines = reading.Lines().GetEnumerator();
            if (!lines.MoveNext()) { return (null, new Refusal("tables.file.no-heading", RefusalKind.Invalid)); }
            // Cells that nobody filled say nothing of how wide the table is.
            var headings = lines.Current.Cells.Select(h => h.Trim()).ToArray();
            return CsvSheet.Of([.. headings.Take(Array.FindLastIndex(headings, h => h.Length > 0) + 1)], Rest(lines), limits, columns);
        }
        catch (CellTooLongException)
        {
            return (null, new Refusal("tables.file.cell-too-long", RefusalKind.Invalid));
        }
        catch (Exception reason) when (reason is OpenXmlPackageException or XmlException or InvalidDataException or FormatException or FileFormatException or IOException
            or KeyNotFoundException or ArgumentException or InvalidOperationException or OverflowException or NotSupportedException or UriFormatException)
        {
            return (null, Unreadable);
        }
    }

    public void Dispose() => _document.Dispose();

    private static Refusal Unreadable => new("tables.file.unreadable", RefusalKind.Invalid, "This is no workbook that can be read.");

    private static IEnumerable<SheetLine> Rest(IEnumerator<SheetLine> lines)
    {
        while (lines.MoveNext()) { yield return lines.Current; }
    }

    /// <summary>Looks at the zip's own list only; .NET unpacks no entry beyond what it claims there.</summary>
    private static bool IsBounded(byte[] content)
    {
        using var zip = new ZipArchive(new MemoryStream(content, writable: false), ZipArchiveMode.Read);
        return zip.Entries.Count <= MostEntries
            && zip.Entries.Sum(e => e.Length) <= MostUnpacked
            && zip.Entries.All(e => e.Length <= MostUnpackedControl || !(e.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || e.FullName == "[Content_Types].xml"));
    }

    private static WorksheetPart? FirstSheet(SpreadsheetDocument document)
    {
        var sheets = document.WorkbookPart?.Workbook?.Sheets?.Elements<Sheet>() ?? [];
        var shown = sheets.FirstOrDefault(s => s.State is null || s.State.Value == SheetStateValues.Visible);
        return shown?.Id?.Value is { } id ? document.WorkbookPart!.GetPartById(id) as WorksheetPart : null;
    }

    private IEnumerable<SheetLine> Lines()
    {
        using var reader = OpenXmlReader.Create(_sheet);
        var last = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) { continue; }
            var number = reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value is { Length: > 0 } given ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) : last + 1;
            if (number <= last) { throw new InvalidDataException("Rows out of order."); }
            last = number;
            if (ReadRow(reader, number) is { } line) { yield return line; }
        }
    }

    /// <summary>The row's cells as texts; null for a row with none.</summary>
    private SheetLine? ReadRow(OpenXmlReader reader, int number)
    {
        if (!reader.ReadFirstChild()) { return null; }
        var cells = new List<string>();
        var (fault, faultAt, at) = (default(string), default(int?), 0);
        do
        {
            if (reader.ElementType != typeof(Cell)) { continue; }
            var cell = (Cell)reader.LoadCurrentElement()!;
            at = cell.CellReference?.Value is { } reference ? ColumnOf(reference) : at;
            var (text, cellFault) = TextOf(cell);
            if (cellFault is not null && fault is null) { (fault, faultAt) = (cellFault, at); }
            if (text.Length > 0 && at <= _mostColumns)
            {
                while (cells.Count <= at) { cells.Add(""); }
                cells[at] = text;
            }
            else if (text.Length > 0)
            {
                // One cell past the last column is enough to be told of it.
                while (cells.Count <= _mostColumns) { cells.Add(""); }
                cells[_mostColumns] = text;
            }

            at++;
        }
        while (reader.ReadNextSibling());

        return cells.Count == 0 && fault is null ? null : new SheetLine(number, number, [.. cells], fault, faultAt);
    }

    private (string Text, string? Fault) TextOf(Cell cell)
    {
        if (cell.CellFormula is not null) { return ("", "tables.cell.formula"); }
        var written = cell.CellValue?.Text ?? "";
        var type = cell.DataType?.Value ?? CellValues.Number;
        if (type == CellValues.Error) { return ("", "tables.cell.error"); }
        if (type == CellValues.SharedString) { return written.Length == 0 ? ("", null) : (_shared[int.Parse(written, NumberStyles.None, CultureInfo.InvariantCulture)], null); }
        if (type == CellValues.InlineString) { return (cell.InlineString is { } inline ? TextOf(inline) : "", null); }
        if (type == CellValues.String) { return (written, null); }
        if (type == CellValues.Boolean) { return (written == "1" ? "true" : "false", null); }
        if (type == CellValues.Date) { return (written.Replace('T', ' '), null); }
        if (written.Length == 0) { return ("", null); }
        return double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? (_styles.ToText(number, cell.StyleIndex?.Value ?? 0), null)
            : ("", "tables.cell.error");
    }

    private static List<string> ReadShared(SharedStringTablePart? part, TableLimits limits)
    {
        var shared = new List<string>();
        if (part is null) { return shared; }
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(SharedStringItem) || !reader.IsStartElement) { continue; }
            if (shared.Count == MostSharedStrings) { throw new InvalidDataException("Too many strings."); }
            var text = TextOf((SharedStringItem)reader.LoadCurrentElement()!);
            shared.Add(text.Length <= limits.MostCharactersInCell ? text : throw new CellTooLongException());
        }

        return shared;
    }

    /// <summary>The runs of a rich text, without how it is pronounced.</summary>
    private static string TextOf(OpenXmlElement rich)
    {
        var text = new StringBuilder();
        foreach (var part in rich.ChildElements)
        {
            if (part is CellText plain) { text.Append(plain.Text); }
            else if (part is Run run) { text.Append(run.Text?.Text); }
        }

        return text.Length <= XlsxText.MostCharactersInCell ? text.ToString() : throw new CellTooLongException();
    }

    /// <summary>0 for A.</summary>
    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (letter is < 'A' or > 'Z') { break; }
            column = (column * 26) + (letter - 'A' + 1);
            if (column > WidestSheet) { throw new InvalidDataException("No such column."); }
        }

        return column == 0 ? throw new InvalidDataException("No column.") : column - 1;
    }

    private sealed class CellTooLongException : Exception;
}
