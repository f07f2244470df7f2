namespace Wangge.Cases.Limits;

/// <summary>Says that deadlines are, or will soon be, computed without knowing a year's holidays.</summary>
/// <param name="Code">Stable code that clients translate; see <see cref="CalendarWarningCodes"/>.</param>
/// <param name="MissingYear">The year whose holidays and make-up workdays must be entered.</param>
internal sealed record CalendarWarning(string Code, int MissingYear);

/// <summary>The codes of <see cref="CalendarWarning"/>.</summary>
internal static class CalendarWarningCodes
{
    /// <summary>This year's own holidays are missing.</summary>
    public const string YearMissing = "cases.calendar.year-missing";

    /// <summary>It is 1 October or later and next year's holidays are missing.</summary>
    public const string NextYearMissing = "cases.calendar.next-year-missing";

    /// <summary>A deadline was counted through a year whose holidays are missing; it may lie too early or too late.</summary>
    public const string DeadlineBeyond = "cases.calendar.deadline-beyond";
}
