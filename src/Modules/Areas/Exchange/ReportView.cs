using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>What an import did, line by line.</summary>
/// <param name="Refused">Rows, however many faults each has.</param>
/// <param name="DroppedColumns">Left out, as the file names them.</param>
/// <param name="Lines">In the file's order; a refused row has a line for each fault.</param>
public sealed record ReportView(int Taken, int Changed, int Unchanged, int Refused, IReadOnlyList<string> DroppedColumns, IReadOnlyList<ReportView.Line> Lines)
{
    /// <param name="Row">As a spreadsheet counts: the heading is row 1. In GeoJSON the feature's number, from 1.</param>
    /// <param name="Outcome"><c>taken</c>, <c>changed</c>, <c>unchanged</c>, <c>refused</c> or <c>column-dropped</c>.</param>
    /// <param name="Column">The column at fault as the file names it, or null.</param>
    /// <param name="Code">Why, or null.</param>
    /// <param name="Message">The same for people, in English, or null.</param>
    public sealed record Line(int Row, ImportOutcome Outcome, string? Column, string? Code, string? Message);

    internal static ReportView Of(ImportReport report) => new(
        report.Taken, report.Changed, report.Unchanged, report.Refused, report.DroppedColumns,
        [.. report.Lines.OrderBy(l => l.Row).Select(l => new Line(l.Row, l.Outcome, l.Column, l.Code, ImportMessages.Find(l.Code)))]);
}
