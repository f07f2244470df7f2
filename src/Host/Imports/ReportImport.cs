using Wangge.Contracts.Cases;
using Wangge.Kernel.Tables;

namespace Wangge.Host.Imports;

/// <summary>Takes over another system's requests; each row of the file has its line in the report.</summary>
internal sealed class ReportImport(ICaseHistory history, RowReading reading)
{
    private const int RowsAtOnce = 600;

    /// <summary>Imports what is not there yet; a second run of the same file changes nothing.</summary>
    public async Task<ImportReport> RunAsync(CsvSheet sheet, IProgress<int>? progress, CancellationToken ct)
    {
        var report = sheet.Report;
        var (seen, done) = (new HashSet<Guid>(), 0);
        foreach (var part in sheet.Rows.Chunk(RowsAtOnce))
        {
            var taken = new List<(CsvRow Row, PastCase Case, string? Column, string? Code)>();
            foreach (var row in part)
            {
                var (past, column, code) = reading.Read(row);
                if (past is null) { report.Refuse(row.Row, column, code!); }
                else if (!seen.Add(past.ReportId)) { report.Refuse(row.Row, null, "import.key-twice"); }
                else { taken.Add((row, past, column, code)); }
            }

            var outcomes = await history.BringInAsync([.. taken.Select(t => t.Case)], null, ct);
            foreach (var (pair, outcome) in taken.Zip(outcomes))
            {
                if (outcome.IsStored) { report.Take(pair.Row.Row, pair.Column, pair.Code); }
                else if (outcome.Code == PastOutcome.ThereAlready) { report.LeaveUnchanged(pair.Row.Row); }
                else { report.Refuse(pair.Row.Row, null, outcome.Code!); }
            }

            progress?.Report(done += part.Length);
        }

        return report;
    }
}
