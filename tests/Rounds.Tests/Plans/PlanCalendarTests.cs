using Wangge.Rounds.Plans;

namespace Wangge.Rounds.Tests.Plans;

public sealed class PlanCalendarTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static PlanContent Plan(int[] days, params RoundTime[] times) =>
        new("上学护校", "/x/", [Guid.CreateVersion7()], false, days, times, 30, new Walkers("patrol", "/x/"));

    /// <summary>Of the week from Monday 2026-03-02 in the district.</summary>
    private static List<string> Week(PlanContent plan) => [.. PlanCalendar.Between(plan, Shanghai, new(2026, 3, 1, 16, 0, 0, TimeSpan.Zero), new(2026, 3, 8, 16, 0, 0, TimeSpan.Zero))
        .Select(r => $"{r.Day:ddd}{r.Slot} {r.OpensAt:ddHHmm}-{r.DueAt:ddHHmm}-{r.ClosesAt:ddHHmm}")];

    [Fact]
    public void A_round_stands_for_each_time_of_each_day_in_the_districts_own_time() =>
        Assert.Equal(
            ["Mon1 012320-020000-020030", "Mon0 020800-020900-020930", "Sun1 072320-080000-080030", "Sun0 080800-080900-080930"],
            Week(Plan([1, 7], new RoundTime(new(16, 0), new(17, 0)), new RoundTime(new(7, 20), new(8, 0)))));

    [Fact]
    public void A_time_that_ends_before_it_begins_ends_the_next_day() =>
        Assert.Equal(["Tue0 031400-031800-031830"], Week(Plan([2], new RoundTime(new(22, 0), new(2, 0)))));

    [Fact]
    public void The_span_is_half_open()
    {
        var plan = Plan([1, 2, 3, 4, 5, 6, 7], new RoundTime(new(8, 0), new(9, 0)));
        var opens = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Single(PlanCalendar.Between(plan, Shanghai, opens, opens.AddDays(1)));
        Assert.Empty(PlanCalendar.Between(plan, Shanghai, opens.AddTicks(1), opens.AddDays(1)));
    }
}
