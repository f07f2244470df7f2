namespace Wangge.Cases;

internal sealed partial class Case
{
    /// <summary>Which calendar the running handling deadline was counted by; null where no such clock runs.</summary>
    public int? FindHandlingCalendar() => HandleClock is { Runs: true } clock ? clock.CalendarVersion : null;

    /// <summary>The level of supervision that the used share of the limit stands for at an instant; 0 where none is reached or no such clock runs.</summary>
    /// <param name="limits">By the calendar that the deadline was counted by, so that red is the deadline itself.</param>
    public int LevelReachedAt(DateTimeOffset at, ILimitPolicy limits)
    {
        if (HandleClock is not { Runs: true } clock) { return 0; }

        var percents = limits.Rules.SupervisionPercents;
        var level = percents.Count;
        while (level > 0 && at < limits.ReachedAt(clock, percents[level - 1])) { level--; }
        return level;
    }
}
