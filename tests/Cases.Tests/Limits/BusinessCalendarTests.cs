using Wangge.Cases.Limits;
using static Wangge.Cases.Tests.Limits.Times;

namespace Wangge.Cases.Tests.Limits;

public sealed class BusinessCalendarTests
{
    private static readonly DateOnly Date = new(2026, 3, 7);

    [Fact]
    public void Shifts_of_a_day_may_touch_but_not_overlap()
    {
        Assert.Equal(2, Calendar("Asia/Shanghai", EveryDay(Shift.OfHours(12, 18), Shift.OfHours(8, 12))).ShiftsOn(Date).Count);
        Assert.Throws<ArgumentException>(() => Calendar("Asia/Shanghai", EveryDay(Shift.OfHours(8, 12), Shift.OfHours(11, 18))));
    }

    [Fact]
    public void A_calendar_in_which_nobody_works_is_refused() =>
        Assert.Throws<ArgumentException>(() => Calendar("Asia/Shanghai", new Dictionary<DayOfWeek, IReadOnlyList<Shift>>()));

    [Fact]
    public void A_date_is_entered_once()
    {
        Assert.Throws<ArgumentException>(() => Calendar("Asia/Shanghai", holidays: [new(Date, "a"), new(Date, "b")]));
        Assert.Throws<ArgumentException>(() => Calendar("Asia/Shanghai", holidays: [new(Date, "a")], makeUpWorkdays: [new(Date, "a", DayOfWeek.Monday)]));
    }

    [Fact]
    public void A_make_up_workday_needs_a_weekday_with_shifts() =>
        Assert.Throws<ArgumentException>(() => Calendar("Asia/Shanghai", makeUpWorkdays: [new(Date, "a", DayOfWeek.Sunday)]));

    [Theory]
    [InlineData(480, 480)]
    [InlineData(-1, 60)]
    [InlineData(0, 1441)]
    public void A_shift_lies_within_its_day_and_is_not_empty(int start, int end) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Shift(start, end));
}
