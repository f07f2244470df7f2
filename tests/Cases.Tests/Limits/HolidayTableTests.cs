using System.Globalization;
using System.Security.Cryptography;
using Wangge.Cases.Limits;
using static Wangge.Cases.Tests.Limits.Times;

namespace Wangge.Cases.Tests.Limits;

public sealed class HolidayTableTests
{
    [Fact]
    public void Every_date_equals_the_source_file_for_the_years_that_the_table_covers()
    {
        var data = Environment.GetEnvironmentVariable("WANGGE_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(data), "WANGGE_DATA is unset.");
        var calendar = HolidayTable.Load();
        var source = File.ReadLines(Path.Combine(data!, "zh", "holidays_cn_2007-2026.csv")).Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => calendar.Covered.Contains(int.Parse(cells[3], CultureInfo.InvariantCulture)))
            .Select(cells => (cells[0], cells[1], cells[2]))
            .Order();

        var ours = calendar.Holidays.Select(day => (day.Date.ToString("O", CultureInfo.InvariantCulture), day.Name, "off"))
            .Concat(calendar.MakeUpWorkdays.Select(day => (day.Date.ToString("O", CultureInfo.InvariantCulture), day.Name, "work")))
            .Order();

        Assert.Equal(source, ours);
    }

    [Fact]
    public void The_table_covers_2025_and_2026_and_has_33_and_39_special_days()
    {
        var calendar = HolidayTable.Load();
        Assert.Equal(new CoveredYears(2025, 2027), calendar.Covered);
        var years = calendar.Holidays.Select(day => day.Date.Year).Concat(calendar.MakeUpWorkdays.Select(day => day.Date.Year)).CountBy(year => year).ToDictionary();
        Assert.Equal(new Dictionary<int, int> { [2025] = 33, [2026] = 39 }, years);
    }

    [Fact]
    public void Make_up_workdays_are_weekend_days_with_both_shifts_and_holidays_have_none()
    {
        var calendar = HolidayTable.Load();
        Assert.All(calendar.MakeUpWorkdays, day => Assert.Contains(day.Date.DayOfWeek, new[] { DayOfWeek.Saturday, DayOfWeek.Sunday }));
        Assert.All(calendar.Holidays, day => Assert.Empty(calendar.ShiftsOn(day.Date)));
        Assert.All(calendar.MakeUpWorkdays, day => Assert.Equal(2, calendar.ShiftsOn(day.Date).Count));
    }

    [Fact]
    public void When_the_file_changes_so_does_the_version_of_the_calendar()
    {
        using var file = typeof(HolidayTable).Assembly.GetManifestResourceStream("Limits/holidays-cn.csv")!;
        var known = new Dictionary<int, string> { [1] = "86F91EF391332B3BFB443DEE49BE4570E7EA370990A1CE28CF2AF6FE03D0048D" };
        Assert.Equal(known[HolidayTable.Load().Name.Version], Convert.ToHexString(SHA256.HashData(file)));
    }

    [Theory]
    [InlineData("2026-09-30", null, null)]
    [InlineData("2026-10-01", CalendarWarningCodes.NextYearMissing, 2027)]
    [InlineData("2026-12-31", CalendarWarningCodes.NextYearMissing, 2027)]
    [InlineData("2027-01-01", CalendarWarningCodes.YearMissing, 2027)]
    [InlineData("2025-11-01", null, null)]
    public void From_1_October_on_the_calendar_asks_for_the_holidays_of_next_year(string today, string? code, int? year)
    {
        var warning = HolidayTable.Load().WarnsAbout(DateOnly.Parse(today, CultureInfo.InvariantCulture));
        Assert.Equal(code, warning?.Code);
        Assert.Equal(year, warning?.MissingYear);
    }

    [Fact]
    public void A_deadline_counted_through_an_unknown_year_says_so()
    {
        var run = LimitRun.Begin(At("2026-12-30 16:00"), Limit.WorkingDays(5));
        Assert.Equal(new CalendarWarning(CalendarWarningCodes.DeadlineBeyond, 2027), Clock.DeadlineOf(run)!.Warning);
        Assert.Null(Clock.DeadlineOf(run.ChangeLimit(Limit.WorkingDays(1)))!.Warning);
    }

    [Fact]
    public void A_deadline_in_which_holidays_play_no_part_needs_no_warning() =>
        Assert.Null(Clock.DeadlineOf(LimitRun.Begin(At("2027-02-01 16:00"), Limit.EmergencyHours(2)))!.Warning);
}
