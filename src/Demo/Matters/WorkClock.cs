namespace Wangge.Demo.Matters;

/// <summary>Working time: Monday to Friday 08:00–12:00 and 14:00–18:00 (DOMAIN 4's default; holidays are left to the real calendars).</summary>
internal static class WorkClock
{
    private static readonly TimeSpan[] ShiftStarts = [TimeSpan.FromHours(8), TimeSpan.FromHours(14)];
    private static readonly TimeSpan ShiftLength = TimeSpan.FromHours(4);

    /// <summary>The moment when so much working time has passed; with zero, the next working moment.</summary>
    internal static DateTimeOffset Add(DateTimeOffset at, TimeSpan work)
    {
        for (var day = Midnight(at); ; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) { continue; }

            foreach (var opening in ShiftStarts)
            {
                var (start, end) = (day + opening, day + opening + ShiftLength);
                if (at >= end) { continue; }
                if (at < start) { at = start; }
                if (end - at > work) { return at + work; }

                work -= end - at;
                at = end;
            }
        }
    }

    /// <summary>The moment so much working time earlier.</summary>
    internal static DateTimeOffset Subtract(DateTimeOffset at, TimeSpan work)
    {
        for (var day = Midnight(at); ; day = day.AddDays(-1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) { continue; }

            foreach (var opening in ShiftStarts.Reverse())
            {
                var (start, end) = (day + opening, day + opening + ShiftLength);
                if (at <= start) { continue; }
                if (at > end) { at = end; }
                if (at - start > work) { return at - work; }

                work -= at - start;
                at = start;
            }
        }
    }

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.Date, at.Offset);
}
