namespace Wangge.Kernel.Tables;

/// <summary>What became of a row, a feature or a column of something imported.</summary>
public enum ImportOutcome
{
    /// <summary>New, and now held.</summary>
    Taken,

    /// <summary>Known before, and now held as the file says.</summary>
    Changed,

    /// <summary>Known before, and the same.</summary>
    Unchanged,

    /// <summary>Not held; the code says why.</summary>
    Refused,

    /// <summary>A whole column was left out, from this row on; the code says why.</summary>
    ColumnDropped,
}

/// <summary>One line of an import's report.</summary>
/// <param name="Row">As a spreadsheet counts: the heading is row 1, blank rows count. In GeoJSON the feature's number, from 1.</param>
/// <param name="Column">The column at fault as the file names it, or null where the row as a whole is meant.</param>
/// <param name="Code">Why, stable and dotted, such as <c>tables.row.too-many-cells</c>; null for what was taken as it was, else what had to be made of it.</param>
public sealed record ImportLine(int Row, ImportOutcome Outcome, string? Column = null, string? Code = null);

/// <summary>Tells, line by line, what an import did. Not safe for concurrent use.</summary>
public sealed class ImportReport
{
    private readonly List<ImportLine> _lines = [];
    private readonly HashSet<int> _refusedRows = [];

    /// <summary>In the order in which they were found; a refused row has a line for each fault.</summary>
    public IReadOnlyList<ImportLine> Lines => _lines;

    public int Taken => Count(ImportOutcome.Taken);

    public int Changed => Count(ImportOutcome.Changed);

    public int Unchanged => Count(ImportOutcome.Unchanged);

    /// <summary>Rows refused, however many faults each has.</summary>
    public int Refused => _refusedRows.Count;

    /// <summary>The columns left out, as the file names them.</summary>
    public IReadOnlyList<string> DroppedColumns => [.. _lines.Where(l => l.Outcome == ImportOutcome.ColumnDropped).Select(l => l.Column!)];

    public void Take(int row) => _lines.Add(new(row, ImportOutcome.Taken));

    /// <summary>Takes a row with a remark: what was made of a cell that did not say it plainly.</summary>
    public void Take(int row, string? column, string? code) => _lines.Add(new(row, ImportOutcome.Taken, column, code));

    public void Change(int row) => _lines.Add(new(row, ImportOutcome.Changed));

    public void LeaveUnchanged(int row) => _lines.Add(new(row, ImportOutcome.Unchanged));

    public void Refuse(int row, string? column, string code)
    {
        _refusedRows.Add(row);
        _lines.Add(new(row, ImportOutcome.Refused, column, code));
    }

    public void DropColumn(int row, string column, string code) => _lines.Add(new(row, ImportOutcome.ColumnDropped, column, code));

    /// <summary>Whether a row has been refused so far.</summary>
    public bool IsRefused(int row) => _refusedRows.Contains(row);

    private int Count(ImportOutcome outcome) => _lines.Count(l => l.Outcome == outcome);
}
