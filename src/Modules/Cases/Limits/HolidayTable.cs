namespace Wangge.Cases.Limits;

/// <summary>China's holidays and make-up workdays as the State Council announced them. Source: <c>holidays-cn.csv</c>; each row names its notice.</summary>
internal static class HolidayTable
{
    /// <summary>Goes up with each change of the file, so that a stored deadline tells which one it was computed with.</summary>
    private const int Version = 1;

    /// <summary>
    /// The notices do not say whose shifts are worked on a make-up workday, and it does not matter while Monday to Friday are alike;
    /// a district whose weekdays differ enters its own.
    /// </summary>
    private const DayOfWeek MakeUpShiftsOf = DayOfWeek.Monday;

    /// <summary>The calendar that a new district begins with: <c>cn-default</c>, China Standard Time, <see cref="BusinessCalendar.DefaultWeek"/>.</summary>
    public static BusinessCalendar Load()
    {
        var rows = EmbeddedTable.Read("holidays-cn.csv", columns: 5).Select(Parse).ToList();
        var years = rows.Select(row => row.YearOfNotice).Distinct().Order().ToList();
        if (years.Count != years[^1] - years[0] + 1) { throw new InvalidDataException("holidays-cn.csv leaves out a year."); }

        return new(
            new("cn-default", "CN default", Version),
            TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
            BusinessCalendar.DefaultWeek,
            [.. rows.Where(row => !row.Works).Select(row => new Holiday(row.Date, row.Name))],
            [.. rows.Where(row => row.Works).Select(row => new MakeUpWorkday(row.Date, row.Name, MakeUpShiftsOf))],
            new(years[0], years[^1] + 1));
    }

    private static Row Parse(string[] cells) => new(
        EmbeddedTable.Date(cells[0]),
        cells[1],
        cells[2] switch
        {
            "work" => true,
            "off" => false,
            var kind => throw new InvalidDataException($"holidays-cn.csv: '{kind}' is neither off nor work."),
        },
        EmbeddedTable.Number(cells[3]));

    private readonly record struct Row(DateOnly Date, string Name, bool Works, int YearOfNotice);
}
