using System.Globalization;
using Wangge.Kernel.Refusals;
using Wangge.Kernel.Tables;

namespace Wangge.Cases.Calendars;

/// <summary>Holidays as rows of a spreadsheet, put over those of a calendar. Pure.</summary>
internal static class HolidaySheet
{
    private static readonly Refusal YearGap = new("cases.calendar.year-gap", RefusalKind.Invalid, "The years whose holidays are known follow on one another.");

    public static readonly TableColumn[] Columns =
        [new("date", "日期"), new("name", "名称"), new("kind", "休班"), new("year", "年份"), new("shifts_of", "按星期几上班")];

    /// <summary>The calendar's days as rows that <see cref="Read"/> takes back, in their order.</summary>
    public static IEnumerable<IReadOnlyList<CsvCell>> RowsOf(CalendarDefinition calendar) =>
        calendar.Holidays.Select(day => (Date: day.Key, Cells: (IReadOnlyList<CsvCell>)[CsvCell.Day(day.Key), day.Value, "off", YearIn(calendar, day.Key), ""]))
            .Concat(calendar.MakeUpWorkdays.Select(day => (day.Date, Cells: (IReadOnlyList<CsvCell>)[CsvCell.Day(day.Date), day.Name, "work", YearIn(calendar, day.Date), day.ShiftsOf])))
            .OrderBy(row => row.Date).Select(row => row.Cells);

    // A day of the December before the first year that is known, or of the January after the last, belongs to that year's notice.
    private static long YearIn(CalendarDefinition calendar, DateOnly date) =>
        calendar.CoveredFrom < calendar.CoveredUntil ? Math.Clamp(date.Year, calendar.CoveredFrom, calendar.CoveredUntil - 1) : date.Year;

    /// <summary>The calendar with the file's days, and a line in the sheet's report for each row. A date that is there already is what the file says now.</summary>
    public static (CalendarDefinition Calendar, Refusal? Refusal) Read(CsvSheet sheet, CalendarDefinition calendar)
    {
        var off = calendar.Holidays.ToDictionary();
        var on = calendar.MakeUpWorkdays.ToDictionary(day => day.Date);
        var usual = calendar.Week.Where(day => day.Value.Count > 0).Select(day => day.Key).Order().FirstOrDefault(day => day != 0);
        var years = new SortedSet<int>();
        var seen = new HashSet<DateOnly>();
        foreach (var row in sheet.Rows) { ReadRow(row); }

        var (covered, gap) = Cover((calendar.CoveredFrom, calendar.CoveredUntil), years);
        return (calendar with
        {
            Holidays = off.OrderBy(day => day.Key).ToDictionary(),
            MakeUpWorkdays = [.. on.Values.OrderBy(day => day.Date)],
            CoveredFrom = covered.From,
            CoveredUntil = covered.Until,
        }, gap);

        void ReadRow(CsvRow row)
        {
            var report = sheet.Report;
            if (!DateOnly.TryParseExact(row["date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) { report.Refuse(row.Row, "date", "cases.calendar.bad-date"); }
            else if (!seen.Add(date)) { report.Refuse(row.Row, "date", "cases.calendar.date-twice"); }
            else if (row["name"].Length is 0 or > 40) { report.Refuse(row.Row, "name", "cases.calendar.bad-day"); }
            else if (YearOf(row, date) is not { } year) { report.Refuse(row.Row, "year", "cases.calendar.bad-years"); }
            else if (row["kind"] == "off") { Note(row, Put(off, date, row["name"], on.Remove(date)), year); }
            else if (row["kind"] == "work" && ShiftsOf(row) is { } day) { Note(row, Put(on, date, new MakeUpDay(date, row["name"], day), off.Remove(date)), year); }
            else { report.Refuse(row.Row, "kind", "cases.calendar.bad-kind"); }
        }

        void Note(CsvRow row, ImportOutcome outcome, int year)
        {
            years.Add(year);
            if (outcome == ImportOutcome.Taken) { sheet.Report.Take(row.Row); }
            else if (outcome == ImportOutcome.Changed) { sheet.Report.Change(row.Row); }
            else { sheet.Report.LeaveUnchanged(row.Row); }
        }

        int? ShiftsOf(CsvRow row) =>
            row["shifts_of"].Length == 0 ? usual : int.TryParse(row["shifts_of"], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day <= 6 ? day : null;
    }

    private static ImportOutcome Put<T>(Dictionary<DateOnly, T> days, DateOnly date, T value, bool wasOther)
    {
        var isKnown = days.TryGetValue(date, out var there);
        days[date] = value;
        return isKnown && EqualityComparer<T>.Default.Equals(there, value) ? ImportOutcome.Unchanged : isKnown || wasOther ? ImportOutcome.Changed : ImportOutcome.Taken;
    }

    // A notice for a year may move days of the December before; only its own year becomes known by it.
    private static int? YearOf(CsvRow row, DateOnly date) =>
        row["year"].Length == 0 ? date.Year
        : int.TryParse(row["year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && Math.Abs(year - date.Year) <= 1 ? year
        : null;

    private static ((int From, int Until) Covered, Refusal? Refusal) Cover((int From, int Until) known, SortedSet<int> years)
    {
        if (years.Count == 0) { return (known, null); }
        var all = years.Union(Enumerable.Range(known.From, known.Until - known.From)).Order().ToList();
        return all[^1] - all[0] == all.Count - 1 ? ((all[0], all[^1] + 1), null) : (known, YearGap);
    }
}
