using System.Collections.Frozen;

namespace Wangge.Cases.Limits;

/// <summary>When people work: shifts of each weekday, holidays, make-up workdays, in one time zone. Immutable. Source: DOMAIN 4.</summary>
/// <remarks>
/// Each change makes a new version, and a deadline names the version it was computed with. Outside <see cref="Covered"/>
/// the weekdays' shifts hold without holidays, and <see cref="WarnsAbout(DateOnly)"/> says so.
/// </remarks>
internal sealed class BusinessCalendar
{
    /// <summary>Next year's notice usually comes out in November: from this month on its absence is worth a word.</summary>
    private const int WarningMonth = 10;

    private readonly FrozenDictionary<DateOnly, Holiday> _holidays;
    private readonly FrozenDictionary<DateOnly, MakeUpWorkday> _makeUpWorkdays;
    private readonly Shift[][] _shiftsOfWeekday;

    /// <param name="zone">IANA zone; its daylight-saving rules are followed.</param>
    /// <param name="week">Shifts of each weekday; a weekday left out is free. At least one weekday has a shift.</param>
    /// <param name="normalDayMinutes">What one working day of a limit stands for, 1 to 1440; 480 by default.</param>
    /// <exception cref="ArgumentException">Shifts overlap, nobody ever works, a date is entered twice, or a make-up workday has no shift.</exception>
    public BusinessCalendar(
        CalendarName name,
        TimeZoneInfo zone,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> week,
        IReadOnlyCollection<Holiday> holidays,
        IReadOnlyCollection<MakeUpWorkday> makeUpWorkdays,
        CoveredYears covered,
        int normalDayMinutes = 480)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(normalDayMinutes, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(normalDayMinutes, 1440);
        Name = name;
        Zone = zone;
        Covered = covered;
        NormalDayMinutes = normalDayMinutes;
        _shiftsOfWeekday = [.. Enum.GetValues<DayOfWeek>().Select(day => InOrder(week.GetValueOrDefault(day, [])))];
        if (_shiftsOfWeekday.All(shifts => shifts.Length == 0))
        {
            throw new ArgumentException("A calendar in which nobody ever works has no deadlines.", nameof(week));
        }

        // Through a plain dictionary, which refuses a date that is entered twice; the frozen one keeps the last silently.
        _holidays = holidays.ToDictionary(day => day.Date).ToFrozenDictionary();
        _makeUpWorkdays = makeUpWorkdays.ToDictionary(day => day.Date).ToFrozenDictionary();
        foreach (var makeUp in makeUpWorkdays)
        {
            if (_holidays.ContainsKey(makeUp.Date)) { throw new ArgumentException($"{makeUp.Date:O} is both a holiday and a make-up workday.", nameof(makeUpWorkdays)); }

            if (ShiftsOn(makeUp.Date).Count == 0) { throw new ArgumentException($"{makeUp.Date:O} makes up with a weekday that has no shift.", nameof(makeUpWorkdays)); }
        }
    }

    /// <summary>Monday to Friday 08:00–12:00 and 14:00–18:00.</summary>
    public static IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> DefaultWeek { get; } =
        Enumerable.Range((int)DayOfWeek.Monday, 5).ToFrozenDictionary(
            day => (DayOfWeek)day, IReadOnlyList<Shift> (_) => [Shift.OfHours(8, 12), Shift.OfHours(14, 18)]);

    public CalendarName Name { get; }

    public TimeZoneInfo Zone { get; }

    public CoveredYears Covered { get; }

    /// <summary>Minutes of shifts that one working day of a limit stands for.</summary>
    public int NormalDayMinutes { get; }

    public IReadOnlyCollection<Holiday> Holidays => _holidays.Values;

    public IReadOnlyCollection<MakeUpWorkday> MakeUpWorkdays => _makeUpWorkdays.Values;

    /// <summary>The shifts of a local date in order; empty on a day off.</summary>
    public IReadOnlyList<Shift> ShiftsOn(DateOnly date) =>
        _holidays.ContainsKey(date) ? []
        : _makeUpWorkdays.TryGetValue(date, out var makeUp) ? _shiftsOfWeekday[(int)makeUp.ShiftsOf]
        : _shiftsOfWeekday[(int)date.DayOfWeek];

    public Holiday? FindHoliday(DateOnly date) => _holidays.GetValueOrDefault(date);

    public MakeUpWorkday? FindMakeUpWorkday(DateOnly date) => _makeUpWorkdays.GetValueOrDefault(date);

    /// <summary>What must be entered soon: this year if it is missing, next year from 1 October on; null when all is well.</summary>
    /// <param name="today">Local date of the calendar.</param>
    public CalendarWarning? WarnsAbout(DateOnly today) =>
        !Covered.Contains(today.Year) ? new(CalendarWarningCodes.YearMissing, today.Year)
        : today.Month >= WarningMonth && !Covered.Contains(today.Year + 1) ? new(CalendarWarningCodes.NextYearMissing, today.Year + 1)
        : null;

    /// <summary>The first year without known holidays that a deadline was counted through; null when all are known.</summary>
    public CalendarWarning? WarnsAbout(DateTimeOffset start, DateTimeOffset dueAt)
    {
        var lastYear = TimeZoneInfo.ConvertTime(dueAt, Zone).Year;
        for (var year = TimeZoneInfo.ConvertTime(start, Zone).Year; year <= lastYear; year++)
        {
            if (!Covered.Contains(year)) { return new(CalendarWarningCodes.DeadlineBeyond, year); }
        }

        return null;
    }

    private static Shift[] InOrder(IReadOnlyList<Shift> shifts)
    {
        Shift[] ordered = [.. shifts.OrderBy(shift => shift.StartMinute)];
        for (var i = 1; i < ordered.Length; i++)
        {
            if (ordered[i].StartMinute < ordered[i - 1].EndMinute) { throw new ArgumentException("Shifts of a day overlap.", nameof(shifts)); }
        }

        return ordered;
    }
}

/// <summary>Which calendar, in which version.</summary>
/// <param name="Id">Stable key, such as <c>cn-default</c>.</param>
/// <param name="Title">What staff read.</param>
/// <param name="Version">From 1, one more with each change.</param>
internal sealed record CalendarName(string Id, string Title, int Version);
