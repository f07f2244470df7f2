namespace Wangge.Cases.Limits.Explaining;

/// <summary>Neighbouring days off of one kind: a weekend, or the days of one holiday.</summary>
internal sealed record DaysOff(DateOnly First, DueStepKind Kind, string? Name)
{
    /// <summary>The groups of days off from one date to another, both included, in order.</summary>
    public static IReadOnlyList<DaysOff> Within(BusinessCalendar calendar, DateOnly from, DateOnly to)
    {
        var groups = new List<DaysOff>();
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            if (Find(calendar, date) is { } off && (groups.Count == 0 || groups[^1] with { First = date } != off)) { groups.Add(off); }
        }

        return groups;
    }

    private static DaysOff? Find(BusinessCalendar calendar, DateOnly date) =>
        calendar.FindHoliday(date) is { } holiday ? new(date, DueStepKind.Holiday, holiday.Name)
        : calendar.ShiftsOn(date).Count == 0 ? new(date, DueStepKind.Weekend, null)
        : null;
}
