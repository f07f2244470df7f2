namespace Wangge.Contracts.Cases;

/// <summary>Computes deadlines by the district's working calendar, for whatever else has a limit. Asked in a scope of the district.</summary>
public interface IDeadlines
{
    /// <summary>Whether this is a limit that something can have: more than 0, at most 9,999 with two decimals, in a known unit.</summary>
    /// <param name="unit"><c>emergency-hour</c>, <c>working-hour</c>, <c>working-day</c> or <c>calendar-day</c>.</param>
    bool Accepts(decimal amount, string unit);

    /// <summary>When a limit that begins at an instant has passed, by the calendar in force.</summary>
    /// <exception cref="ArgumentException">See <see cref="Accepts"/>.</exception>
    ValueTask<DueTime> DueAtAsync(DateTimeOffset start, decimal amount, string unit);
}

/// <summary>A deadline with the version of the calendar that it was computed with.</summary>
public sealed record DueTime(DateTimeOffset DueAt, int CalendarVersion);
