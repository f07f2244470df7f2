using Wangge.Cases.Limits;
using static Wangge.Cases.Tests.Limits.Times;

namespace Wangge.Cases.Tests.Limits;

/// <summary>The traps of DOMAIN 4 that concern time, and the boundaries that the clock promises.</summary>
public sealed class LimitClockTests
{
    [Fact]
    public void Friday_at_16_and_one_working_day_is_Monday_at_16() =>
        Assert.Equal(At("2026-03-09 16:00"), Clock.DueAt(At("2026-03-06 16:00"), Limit.WorkingDays(1)));

    [Fact]
    public void The_second_shift_of_a_day_counts()
    {
        Assert.Equal(At("2026-03-05 15:00"), Clock.DueAt(At("2026-03-05 09:00"), Limit.WorkingHours(4)));
        Assert.Equal(TimeSpan.FromHours(8), Clock.WorkingTimeBetween(At("2026-03-05 00:00"), At("2026-03-06 00:00")));
    }

    [Fact]
    public void A_third_shift_of_a_day_counts()
    {
        var calendar = Calendar("Asia/Shanghai", EveryDay(Shift.OfHours(8, 11), Shift.OfHours(13, 16), Shift.OfHours(19, 21)));
        Assert.Equal(At("2026-03-05 20:30"), new LimitClock(calendar).DueAt(At("2026-03-05 08:00"), Limit.WorkingHours(7.5m)));
    }

    [Fact]
    public void A_pause_is_not_lost_when_the_limit_changes()
    {
        var run = LimitRun.Begin(At("2026-03-05 09:00"), Limit.WorkingHours(2))
            .Pause(At("2026-03-05 10:00"), "verifying")
            .Resume(At("2026-03-05 11:00"))
            .ChangeLimit(Limit.WorkingHours(4));

        Assert.Equal(At("2026-03-05 16:00"), Clock.DeadlineOf(run)!.DueAt);
        Assert.Equal(TimeSpan.FromHours(2), Clock.Elapsed(run, At("2026-03-05 12:00")));
        Assert.Equal(TimeSpan.FromHours(2), Clock.Remaining(run, At("2026-03-05 12:00")));
    }

    [Fact]
    public void A_limit_changed_while_paused_stays_paused()
    {
        var run = LimitRun.Begin(At("2026-03-05 09:00"), Limit.WorkingHours(2)).Pause(At("2026-03-05 10:00"), "verifying").ChangeLimit(Limit.WorkingHours(4));
        Assert.Null(Clock.DeadlineOf(run));
        Assert.Equal(At("2026-03-06 11:00"), Clock.DueAfterPause(run, At("2026-03-06 08:00")));
    }

    [Fact]
    public void Changing_to_a_unit_of_another_kind_measures_what_has_passed_by_the_new_one()
    {
        var run = LimitRun.Begin(At("2026-03-05 17:00"), Limit.WorkingHours(4)).ChangeLimit(Limit.EmergencyHours(2));
        Assert.Equal(At("2026-03-05 19:00"), Clock.DeadlineOf(run)!.DueAt);
        Assert.Equal(TimeSpan.FromHours(-1), Clock.Remaining(run, At("2026-03-05 20:00")));
    }

    [Fact]
    public void A_deadline_at_exactly_18_is_on_that_day_and_not_at_8_of_the_next() =>
        Assert.Equal(At("2026-03-05 18:00"), Clock.DueAt(At("2026-03-05 08:00"), Limit.WorkingHours(8)));

    [Fact]
    public void A_deadline_at_exactly_12_is_not_after_lunch() =>
        Assert.Equal(At("2026-03-05 12:00"), Clock.DueAt(At("2026-03-05 08:00"), Limit.WorkingHours(4)));

    [Fact]
    public void At_its_deadline_a_limit_has_nothing_left_and_stays_so_until_the_next_shift()
    {
        var run = LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1));
        Assert.Equal(TimeSpan.Zero, Clock.Remaining(run, At("2026-03-05 18:00")));
        Assert.Equal(TimeSpan.Zero, Clock.Remaining(run, At("2026-03-06 08:00")));
        Assert.Equal(TimeSpan.FromMinutes(-1), Clock.Remaining(run, At("2026-03-06 08:01")));
    }

    [Theory]
    [InlineData("2026-03-05 18:00")]
    [InlineData("2026-03-05 23:59:59")]
    [InlineData("2026-03-06 07:00")]
    [InlineData("2026-03-06 08:00")]
    public void What_begins_outside_working_time_counts_from_the_next_shift(string start) =>
        Assert.Equal(At("2026-03-06 09:00"), Clock.DueAt(At(start), Limit.WorkingHours(1)));

    [Theory]
    [InlineData("2026-03-05 10:00")]
    [InlineData("2026-03-05 13:00")]
    [InlineData("2026-03-07 03:00")]
    public void A_zero_limit_is_due_at_its_start_even_at_night(string start)
    {
        foreach (var unit in Enum.GetValues<LimitUnit>()) { Assert.Equal(At(start), Clock.DueAt(At(start), new Limit(0, unit))); }
    }

    [Fact]
    public void An_emergency_hour_runs_through_nights_and_holidays() =>
        Assert.Equal(At("2026-10-02 01:30"), Clock.DueAt(At("2026-10-01 23:30"), Limit.EmergencyHours(2)));

    [Fact]
    public void A_calendar_day_ends_at_the_same_time_of_the_next_date() =>
        Assert.Equal(At("2026-10-03 23:30"), Clock.DueAt(At("2026-09-30 23:30"), Limit.CalendarDays(3)));

    [Fact]
    public void An_extension_runs_across_a_holiday()
    {
        // Due on Wednesday 30 September at 16:00; 1 to 7 October are off; Saturday the 10th is a make-up workday.
        var run = LimitRun.Begin(At("2026-09-29 16:00"), Limit.WorkingDays(1));
        Assert.Equal(At("2026-09-30 16:00"), Clock.DeadlineOf(run)!.DueAt);
        Assert.Equal(At("2026-10-08 16:00"), Clock.DeadlineOf(run.Extend(Limit.WorkingDays(1)))!.DueAt);
        Assert.Equal(At("2026-10-12 16:00"), Clock.DeadlineOf(run.Extend(Limit.WorkingDays(2)).Extend(Limit.WorkingDays(2)))!.DueAt);
    }

    [Fact]
    public void An_extension_of_another_kind_counts_after_the_limit_in_its_own_measure()
    {
        var run = LimitRun.Begin(At("2026-03-05 16:00"), Limit.WorkingHours(2)).Extend(Limit.EmergencyHours(3));
        Assert.Equal(At("2026-03-05 21:00"), Clock.DeadlineOf(run)!.DueAt);
        Assert.Equal(TimeSpan.FromHours(1), Clock.Remaining(run, At("2026-03-05 20:00")));
        Assert.Equal(TimeSpan.FromHours(-1), Clock.Remaining(run, At("2026-03-06 09:00")));
    }

    [Fact]
    public void A_make_up_Saturday_is_a_workday()
    {
        Assert.Equal(At("2026-05-09 16:00"), Clock.DueAt(At("2026-05-08 16:00"), Limit.WorkingDays(1)));
        Assert.Equal(At("2026-05-11 16:00"), Clock.DueAt(At("2026-05-08 16:00"), Limit.WorkingDays(2)));
    }

    [Fact]
    public void A_make_up_workday_works_the_shifts_of_its_own_weekday()
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<Shift>> { [DayOfWeek.Monday] = [Shift.OfHours(8, 16)], [DayOfWeek.Friday] = [Shift.OfHours(9, 12)] };
        var calendar = Calendar("Asia/Shanghai", week, makeUpWorkdays: [new(new(2026, 3, 7), "春节", DayOfWeek.Friday)]);
        Assert.Equal(TimeSpan.FromHours(3), new LimitClock(calendar).WorkingTimeBetween(At("2026-03-07 00:00"), At("2026-03-08 00:00")));
    }

    [Fact]
    public void A_pause_keeps_the_remaining_time_however_long_it_lasts()
    {
        var run = LimitRun.Begin(At("2026-03-05 09:00"), Limit.WorkingDays(1)).Pause(At("2026-03-05 15:00"), "suspended");
        Assert.Null(Clock.DeadlineOf(run));
        Assert.Equal(TimeSpan.FromHours(4), Clock.Remaining(run, At("2026-03-05 15:00")));
        Assert.Equal(TimeSpan.FromHours(4), Clock.Remaining(run, At("2026-08-05 15:00")));
        Assert.Equal(At("2026-08-06 16:00"), Clock.DueAfterPause(run, At("2026-08-06 10:00")));
    }

    [Fact]
    public void A_suspension_with_a_date_has_a_deadline_at_once_and_can_end_earlier()
    {
        var run = LimitRun.Begin(At("2026-03-05 09:00"), Limit.WorkingHours(2)).Pause(At("2026-03-05 10:00"), "suspended", At("2026-03-12 08:00"));
        Assert.Equal(At("2026-03-12 09:00"), Clock.DeadlineOf(run)!.DueAt);
        Assert.Equal(At("2026-03-06 09:00"), Clock.DeadlineOf(run.Resume(At("2026-03-06 08:00")))!.DueAt);
    }

    [Fact]
    public void A_pause_that_begins_at_the_deadline_does_not_move_it()
    {
        var run = LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1)).Pause(At("2026-03-05 18:00"), "suspended");
        Assert.Equal(At("2026-03-05 18:00"), Clock.DeadlineOf(run)!.DueAt);
    }

    [Fact]
    public void A_limit_that_stands_cannot_be_paused_nor_one_that_runs_be_resumed()
    {
        var run = LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1));
        Assert.Throws<InvalidOperationException>(() => run.Resume(At("2026-03-05 09:00")));
        Assert.Throws<InvalidOperationException>(() => run.Pause(At("2026-03-05 07:00"), "early"));
        var paused = run.Pause(At("2026-03-05 09:00"), "verifying");
        Assert.Throws<InvalidOperationException>(() => paused.Pause(At("2026-03-05 10:00"), "suspended"));
        Assert.Throws<InvalidOperationException>(() => paused.Resume(At("2026-03-05 08:30")));
        Assert.Throws<InvalidOperationException>(() => run.Pause(At("2026-03-05 10:00"), "suspended", At("2026-03-05 09:00")));
    }

    [Fact]
    public void Supervision_is_reached_at_parts_of_the_working_time()
    {
        var marks = Clock.MarksOf(LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1)), SupervisionLevel.Defaults);
        Assert.Equal(["yellow", "red", "first-escalation", "second-escalation"], marks.Select(mark => mark.Level.Key));
        Assert.Equal(
            [At("2026-03-05 16:24"), At("2026-03-05 18:00"), At("2026-03-06 12:00"), At("2026-03-06 18:00")],
            marks.Select(mark => mark.At!.Value));
    }

    [Fact]
    public void While_the_clock_stands_only_marks_that_were_passed_have_an_instant()
    {
        var run = LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1)).Pause(At("2026-03-05 17:00"), "suspended");
        var marks = Clock.MarksOf(run, SupervisionLevel.Defaults);
        Assert.Equal([At("2026-03-05 16:24"), null, null, null], marks.Select(mark => mark.At));
    }

    [Fact]
    public void Seconds_and_their_parts_are_kept()
    {
        var start = At("2026-03-06 16:00").AddSeconds(7).AddTicks(1);
        Assert.Equal(At("2026-03-09 16:00").AddSeconds(7).AddTicks(1), Clock.DueAt(start, Limit.WorkingDays(1)));
        Assert.Equal(At("2026-03-06 16:00").AddSeconds(43).AddTicks(1), Clock.DueAt(start, Limit.WorkingHours(0.01m)));
    }

    [Fact]
    public void Half_a_working_day_is_half_its_normal_time() =>
        Assert.Equal(At("2026-03-06 12:00"), Clock.DueAt(At("2026-03-06 08:00"), Limit.WorkingDays(0.5m)));

    [Fact]
    public void Working_time_counted_backwards_is_negative() =>
        Assert.Equal(TimeSpan.FromHours(-8), Clock.WorkingTimeBetween(At("2026-03-06 20:00"), At("2026-03-06 06:00")));

    [Fact]
    public void A_deadline_is_in_UTC_and_names_its_calendar()
    {
        var deadline = Clock.DeadlineOf(LimitRun.Begin(At("2026-03-05 08:00"), Limit.WorkingDays(1)))!;
        Assert.Equal(TimeSpan.Zero, deadline.DueAt.Offset);
        Assert.Equal(new CalendarName("cn-default", "CN default", 1), deadline.Calendar);
        Assert.Null(deadline.Warning);
    }

    [Fact]
    public void A_very_long_limit_is_counted_over_the_years() =>
        Assert.Equal(
            TimeSpan.FromHours(8 * 9_999),
            Clock.WorkingTimeBetween(At("2026-03-05 08:00"), Clock.DueAt(At("2026-03-05 08:00"), Limit.WorkingDays(9_999))));

    [Theory]
    [InlineData(-1)]
    [InlineData(0.001)]
    [InlineData(10_000)]
    public void A_limit_is_not_negative_nor_finer_than_a_hundredth_nor_endless(double amount)
    {
        Assert.False(Limit.Accepts((decimal)amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Limit.WorkingDays((decimal)amount));
    }
}
