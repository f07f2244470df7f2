using System.Globalization;
using System.Text;
using Wangge.Cases.Listing;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Exporting;

/// <summary>Cases as rows of a spreadsheet; times are the district's own.</summary>
internal static class ExportSheet
{
    private static readonly string[] Columns =
    [
        "number", "state", "flow", "weight", "source", "type_key", "type", "area_path", "area", "longitude", "latitude", "words", "reported_at", "due_at", "ended_at",
        "unit", "supervision", "rework", "reopened", "public",
    ];

    public static byte[] Heading() => ToBytes([[.. Columns.Select(name => (CsvCell)name)]]);

    /// <param name="zone">IANA zone.</param>
    public static byte[] Rows(IEnumerable<CaseRow> rows, string zone)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        return ToBytes(rows.Select(row => (IReadOnlyList<CsvCell>)
        [
            row.Number, row.State, row.Flow, row.Weight, row.Source, row.TypeKey, row.Type, row.AreaPath, row.Area, Degrees(row.Longitude), Degrees(row.Latitude), row.Words,
            Time(row.ReportedAt), Time(row.DueAt), Time(row.EndedAt), row.Unit, row.Supervision, row.Rework, row.Reopened, row.IsPublic ? "yes" : "no",
        ]));

        CsvCell Time(DateTimeOffset? at) => at is { } some ? TimeZoneInfo.ConvertTime(some, local).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";

        static CsvCell Degrees(double? degrees) => degrees is { } some ? some : "";
    }

    private static byte[] ToBytes(IEnumerable<IReadOnlyList<CsvCell>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        CsvText.WriteRows(text, rows);
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
