using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Clocks;

public sealed class CalendarLimitPolicyTests
{
    private static readonly LimitClock Weekdays = new(new(
        new("test", "test", 3), TimeZoneInfo.Utc, BusinessCalendar.DefaultWeek, [], [], new(2026, 2027)));

    private static readonly CalendarLimitPolicy Policy = new(
        Weekdays,
        new Dictionary<CaseClockKind, Limit>(CalendarLimitPolicy.DefaultStepLimits) { [CaseClockKind.Handle] = Limit.WorkingDays(1) },
        CaseRules.Default);

    /// <summary>2026-03-06 is a Friday.</summary>
    private static readonly DateTimeOffset Friday16 = new(2026, 3, 6, 16, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_working_day_from_Friday_afternoon_is_due_on_Monday_afternoon()
    {
        var clock = CaseClock.Start(CaseClockKind.Handle, null, 0, Friday16, Policy)!;
        Assert.Equal((Friday16.AddDays(3), 3), (clock.DueAt, clock.CalendarVersion));
        Assert.Equal(new DateTimeOffset(2026, 3, 9, 10, 24, 0, TimeSpan.Zero), Policy.ReachedAt(clock, 55));
    }

    [Fact]
    public void Pauses_extensions_and_another_limit_are_counted_by_the_calendar()
    {
        var clock = CaseClock.Start(CaseClockKind.Handle, null, 0, Friday16, Policy)!;
        clock = clock.Pause(Friday16.AddHours(1)).Resume(Friday16.AddDays(3).AddHours(1), Policy);
        Assert.Equal(Friday16.AddDays(4), clock.DueAt);
        clock = clock.Extend(new(1, LimitUnit.WorkingDay), Policy);
        Assert.Equal(Friday16.AddDays(5), clock.DueAt);
        clock = clock.ChangeLimit(Limit.WorkingDays(2), Policy);
        Assert.Equal(Friday16.AddDays(6), clock.DueAt);
    }

    [Fact]
    public void A_kind_without_a_limit_has_no_clock() => Assert.Null(CaseClock.Start(CaseClockKind.MakeSafe, null, 0, Friday16, Policy));

    [Fact]
    public void A_server_clock_that_is_set_back_breaks_no_clock()
    {
        var clock = CaseClock.Start(CaseClockKind.Handle, null, 0, Friday16, Policy)!;
        clock = clock.Pause(Friday16.AddHours(-1));
        Assert.Equal(Friday16, clock.PausedSince);
        clock = clock.Resume(Friday16.AddHours(-2), Policy);
        Assert.Equal(Friday16.AddDays(3), clock.DueAt);
        clock = clock.Pause(Friday16.AddHours(1)).Resume(Friday16, Policy).Stop(Friday16);
        Assert.Equal((Friday16.AddHours(1), true), (clock.StoppedAt, clock.OnTime));
    }

    [Fact]
    public void A_whole_life_runs_on_a_real_calendar()
    {
        var story = new CaseStory { Now = Friday16 };
        var by = story.By(CaseRoles.GridWorker);
        CaseStory.Done(story.Matter.Send(by, story.Opening(), Policy));
        Assert.Equal(Friday16.AddMinutes(15), story.Matter.StepDueAt);
        CaseStory.Done(story.Matter.Accept(story.By(CaseRoles.Acceptor), Policy));
        CaseStory.Done(story.Matter.File(story.By(CaseRoles.ShiftLeader), Policy));
        CaseStory.Done(story.Matter.Dispatch(story.By(CaseRoles.Dispatcher), story.LeadUnit, [], Policy));
        Assert.Equal(Friday16.AddDays(3), story.Matter.HandleDueAt);
    }
}
