namespace Wangge.Rounds.Plans;

/// <summary>The rounds that a plan asks for between two instants. Pure.</summary>
internal static class PlanCalendar
{
    /// <summary>Rounds that open at or after one instant and before another, by time.</summary>
    public static IEnumerable<PlannedRound> Between(PlanContent plan, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset until)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(from, zone).DateTime);
        for (; LocalTime.InstantOf(zone, day, TimeSpan.Zero) < until; day = day.AddDays(1))
        {
            if (!plan.Days.Contains(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek)) { continue; }
            foreach (var round in plan.Times.Select((time, slot) => RoundOf(plan, zone, day, slot, time)).OrderBy(r => r.OpensAt))
            {
                if (round.OpensAt >= from && round.OpensAt < until) { yield return round; }
            }
        }
    }

    private static PlannedRound RoundOf(PlanContent plan, TimeZoneInfo zone, DateOnly day, int slot, RoundTime time)
    {
        var end = time.Until.ToTimeSpan() + (time.Until <= time.From ? TimeSpan.FromDays(1) : TimeSpan.Zero);
        var due = LocalTime.InstantOf(zone, day, end);
        return new PlannedRound(day, slot, LocalTime.InstantOf(zone, day, time.From.ToTimeSpan()), due, due.AddMinutes(plan.LateMinutes));
    }
}

/// <summary>A round that is to be made.</summary>
/// <param name="Day">On which it opens, in the district.</param>
/// <param name="Slot">Which of the plan's times, from 0.</param>
internal readonly record struct PlannedRound(DateOnly Day, int Slot, DateTimeOffset OpensAt, DateTimeOffset DueAt, DateTimeOffset ClosesAt);
