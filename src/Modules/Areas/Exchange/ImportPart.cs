using System.Globalization;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Exchange;

/// <summary>What one commit's rows came to; told to the file's report only once the commit is safe.</summary>
internal sealed class ImportPart
{
    private readonly List<ImportLine> _lines = [];

    public void Take(FileRow row) => _lines.Add(new ImportLine(row.Number, ImportOutcome.Taken));

    public void Change(FileRow row) => _lines.Add(new ImportLine(row.Number, ImportOutcome.Changed));

    public void LeaveUnchanged(FileRow row) => _lines.Add(new ImportLine(row.Number, ImportOutcome.Unchanged));

    public void Refuse(FileRow row, string? column, string code) =>
        _lines.Add(new ImportLine(row.Number, ImportOutcome.Refused, column is null ? null : row.Heading(column), code));

    public void AddTo(ImportReport report)
    {
        foreach (var line in _lines)
        {
            switch (line.Outcome)
            {
                case ImportOutcome.Taken: report.Take(line.Row); break;
                case ImportOutcome.Changed: report.Change(line.Row); break;
                case ImportOutcome.Unchanged: report.LeaveUnchanged(line.Row); break;
                default: report.Refuse(line.Row, line.Column, line.Code!); break;
            }
        }
    }
}

/// <summary>Why a cell or a row cannot be taken.</summary>
/// <param name="column">By the import's name of it, or null for the whole row.</param>
internal sealed class RowFault(string? column, string code) : Exception(code)
{
    public string? Column { get; } = column;

    public string Code { get; } = code;
}

/// <summary>Cells as values; what does not fit is a <see cref="RowFault"/>.</summary>
internal static class Cells
{
    public static string Text(this FileRow row, string column, int longest) =>
        row[column] is { Length: > 0 } text ? text.Length <= longest ? text : throw new RowFault(column, "areas.import.too-long") : throw new RowFault(column, "areas.import.missing");

    public static string? TextOrNull(this FileRow row, string column, int longest) => row[column].Length == 0 ? null : row.Text(column, longest);

    public static int? Count(this FileRow row, string column, int most) =>
        row[column] is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new RowFault(column, "areas.import.not-a-count");

    public static double? Degrees(this FileRow row, string column, double most) =>
        row[column] is not { Length: > 0 } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) && Math.Abs(degrees) <= most ? degrees
        : throw new RowFault(column, "areas.import.not-degrees");

    public static bool? Truth(this FileRow row, string column) => row[column].ToLowerInvariant() switch
    {
        "" => null,
        "true" or "1" or "yes" or "是" => true,
        "false" or "0" or "no" or "否" => false,
        _ => throw new RowFault(column, "areas.import.not-a-truth"),
    };

    /// <summary>An instant with its offset, or a day or local time in the district's zone.</summary>
    public static DateTimeOffset? Instant(this FileRow row, string column, TimeZoneInfo zone)
    {
        if (row[column] is not { Length: > 0 } text) { return null; }
        // Kind tells whether the text named an offset.
        if (!DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time)) { throw new RowFault(column, "areas.import.not-a-time"); }
        return time.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(time, zone.GetUtcOffset(time)).ToUniversalTime()
            : new DateTimeOffset(time).ToUniversalTime();
    }
}
