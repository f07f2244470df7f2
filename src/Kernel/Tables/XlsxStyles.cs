using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Wangge.Kernel.Tables;

/// <summary>Which cells of a workbook are times: a spreadsheet keeps them as numbers, and only the cell's format tells.</summary>
/// <param name="kinds">Of each cell format, in the order of the style sheet.</param>
/// <param name="isFrom1904">Whether days are counted from 1904.</param>
internal sealed class XlsxStyles(IReadOnlyList<CsvCellKind> kinds, bool isFrom1904)
{
    // Built-in formats of days, and of times (ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are those of China, Japan and Korea).
    private static readonly HashSet<uint> Days = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
    private static readonly HashSet<uint> Times = [18, 19, 20, 21, 22, 32, 33, 34, 35, 45, 46, 47, 55, 56];
    private const double From1904 = 1_462;
    private const double LastDay = 2_958_466;

    public static XlsxStyles Of(WorkbookPart book)
    {
        var sheet = book.WorkbookStylesPart?.Stylesheet;
        var own = new Dictionary<uint, CsvCellKind>();
        foreach (var format in sheet?.NumberingFormats?.Elements<NumberingFormat>() ?? [])
        {
            if (format.NumberFormatId?.Value is { } id) { own[id] = KindOf(format.FormatCode?.Value ?? ""); }
        }

        var kinds = (sheet?.CellFormats?.Elements<CellFormat>() ?? []).Select(cell => cell.NumberFormatId?.Value is not { } id ? CsvCellKind.Number
            : own.TryGetValue(id, out var kind) ? kind
            : Days.Contains(id) ? CsvCellKind.Day
            : Times.Contains(id) ? CsvCellKind.Time
            : CsvCellKind.Number).ToList();
        return new XlsxStyles(kinds, book.Workbook?.WorkbookProperties?.Date1904?.Value == true);
    }

    /// <summary>A number as its format means it.</summary>
    public string ToText(double number, uint style)
    {
        var kind = style < kinds.Count ? kinds[(int)style] : CsvCellKind.Number;
        if (kind == CsvCellKind.Number || number < 0 || number + From1904 >= LastDay) { return number.ToString("R", CultureInfo.InvariantCulture); }

        var at = DateTime.FromOADate(number + (isFrom1904 ? From1904 : 0));
        // To the second: a spreadsheet's fractions of a day are a little off.
        at = new DateTime((at.Ticks + (TimeSpan.TicksPerSecond / 2)) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond);
        return at.ToString(kind == CsvCellKind.Day && at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    /// <summary>By the letters of a format of the workbook's own, quoted ones and colours left out.</summary>
    internal static CsvCellKind KindOf(string format)
    {
        var (isQuoted, isBracketed, hasDay, hasTime) = (false, false, false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var letter = char.ToLowerInvariant(format[i]);
            if (letter == '\\') { i++; }
            else if (letter == '"') { isQuoted = !isQuoted; }
            else if (isQuoted) { continue; }
            else if (letter == '[') { isBracketed = true; }
            else if (letter == ']') { isBracketed = false; }
            else if (letter is 'h' or 's') { hasTime |= !isBracketed || format[i - 1] == '['; }
            else if (!isBracketed) { hasDay |= letter is 'y' or 'd'; }
        }

        return hasTime ? CsvCellKind.Time : hasDay ? CsvCellKind.Day : CsvCellKind.Number;
    }
}
