using NetTopologySuite.Geometries;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>A CSV, XLSX or GeoJSON file as rows with the columns that an import knows; the others are dropped and named.</summary>
internal sealed class FileTable
{
    private FileTable(IReadOnlyList<FileRow> rows, ImportReport report) => (Rows, Report) = (rows, report);

    public IReadOnlyList<FileRow> Rows { get; }

    /// <summary>Holds what reading found.</summary>
    public ImportReport Report { get; }

    /// <summary>Reads a file, or says why it is refused as a whole.</summary>
    /// <param name="shapes">The geometries that a GeoJSON file may hold; empty where the import takes none.</param>
    public static Refusal? TryRead(AreaImportFile file, IReadOnlyList<ImportColumn> columns, IReadOnlyCollection<string> shapes, out FileTable? table)
    {
        table = null;
        if (file.Format == AreaFileFormat.GeoJson)
        {
            if (shapes.Count == 0) { return new Refusal("areas.import.no-geojson", RefusalKind.Invalid, "This kind of file is CSV only."); }
            if (!GeoJsonFile.TryRead(file.Content, shapes, out var geo, out var geoRefusal)) { return geoRefusal; }
            table = OfGeoJson(geo, columns);
            return null;
        }

        if (!CsvSheet.TryRead(file.Content.Span, out var sheet, out var refusal)) { return refusal; }
        table = OfCsv(sheet, columns);
        return null;
    }

    private static FileTable OfCsv(CsvSheet sheet, IReadOnlyList<ImportColumn> columns)
    {
        var headings = Match(sheet.Columns, columns);
        foreach (var unknown in sheet.Columns.Except(headings.Values)) { sheet.Report.DropColumn(1, unknown, "areas.import.column-unknown"); }
        return new FileTable([.. sheet.Rows.Select(r => new FileRow(r.Row, headings, heading => r[heading], null))], sheet.Report);
    }

    private static FileTable OfGeoJson(GeoJsonFile file, IReadOnlyList<ImportColumn> columns)
    {
        var rows = new List<FileRow>();
        foreach (var feature in file.Features)
        {
            var headings = Match(feature.Properties.Keys, columns);
            foreach (var unknown in feature.Properties.Keys.Except(headings.Values))
            {
                if (!file.Report.DroppedColumns.Contains(unknown)) { file.Report.DropColumn(feature.Number, unknown, "areas.import.column-unknown"); }
            }

            rows.Add(new FileRow(feature.Number, headings, heading => feature.Properties.GetValueOrDefault(heading, ""), feature.Shape));
        }

        return new FileTable(rows, file.Report);
    }

    private static Dictionary<string, string> Match(IEnumerable<string> headings, IReadOnlyList<ImportColumn> columns)
    {
        var known = columns.SelectMany(c => c.Headings, (column, heading) => (heading, column.Name)).ToDictionary(x => x.heading, x => x.Name, StringComparer.OrdinalIgnoreCase);
        var matched = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var heading in headings)
        {
            if (known.TryGetValue(heading, out var name)) { matched.TryAdd(name, heading); }
        }

        return matched;
    }
}

/// <summary>A column that an import knows.</summary>
/// <param name="Name">As exports write it.</param>
/// <param name="Alias">As staff write it, or null.</param>
internal sealed record ImportColumn(string Name, string? Alias = null)
{
    public IEnumerable<string> Headings => Alias is null ? [Name] : [Name, Alias];
}

/// <summary>One row or feature.</summary>
internal sealed class FileRow(int number, Dictionary<string, string> headings, Func<string, string> read, Geometry? shape)
{
    /// <summary>As a spreadsheet counts; in GeoJSON the feature's number, from 1.</summary>
    public int Number { get; } = number;

    public Geometry? Shape { get; } = shape;

    /// <summary>The cell of a column, trimmed; empty where there is none.</summary>
    public string this[string column] => headings.TryGetValue(column, out var heading) ? read(heading).Trim() : "";

    /// <summary>The column as the file names it.</summary>
    public string Heading(string column) => headings.GetValueOrDefault(column, column);
}
