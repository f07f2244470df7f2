using System.Globalization;
using Wangge.Cases.Limits;
using static Wangge.Cases.Tests.Limits.Times;

namespace Wangge.Cases.Tests.Limits;

/// <summary>Berlin skips 02:00–03:00 on 29 March 2026 and repeats it on 25 October 2026.</summary>
public sealed class DaylightSavingTests
{
    private static readonly LimitClock Night = new(Calendar("Europe/Berlin", EveryDay(Shift.OfHours(0, 6))));

    private static readonly LimitClock Broken = new(Calendar("Europe/Berlin", EveryDay(new Shift(60, 150))));

    [Fact]
    public void A_skipped_hour_of_a_shift_counts_nothing()
    {
        Assert.Equal(TimeSpan.FromHours(5), Night.WorkingTimeBetween(Utc("2026-03-28 23:00"), Utc("2026-03-29 22:00")));
        Assert.Equal(Utc("2026-03-29 01:30"), Night.DueAt(Utc("2026-03-28 23:00"), Limit.WorkingHours(2.5m)));
    }

    [Fact]
    public void A_repeated_hour_of_a_shift_counts_twice() =>
        Assert.Equal(TimeSpan.FromHours(7), Night.WorkingTimeBetween(Utc("2026-10-24 22:00"), Utc("2026-10-25 23:00")));

    [Fact]
    public void A_shift_that_ends_inside_a_repeated_hour_is_worked_in_both_passes()
    {
        // 01:00–02:30 summer time, then 02:00–02:30 again in winter time.
        Assert.Equal(Utc("2026-10-25 00:30"), Broken.DueAt(Utc("2026-10-24 23:00"), Limit.WorkingHours(1.5m)));
        Assert.Equal(Utc("2026-10-25 01:30"), Broken.DueAt(Utc("2026-10-24 23:00"), Limit.WorkingHours(2)));
    }

    [Theory]
    [InlineData("2026-03-28 01:30", "2026-03-29 01:00")] // 02:30 is skipped: due when it is skipped, at 03:00 summer time
    [InlineData("2026-03-28 12:00", "2026-03-29 11:00")] // 13:00 to 13:00, 23 hours
    [InlineData("2026-10-24 00:30", "2026-10-25 00:30")] // 02:30 to the first 02:30
    [InlineData("2026-10-24 12:00", "2026-10-25 13:00")] // 14:00 to 14:00, 25 hours
    public void A_calendar_day_follows_the_wall_clock(string start, string due) =>
        Assert.Equal(Utc(due), Night.DueAt(Utc(start), Limit.CalendarDays(1)));

    [Fact]
    public void An_emergency_hour_is_an_hour_whatever_the_wall_clock_does() =>
        Assert.Equal(Utc("2026-03-29 02:00"), Night.DueAt(Utc("2026-03-29 00:00"), Limit.EmergencyHours(2)));

    private static DateTimeOffset Utc(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.Zero);
}
