using Wangge.Cases.Calendars;

namespace Wangge.Cases.Tests.Calendars;

public sealed class CalendarCheckTests
{
    private static readonly CalendarDefinition Sound = CalendarDefinitions.Default("Asia/Shanghai");

    [Fact]
    public void The_default_calendar_can_be_put_in_force()
    {
        Assert.Null(CalendarCheck.Refuse(Sound));
        Assert.Null(CalendarCheck.Refuse(CalendarDefinitions.Default("Europe/Berlin")));
    }

    [Fact]
    public void Each_fault_has_its_own_code()
    {
        Assert.Equal("cases.calendar.shifts-overlap", CodeOf(Sound with { Week = Week(1, [480, 720], [700, 900]) }));
        Assert.Equal("cases.calendar.bad-shift", CodeOf(Sound with { Week = Week(1, [720, 480]) }));
        Assert.Equal("cases.calendar.bad-shift", CodeOf(Sound with { Week = Week(1, [480, 1441]) }));
        Assert.Equal("cases.calendar.bad-shift", CodeOf(Sound with { Week = Week(1, [480]) }));
        Assert.Equal("cases.calendar.bad-weekday", CodeOf(Sound with { Week = Week(7, [480, 720]) }));
        Assert.Equal("cases.calendar.nobody-works", CodeOf(Sound with { Week = new Dictionary<int, IReadOnlyList<int[]>>() }));
        Assert.Equal("cases.calendar.unknown-zone", CodeOf(Sound with { Zone = "Asia/Nowhere" }));
        Assert.Equal("cases.calendar.bad-day-length", CodeOf(Sound with { NormalDayMinutes = 0 }));
        Assert.Equal("cases.calendar.bad-years", CodeOf(Sound with { CoveredUntil = Sound.CoveredFrom - 1 }));
        var workday = Sound.MakeUpWorkdays[0];
        Assert.Equal("cases.calendar.date-twice", CodeOf(Sound with { MakeUpWorkdays = [.. Sound.MakeUpWorkdays, workday] }));
        Assert.Equal("cases.calendar.holiday-and-workday", CodeOf(Sound with { Holidays = new Dictionary<DateOnly, string> { [workday.Date] = "元旦" } }));
        Assert.Equal("cases.calendar.make-up-without-shift", CodeOf(Sound with { MakeUpWorkdays = [workday with { ShiftsOf = 0 }] }));
        Assert.Equal("cases.calendar.bad-day", CodeOf(Sound with { Holidays = new Dictionary<DateOnly, string> { [new(2027, 1, 1)] = "" } }));
    }

    [Fact]
    public void Adjoining_shifts_do_not_overlap() => Assert.Null(CalendarCheck.Refuse(Sound with { Week = Week(1, [480, 720], [720, 900]), MakeUpWorkdays = [] }));

    private static Dictionary<int, IReadOnlyList<int[]>> Week(int day, params int[][] shifts) => new() { [day] = shifts };

    private static string? CodeOf(CalendarDefinition calendar) => CalendarCheck.Refuse(calendar)?.Code;
}
