using System.Globalization;
using System.IO.Packaging;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using CellText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Wangge.Kernel.Tables;

/// <summary>A sheet while it is written. Not safe for concurrent use.</summary>
internal sealed class XlsxWriting : IDisposable
{
    // Places in the style sheet's cell formats.
    private const uint Plain = 0, Bold = 1, Time = 2, Day = 3, Quoted = 4;
    private const uint TimeFormat = 164, DayFormat = 165;
    private const double NarrowestColumn = 12, WidestColumn = 40;

    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static readonly Uri Book = new("/xl/workbook.xml", UriKind.Relative);
    private static readonly Uri Sheet1 = new("/xl/worksheets/sheet1.xml", UriKind.Relative);
    private static readonly Uri Style = new("/xl/styles.xml", UriKind.Relative);

    private readonly Package _package;
    private readonly Stream _sheet;
    private readonly OpenXmlWriter _writer;
    private readonly string _lastColumn;
    private int _row = 1;

    public XlsxWriting(Stream file, IReadOnlyList<string> headings)
    {
        // Written only, which the kit's own document class cannot: a package that may be read too keeps every part in memory.
        _package = Package.Open(file, FileMode.Create, FileAccess.Write);
        _lastColumn = ColumnName(Math.Max(1, headings.Count) - 1);
        // One part after the other: of an archive that is only written, the newest entry alone is open.
        _package.CreateRelationship(Book, TargetMode.Internal, Relations + "officeDocument", "rBook");
        var book = _package.CreatePart(Book, Types + "sheet.main+xml", CompressionOption.Normal);
        book.CreateRelationship(Sheet1, TargetMode.Internal, Relations + "worksheet", "rSheet");
        book.CreateRelationship(Style, TargetMode.Internal, Relations + "styles", "rStyle");
        WritePart(book, new Workbook(new Sheets(new Sheet { Name = "Sheet1", SheetId = 1, Id = "rSheet" })));
        WritePart(_package.CreatePart(Style, Types + "styles+xml", CompressionOption.Normal), Styles());
        _sheet = _package.CreatePart(Sheet1, Types + "worksheet+xml", CompressionOption.Normal).GetStream();
        _writer = OpenXmlWriter.Create(_sheet, Encoding.UTF8);
        _writer.WriteStartDocument(true);
        _writer.WriteStartElement(new Worksheet());
        _writer.WriteElement(new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }));
        _writer.WriteElement(new Columns(headings.Select((heading, at) => new Column
        {
            Min = (uint)at + 1, Max = (uint)at + 1, CustomWidth = true, Width = Math.Clamp(heading.Sum(c => c > 0xFF ? 2 : 1) + 4, NarrowestColumn, WidestColumn),
        })));
        _writer.WriteStartElement(new SheetData());
        WriteRow(headings.Select(CsvCell.Text), Bold);
    }

    /// <summary>Rows below the heading.</summary>
    public int Rows => _row - 2;

    public void Add(IReadOnlyList<CsvCell> cells)
    {
        if (Rows < XlsxText.MostRows) { WriteRow(cells, Plain); }
    }

    public void Dispose()
    {
        _writer.WriteEndElement();
        _writer.WriteElement(new AutoFilter { Reference = $"A1:{_lastColumn}{_row - 1}" });
        _writer.WriteEndElement();
        _writer.Dispose();
        _sheet.Dispose();
        ((IDisposable)_package).Dispose();
    }

    private void WriteRow(IEnumerable<CsvCell> cells, uint style)
    {
        _writer.WriteStartElement(new Row { RowIndex = (uint)_row });
        var at = 0;
        foreach (var cell in cells) { WriteCell(cell, ColumnName(at++) + _row.ToString(CultureInfo.InvariantCulture), style); }
        _writer.WriteEndElement();
        _row++;
    }

    private void WriteCell(CsvCell cell, string reference, uint style)
    {
        if (cell.Numeric is { } number)
        {
            var format = cell.Kind switch { CsvCellKind.Time => Time, CsvCellKind.Day => Day, _ => style };
            _writer.WriteElement(new Cell { CellReference = reference, StyleIndex = format, CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)) });
            return;
        }

        var text = cell.Plain;
        if (text.Length is 0 or > XlsxText.MostCharactersInCell) { return; }
        // What wears an apostrophe of its own before such a sign gets one more, as in CSV: the reader takes one away.
        var isFormula = Formulas.Neutralise(text) != text;
        if (isFormula && text[0] == '\'') { text = "'" + text; }
        _writer.WriteElement(new Cell(new InlineString(new CellText(Sound(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = reference, DataType = CellValues.InlineString, StyleIndex = isFormula ? Quoted : style,
        });
    }

    private static string Sound(string text)
    {
        var isSound = true;
        for (var i = 0; i < text.Length && isSound; i++)
        {
            isSound = XmlConvert.IsXmlChar(text[i]) || (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]) && ++i > 0);
        }

        if (isSound) { return text; }
        var mended = new StringBuilder();
        foreach (var rune in text.EnumerateRunes()) { mended.Append(rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value) ? rune.ToString() : "\uFFFD"); }
        return mended.ToString();
    }

    private static void WritePart(PackagePart part, OpenXmlElement root)
    {
        using var stream = part.GetStream();
        using var writer = OpenXmlWriter.Create(stream, Encoding.UTF8);
        writer.WriteStartDocument(true);
        writer.WriteElement(root);
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = TimeFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm:ss" }, new NumberingFormat { NumberFormatId = DayFormat, FormatCode = "yyyy\\-mm\\-dd" }),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(), new CellFormat { FontId = 1, ApplyFont = true }, new CellFormat { NumberFormatId = TimeFormat, ApplyNumberFormat = true },
            new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true }, new CellFormat { QuotePrefix = true }));

    /// <summary>A, B … Z, AA …</summary>
    internal static string ColumnName(int at) => at < 26 ? ((char)('A' + at)).ToString() : ColumnName((at / 26) - 1) + (char)('A' + (at % 26));
}
