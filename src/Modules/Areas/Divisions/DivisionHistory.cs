using System.Globalization;
using Wangge.Kernel.Tables;

namespace Wangge.Areas.Divisions;

/// <summary>A published history of codes: which stood from which year to which. Columns <c>code, kind, first_year, last_year, names</c>.</summary>
/// <remarks>
/// Where editions are held it is a second witness: each row is compared with every edition held. Where none is, it founds the tree, each division
/// under its newest name, since the file does not date a change of name. Rows are refused with <c>areas.division.code-invalid</c>,
/// <c>code-twice</c>, <c>kind-differs</c>, <c>name-missing</c>, <c>areas.divisions.years-unfit</c>, <c>areas.divisions.history-differs</c>.
/// </remarks>
internal static class DivisionHistory
{
    private const string Arrow = " > ";

    public static bool IsHistory(CsvSheet sheet) => sheet.Columns.Contains("first_year") && sheet.Columns.Contains("last_year");

    /// <summary>Compares or founds on this context; says how many spans were added.</summary>
    /// <param name="held">All spans stored.</param>
    public static int Lay(DistrictDb db, CsvSheet sheet, IReadOnlyList<Division> held)
    {
        var rows = Read(sheet);
        var tops = rows.Select(r => r.Code.ToString()[..6]).ToHashSet(StringComparer.Ordinal);
        var near = held.Where(d => tops.Contains(d.Code[..6])).ToLookup(d => d.Code, StringComparer.Ordinal);
        // The list leaves out the district itself, and so its span says nothing of what editions are held.
        var editions = near.SelectMany(g => g).SelectMany(d => new[] { d.ValidFrom, d.ValidTo ?? d.ValidFrom }).Distinct().ToList();
        var last = rows.Count == 0 ? 0 : rows.Max(r => r.Last);
        foreach (var row in rows)
        {
            if (editions.Count > 0)
            {
                var spans = near[row.Code.ToString()].ToList();
                if (editions.TrueForAll(e => spans.Exists(s => s.ValidFrom <= e && !(s.ValidTo <= e)) == (row.First <= e.Year && e.Year <= row.Last))) { sheet.Report.LeaveUnchanged(row.Row); }
                else { sheet.Report.Refuse(row.Row, "first_year", "areas.divisions.history-differs"); }
                continue;
            }

            db.Add(new Division
            {
                Id = Guid.CreateVersion7(), Code = row.Code.ToString(), Name = row.Name, ParentCode = row.Code.Parent?.ToString() ?? "", Kind = row.Code.Kind.ToString().ToLowerInvariant(),
                ValidFrom = new DateOnly(row.First, 1, 1), ValidTo = row.Last == last ? null : new DateOnly(row.Last + 1, 1, 1),
            });
            sheet.Report.Take(row.Row);
        }

        return editions.Count > 0 ? 0 : rows.Count;
    }

    private static List<Line> Read(CsvSheet sheet)
    {
        var good = new Dictionary<DivisionCode, Line>();
        foreach (var row in sheet.Rows)
        {
            var fault = FaultOf(row, out var line);
            if (fault is null && !good.TryAdd(line!.Code, line)) { fault = ("code", "areas.division.code-twice"); }
            if (fault is var (column, code)) { sheet.Report.Refuse(row.Row, column, code); }
        }

        return [.. good.Values.OrderBy(l => l.Code)];
    }

    private static (string Column, string Code)? FaultOf(CsvRow row, out Line? line)
    {
        line = null;
        if (!DivisionCode.TryParse(row["code"], out var code)) { return ("code", "areas.division.code-invalid"); }
        if (row["kind"] is { Length: > 0 } kind && !kind.Equals(code.Kind.ToString(), StringComparison.OrdinalIgnoreCase)) { return ("kind", "areas.division.kind-differs"); }
        if (row["names"].Split(Arrow)[^1].Trim() is not { Length: > 0 } name) { return ("names", "areas.division.name-missing"); }
        if (!TryYear(row["first_year"], out var first)) { return ("first_year", "areas.divisions.years-unfit"); }
        if (!TryYear(row["last_year"], out var last) || last < first) { return ("last_year", "areas.divisions.years-unfit"); }
        line = new Line(row.Row, code, name, first, last);
        return null;
    }

    private static bool TryYear(string text, out int year) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) && year is >= 1950 and <= 2100;

    private sealed record Line(int Row, DivisionCode Code, string Name, int First, int Last);
}
