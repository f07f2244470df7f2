using Wangge.Cases.Limits;

namespace Wangge.Cases.Calendars;

/// <summary>Between a calendar as people edit it and as limits are counted by.</summary>
internal static class CalendarDefinitions
{
    /// <exception cref="ArgumentException">Shifts overlap, nobody ever works, or a date is entered twice.</exception>
    /// <exception cref="TimeZoneNotFoundException">There is no such zone.</exception>
    public static BusinessCalendar ToCalendar(this CalendarDefinition definition, int version) => new(
        new CalendarName(definition.Id, definition.Title, version),
        TimeZoneInfo.FindSystemTimeZoneById(definition.Zone),
        definition.Week.ToDictionary(
            day => (DayOfWeek)day.Key,
            day => (IReadOnlyList<Shift>)[.. day.Value.Select(minutes => new Shift(minutes[0], minutes[1]))]),
        [.. definition.Holidays.Select(day => new Holiday(day.Key, day.Value))],
        [.. definition.MakeUpWorkdays.Select(day => new MakeUpWorkday(day.Date, day.Name, (DayOfWeek)day.ShiftsOf))],
        new CoveredYears(definition.CoveredFrom, definition.CoveredUntil),
        definition.NormalDayMinutes);

    /// <summary>The calendar that a new district begins with, in its own time zone; holidays are China's where the zone is.</summary>
    public static CalendarDefinition Default(string zone)
    {
        var calendar = HolidayTable.Load();
        var isChina = zone == calendar.Zone.Id;
        return new CalendarDefinition(
            isChina ? calendar.Name.Id : "default",
            isChina ? calendar.Name.Title : "Default",
            zone,
            BusinessCalendar.DefaultWeek.ToDictionary(
                day => (int)day.Key,
                day => (IReadOnlyList<int[]>)[.. day.Value.Select(shift => new[] { shift.StartMinute, shift.EndMinute })]),
            isChina ? calendar.Holidays.ToDictionary(day => day.Date, day => day.Name) : new Dictionary<DateOnly, string>(),
            isChina ? [.. calendar.MakeUpWorkdays.Select(day => new MakeUpDay(day.Date, day.Name, (int)day.ShiftsOf))] : [],
            isChina ? calendar.Covered.From : 0,
            isChina ? calendar.Covered.Until : 0,
            calendar.NormalDayMinutes);
    }
}
