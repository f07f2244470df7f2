using Wangge.Contracts.Areas;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>Rows as a file.</summary>
internal static class ExportFile
{
    /// <summary>With headings as staff write them. An edge that is too long for a cell is left out; a map has it.</summary>
    public static byte[] ToXlsx(AreaFileKind kind, IReadOnlyList<ExportRow> rows) => XlsxText.ToBytes([.. ColumnsOf(kind).Select(c => c.Alias ?? c.Name)], rows.Select(r => r.Cells));

    public static byte[] ToCsv(AreaFileKind kind, IReadOnlyList<ExportRow> rows) => CsvText.ToBytes([.. ColumnsOf(kind).Select(c => c.Name)], rows.Select(r => r.Cells));

    /// <summary>Only rows that have a shape; the shape is left out of the properties.</summary>
    public static byte[] ToGeoJson(AreaFileKind kind, IReadOnlyList<ExportRow> rows)
    {
        var columns = ColumnsOf(kind);
        return GeoJsonText.ToBytes(rows.Where(r => r.Shape is not null).Select((row, i) => new GeoJsonFeature(
            i + 1, row.Shape!, columns.Select((column, at) => (column.Name, Text: row.Texts[at]))
                .Where(p => p.Text.Length > 0 && p.Name is not ("edge" or "longitude" or "latitude"))
                .ToDictionary(p => p.Name, p => p.Text))));
    }

    private static ImportColumn[] ColumnsOf(AreaFileKind kind) => kind switch
    {
        AreaFileKind.Areas => AreaRows.AllColumns,
        AreaFileKind.Centres => CentreRows.AllColumns,
        AreaFileKind.Units => UnitRows.AllColumns,
        AreaFileKind.Postings => PostingRows.AllColumns,
        _ => LedgerRows.AllColumns,
    };
}
