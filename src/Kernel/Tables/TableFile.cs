using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Wangge.Kernel.Refusals;

namespace Wangge.Kernel.Tables;

/// <summary>How a list is written as a file; the wire name is the member's name in lower case.</summary>
public enum TableFormat
{
    /// <summary>Headings as other programs read them.</summary>
    Csv,

    /// <summary>Headings in Chinese, as staff read them.</summary>
    Xlsx,
}

/// <summary>A column of a list. An import takes either heading.</summary>
/// <param name="Name">Stable, such as <c>reported_at</c>.</param>
/// <param name="Chinese">As staff read it.</param>
public sealed record TableColumn(string Name, string Chinese);

/// <summary>Lists as files, in the format asked for.</summary>
public static class TableFile
{
    public const string CsvMediaType = "text/csv; charset=utf-8";

    public static readonly Refusal FormatUnknown = new("tables.format-unknown", RefusalKind.Invalid, "A list is written as csv or xlsx.");

    /// <summary>Reads <c>csv</c> or <c>xlsx</c>; CSV where nothing is asked for.</summary>
    public static bool TryParse(string? format, out TableFormat parsed)
    {
        parsed = format == "xlsx" ? TableFormat.Xlsx : TableFormat.Csv;
        return format is null or "csv" or "xlsx";
    }

    /// <exception cref="ArgumentException">It is neither <c>csv</c> nor <c>xlsx</c>.</exception>
    public static TableFormat Parse(string format) => TryParse(format, out var parsed) ? parsed : throw new ArgumentException($"A list is not written as {format}.", nameof(format));

    public static string MediaTypeOf(TableFormat format) => format == TableFormat.Xlsx ? XlsxText.MediaType : CsvMediaType;

    /// <summary>The heading of each column in this format.</summary>
    public static IReadOnlyList<string> HeadingsOf(TableFormat format, IReadOnlyList<TableColumn> columns) =>
        [.. columns.Select(c => format == TableFormat.Xlsx ? c.Chinese : c.Name)];

    public static byte[] ToBytes(TableFormat format, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<CsvCell>> rows) => format == TableFormat.Xlsx
        ? XlsxText.ToBytes(HeadingsOf(format, columns), rows)
        : CsvText.ToBytes(HeadingsOf(format, columns), rows);

    /// <summary>Writes a long list as it comes.</summary>
    /// <returns>Rows written, the heading not counted.</returns>
    public static Task<int> WriteAsync(TableFormat format, Stream target, IReadOnlyList<TableColumn> columns, IAsyncEnumerable<IReadOnlyList<CsvCell>> rows, CancellationToken ct) =>
        format == TableFormat.Xlsx ? XlsxText.WriteAsync(target, HeadingsOf(format, columns), rows, ct) : CsvText.WriteAsync(target, HeadingsOf(format, columns), rows, ct);

    public static string NameOf(TableFormat format, string name) => $"{name}.{(format == TableFormat.Xlsx ? "xlsx" : "csv")}";

    /// <param name="name">Of the file, without its ending.</param>
    public static FileContentHttpResult Answer(TableFormat format, string name, IReadOnlyList<TableColumn> columns, IEnumerable<IReadOnlyList<CsvCell>> rows) =>
        TypedResults.File(ToBytes(format, columns, rows), MediaTypeOf(format), NameOf(format, name));
}
