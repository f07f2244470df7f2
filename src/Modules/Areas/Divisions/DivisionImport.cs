using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>What an edition did to the tree, or would do.</summary>
internal sealed class DivisionImport(DateOnly edition)
{
    public DateOnly Edition { get; } = edition;

    public bool IsPreview { get; init; }

    public bool IsApplied { get; set; }

    /// <summary>Why nothing of it was applied, or null.</summary>
    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<DivisionChange> Changes { get; private set; } = [];

    public int Unchanged { get; private set; }

    public ImportReport Report { get; private set; } = new();

    private ImportReport _found = new();

    public static DivisionImport Refuse(DateOnly edition, Refusal refusal) => new DivisionImport(edition).With(refusal);

    public DivisionImport With(Refusal refusal)
    {
        Refusal = refusal;
        return this;
    }

    /// <summary>Takes what reading the file found: rows refused, columns dropped.</summary>
    public void CarryOver(CsvSheet sheet) => Report = _found = sheet.Report;

    /// <summary>Takes a history's report: it is compared, or founds, and changes no edition.</summary>
    public void TellHistory(ImportReport report) => (Report, Unchanged) = (report, report.Unchanged);

    /// <summary>Tells each good row what became of it.</summary>
    public void Tell(IReadOnlyList<DivisionChange> changes, CsvSheet sheet, DivisionEdition edition)
    {
        Changes = changes;
        var kinds = changes.Where(c => c.After is not null).ToDictionary(c => c.After!.Code, c => c.Kind);
        Unchanged = edition.Divisions.Count(d => !kinds.ContainsKey(d.Code));
        var report = new ImportReport();
        foreach (var line in _found.Lines.Where(l => l.Outcome == ImportOutcome.ColumnDropped)) { report.DropColumn(line.Row, line.Column!, line.Code!); }
        var refusals = _found.Lines.Where(l => l.Outcome == ImportOutcome.Refused).ToLookup(l => l.Row);
        var codes = sheet.Rows.ToDictionary(r => r.Row, r => r["code12"].Length > 0 ? r["code12"] : r["code"]);
        foreach (var row in codes.Keys.Concat(refusals.Select(r => r.Key)).Distinct().Order())
        {
            if (refusals.Contains(row))
            {
                foreach (var line in refusals[row]) { report.Refuse(row, line.Column, line.Code!); }
            }
            else if (DivisionCode.TryParse(codes[row], out var code))
            {
                switch (kinds.TryGetValue(code, out var kind) ? kind : (DivisionChangeKind?)null)
                {
                    case DivisionChangeKind.Added: report.Take(row); break;
                    case null: report.LeaveUnchanged(row); break;
                    default: report.Change(row); break;
                }
            }
        }

        Report = report;
    }
}
