namespace Wangge.Cases.Limits;

/// <summary>A deadline as it is stored: the instant, and the calendar that it was computed with.</summary>
/// <param name="DueAt">The first instant by which all granted time has passed, in UTC.</param>
/// <param name="Warning">Set when it was counted through a year whose holidays are missing.</param>
internal sealed record Deadline(DateTimeOffset DueAt, CalendarName Calendar, CalendarWarning? Warning);
