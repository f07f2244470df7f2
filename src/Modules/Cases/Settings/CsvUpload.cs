using Microsoft.AspNetCore.Http;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Settings;

/// <summary>Reads a CSV or XLSX file that a request carries as its body.</summary>
internal static class CsvUpload
{
    /// <summary>Bytes of the largest file taken.</summary>
    public const int MostBytes = 4 << 20;

    private static readonly TableLimits Limits = new(MostBytes: MostBytes, MostRows: 10_000, MostColumns: 60);
    private static readonly Refusal TooLarge = new("tables.file.too-large", RefusalKind.TooLarge);

    /// <summary>The sheet, or why the file is refused as a whole.</summary>
    /// <param name="columns">Whose Chinese headings are known too.</param>
    public static async Task<(CsvSheet? Sheet, Refusal? Refusal)> ReadAsync(HttpContext http, IReadOnlyList<TableColumn> columns, CancellationToken ct)
    {
        // A body can be read once only, and an import may be decided twice.
        if (http.Items[typeof(CsvUpload)] is not byte[] content)
        {
            if (http.Request.ContentLength > MostBytes) { return (null, TooLarge); }
            using var buffer = new MemoryStream();
            await http.Request.Body.CopyToAsync(buffer, ct);
            http.Items[typeof(CsvUpload)] = content = buffer.ToArray();
        }

        return CsvSheet.TryRead(content, out var sheet, out var refusal, Limits, columns) ? (sheet, null) : (null, refusal);
    }
}

/// <summary>What an import did, line by line.</summary>
/// <param name="IsTrial">Nothing was stored: only asked what would be.</param>
public sealed record ImportResponse(int Taken, int Changed, int Unchanged, int Refused, IReadOnlyList<string> DroppedColumns, IReadOnlyList<ImportLine> Lines, bool IsTrial)
{
    internal static ImportResponse Of(ImportReport report, bool isTrial) =>
        new(report.Taken, report.Changed, report.Unchanged, report.Refused, report.DroppedColumns, report.Lines, isTrial);
}
