using Wangge.Cases.Limits;
using Wangge.Cases.Limits.Explaining;
using static Wangge.Cases.Tests.Limits.Times;

namespace Wangge.Cases.Tests.Limits;

public sealed class ExplanationTests
{
    [Fact]
    public void A_weekend_is_named_between_the_two_halves_of_a_working_day() => Assert.Equal(
        [
            "03-06 16:00–03-06 18:00 Shift  120 360",
            "03-06 18:00–03-09 08:00 Weekend  0 360",
            "03-09 08:00–03-09 12:00 Shift  240 120",
            "03-09 12:00–03-09 14:00 Break  0 120",
            "03-09 14:00–03-09 16:00 Shift  120 0",
        ],
        Lines(LimitRun.Begin(At("2026-03-06 16:00"), Limit.WorkingDays(1))));

    [Fact]
    public void Holidays_make_up_workdays_and_extensions_have_their_names() => Assert.Equal(
        [
            "09-30 17:00–09-30 18:00 Shift  60 60",
            "09-30 18:00–10-08 08:00 Holiday 国庆节 0 60",
            "10-08 08:00–10-08 09:00 Shift  60 0",
            "10-08 09:00–10-08 09:00 Extension 2 working-day 0 960",
            "10-08 09:00–10-08 12:00 Shift  180 780",
            "10-08 12:00–10-08 14:00 Break  0 780",
            "10-08 14:00–10-08 18:00 Shift  240 540",
            "10-08 18:00–10-09 08:00 Night  0 540",
            "10-09 08:00–10-09 12:00 Shift  240 300",
            "10-09 12:00–10-09 14:00 Break  0 300",
            "10-09 14:00–10-09 18:00 Shift  240 60",
            "10-09 18:00–10-10 08:00 Night  0 60",
            "10-10 08:00–10-10 09:00 MakeUpShift 国庆节 60 0",
        ],
        Lines(LimitRun.Begin(At("2026-09-30 17:00"), Limit.WorkingHours(2)).Extend(Limit.WorkingDays(2))));

    [Fact]
    public void A_pause_says_why_and_the_night_before_it_is_told_apart() => Assert.Equal(
        [
            "03-05 17:00–03-05 18:00 Shift  60 60",
            "03-05 18:00–03-05 20:00 Night  0 60",
            "03-05 20:00–03-06 10:00 Pause verifying 0 60",
            "03-06 10:00–03-06 11:00 Shift  60 0",
        ],
        Lines(LimitRun.Begin(At("2026-03-05 17:00"), Limit.WorkingHours(2)).Pause(At("2026-03-05 20:00"), "verifying", At("2026-03-06 10:00"))));

    [Fact]
    public void A_pause_that_nobody_knows_the_end_of_ends_the_explanation() => Assert.Equal(
        ["03-05 17:00–03-05 17:30 Shift  30 90", "03-05 17:30– Pause suspended 0 90"],
        Lines(LimitRun.Begin(At("2026-03-05 17:00"), Limit.WorkingHours(2)).Pause(At("2026-03-05 17:30"), "suspended")));

    [Fact]
    public void An_emergency_limit_and_a_calendar_day_are_one_step_each()
    {
        Assert.Equal(["10-01 23:30–10-02 01:30 EmergencyTime  120 0"], Lines(LimitRun.Begin(At("2026-10-01 23:30"), Limit.EmergencyHours(2))));
        Assert.Equal(["10-01 23:30–10-02 23:30 CalendarTime  1440 0"], Lines(LimitRun.Begin(At("2026-10-01 23:30"), Limit.CalendarDays(1))));
    }

    [Fact]
    public void A_weekend_inside_a_holiday_belongs_to_it() => Assert.Equal(
        ["09-24 18:00–09-28 08:00 Holiday 中秋节 0 60", "09-28 08:00–09-28 09:00 Shift  60 0"],
        Lines(LimitRun.Begin(At("2026-09-24 18:00"), Limit.WorkingHours(1))));

    [Fact]
    public void A_weekend_before_a_holiday_is_a_step_of_its_own() => Assert.Equal(
        ["03-06 18:00–03-09 00:00 Weekend  0 60", "03-09 00:00–03-10 08:00 Holiday 节日 0 60", "03-10 08:00–03-10 09:00 Shift  60 0"],
        Lines(
            new LimitClock(Calendar("Asia/Shanghai", holidays: [new(new(2026, 3, 9), "节日")])),
            LimitRun.Begin(At("2026-03-06 18:00"), Limit.WorkingHours(1))));

    [Fact]
    public void A_long_limit_keeps_its_holidays_and_puts_ordinary_days_together()
    {
        var run = LimitRun.Begin(At("2026-02-02 08:00"), Limit.WorkingDays(60)).Pause(At("2026-03-05 20:00"), "suspended", At("2026-03-06 10:00"));
        var steps = Clock.Explain(run);
        AddsUp(Clock, run, Clock.DeadlineOf(run)!.DueAt);
        Assert.Contains(steps, step => step.Name == "春节" && step.Kind == DueStepKind.Holiday);
        Assert.Contains(steps, step => step.Kind == DueStepKind.Pause);
        Assert.Contains(steps, step => step.Kind == DueStepKind.Together);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(500)]
    [InlineData(5_000)]
    public void However_long_a_limit_is_its_explanation_is_short_and_adds_up(int days)
    {
        var run = LimitRun.Begin(At("2026-03-05 09:10"), Limit.WorkingDays(days));
        AddsUp(Clock, run, Clock.DeadlineOf(run)!.DueAt);
    }

    [Fact]
    public void However_often_a_run_is_paused_its_explanation_is_short_and_adds_up()
    {
        var run = LimitRun.Begin(At("2026-03-05 08:00"), Limit.EmergencyHours(200));
        for (var hour = 0; hour < 200; hour++) { run = run.Pause(run.Start.AddHours(hour), "pause", run.Start.AddHours(hour + 0.5)); }

        AddsUp(Clock, run, Clock.DeadlineOf(run)!.DueAt);
    }

    [Fact]
    public void An_hour_that_the_wall_clock_skipped_is_counted_by_the_step_that_met_it_also_where_the_clock_then_stands()
    {
        // Due at 02:30 of the night in which Berlin goes from 02:00 to 03:00: the half hour too much is the extension's.
        var clock = new LimitClock(Calendar("Europe/Berlin"));
        var run = LimitRun.Begin(new(2026, 3, 28, 1, 30, 0, TimeSpan.Zero), Limit.CalendarDays(1)).Extend(Limit.CalendarDays(1)).Pause(new(2026, 3, 29, 8, 0, 0, TimeSpan.Zero), "suspended");
        Assert.Equal(
            ["03-28 02:30–03-29 03:00 CalendarTime  1440 0", "03-29 03:00–03-29 03:00 Extension 1 calendar-day 0 1440", "03-29 03:00–03-29 10:00 CalendarTime  450 990", "03-29 10:00– Pause suspended 0 990"],
            Lines(clock, run));
        AddsUp(clock, run, null);
    }

    /// <summary>What every explanation keeps: it is short, its steps adjoin from start to deadline, and they count what was granted.</summary>
    internal static void AddsUp(LimitClock clock, LimitRun run, DateTimeOffset? due)
    {
        var steps = clock.Explain(run);
        Assert.InRange(steps.Count, 0, StepCollapse.MaxSteps);
        var at = run.Start;
        foreach (var step in steps)
        {
            Assert.Equal(at, step.From);
            Assert.True(step.Counted >= TimeSpan.Zero);
            at = step.To ?? DateTimeOffset.MaxValue;
            Assert.True(at > step.From || step.Kind == DueStepKind.Extension);
        }

        Assert.Equal(due ?? DateTimeOffset.MaxValue, at);
        var counted = TimeSpan.FromTicks(steps.Sum(step => step.Counted.Ticks));
        Assert.Equal(due is null ? clock.Elapsed(run, steps[^1].From) : clock.Remaining(run, run.Start), counted);
    }

    private static IEnumerable<string> Lines(LimitRun run) => Lines(Clock, run);

    private static IEnumerable<string> Lines(LimitClock clock, LimitRun run) => clock.Explain(run).Select(step =>
        $"{step.From:MM-dd HH:mm}–{step.To:MM-dd HH:mm} {step.Kind} {step.Name} {step.Counted.TotalMinutes} {step.Left.TotalMinutes}");
}
