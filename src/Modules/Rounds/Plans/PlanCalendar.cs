namespace Wangge.Rounds.Plans;

/// <summary>The rounds that a plan asks for between two instants. Pure.</summary>
internal static class PlanCalendar
{
    /// <summary>Rounds that open at or after one instant and before another, by time.</summary>
    public static IEnumerable<PlannedRound> Between(PlanContent plan, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until) =>
        Between(day => plan.Days.Contains(WeekdayOf(day)), plan.Times, plan.LateMinutes, zone, from, until);

    /// <param name="isDay">Whether there are rounds on a day.</param>
    /// <param name="lateMinutes">How long after the due time a round closes.</param>
    public static IEnumerable<PlannedRound> Between(Func<DateOnly, bool> isDay, IReadOnlyList<RoundTime> times, int lateMinutes, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
        for (; LocalTime.InstantOf(zone, day, TimeSpan.Zero) < until; day = day.AddDays(1))
        {
            if (!isDay(day)) { continue; }
            foreach (var round in times.Select((time, slot) => RoundOf(lateMinutes, zone, day, slot, time)).OrderBy(r => r.OpensAt))
            {
                if (round.OpensAt >= from && round.OpensAt < until) { yield return round; }
            }
        }
    }

    /// <summary>1 (Monday) to 7.</summary>
    public static int WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek;

    private static PlannedRound RoundOf(int lateMinutes, TimeZoneInfo zone, DateOnly day, int slot, RoundTime time)
    {
        var end = time.Until.ToTimeSpan() + (time.Until <= time.From ? TimeSpan.FromDays(1) : TimeSpan.Zero);
        var due = LocalTime.InstantOf(zone, day, end);
        return new PlannedRound(day, slot, LocalTime.InstantOf(zone, day, time.From.ToTimeSpan()), due, due.AddMinutes(lateMinutes));
    }
}

/// <summary>A round that is to be made.</summary>
/// <param name="Day">On which it opens, in the district.</param>
/// <param name="Slot">Which of the plan's times, from 0.</param>
internal readonly record struct PlannedRound(DateOnly Day, int Slot, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt);
