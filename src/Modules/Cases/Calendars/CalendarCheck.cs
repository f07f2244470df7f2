using Wangge.Kernel.Refusals;

namespace Wangge.Cases.Calendars;

/// <summary>What a calendar must be like before it is put in force. Pure. Codes are <c>cases.calendar.*</c>.</summary>
internal static class CalendarCheck
{
    private const int MostDays = 2000;

    /// <summary>Why it cannot be so, field by field; null when it can.</summary>
    public static Refusal? Refuse(CalendarDefinition calendar)
    {
        var faults = new Dictionary<string, string[]>();
        Hold("id", calendar.Id is { Length: > 0 and <= 40 }, "cases.calendar.bad-name");
        Hold("title", calendar.Title is { Length: > 0 and <= 80 }, "cases.calendar.bad-name");
        Hold("zone", calendar.Zone is { Length: > 0 and <= 60 } && TimeZoneInfo.TryFindSystemTimeZoneById(calendar.Zone, out _), "cases.calendar.unknown-zone");
        Hold("normalDayMinutes", calendar.NormalDayMinutes is >= 1 and <= 1440, "cases.calendar.bad-day-length");
        Hold("coveredUntil", calendar.CoveredFrom <= calendar.CoveredUntil && calendar.CoveredUntil - calendar.CoveredFrom <= 50, "cases.calendar.bad-years");
        if (calendar.Week is null || calendar.Holidays is null || calendar.MakeUpWorkdays is null)
        {
            Hold("week", false, "cases.calendar.nobody-works");
            return ToRefusal(faults);
        }

        CheckWeek(calendar.Week, Hold);
        CheckDays(calendar, Hold);
        return ToRefusal(faults);

        void Hold(string field, bool isSound, string code)
        {
            if (!isSound) { faults.TryAdd(field, [code]); }
        }
    }

    private static void CheckWeek(IReadOnlyDictionary<int, IReadOnlyList<int[]>> week, Action<string, bool, string> hold)
    {
        hold("week", week.Keys.All(day => day is >= 0 and <= 6), "cases.calendar.bad-weekday");
        hold("week", week.Values.Any(shifts => shifts is { Count: > 0 }), "cases.calendar.nobody-works");
        foreach (var (day, shifts) in week)
        {
            var field = FormattableString.Invariant($"week.{day}");
            if (shifts is null || shifts.Any(shift => shift is not [>= 0 and < 1440, > 0 and <= 1440] || shift[1] <= shift[0]))
            {
                hold(field, false, "cases.calendar.bad-shift");
                continue;
            }

            var ordered = shifts.OrderBy(shift => shift[0]).ToList();
            hold(field, ordered.Zip(ordered.Skip(1)).All(pair => pair.First[1] <= pair.Second[0]), "cases.calendar.shifts-overlap");
        }
    }

    private static void CheckDays(CalendarDefinition calendar, Action<string, bool, string> hold)
    {
        hold("holidays", calendar.Holidays.Count <= MostDays && calendar.Holidays.Values.All(name => name is { Length: > 0 and <= 40 }), "cases.calendar.bad-day");
        var isSound = calendar.MakeUpWorkdays.Count <= MostDays && calendar.MakeUpWorkdays.All(day => day is { Name.Length: > 0 and <= 40, ShiftsOf: >= 0 and <= 6 });
        hold("makeUpWorkdays", isSound, "cases.calendar.bad-day");
        if (!isSound) { return; }

        hold("makeUpWorkdays", calendar.MakeUpWorkdays.Select(day => day.Date).Distinct().Count() == calendar.MakeUpWorkdays.Count, "cases.calendar.date-twice");
        hold("makeUpWorkdays", !calendar.MakeUpWorkdays.Any(day => calendar.Holidays.ContainsKey(day.Date)), "cases.calendar.holiday-and-workday");
        hold("makeUpWorkdays", calendar.MakeUpWorkdays.All(day => calendar.Week.TryGetValue(day.ShiftsOf, out var shifts) && shifts is { Count: > 0 }), "cases.calendar.make-up-without-shift");
    }

    private static Refusal? ToRefusal(Dictionary<string, string[]> faults) =>
        faults.Count == 0 ? null : new Refusal(faults.Values.First()[0], RefusalKind.Invalid, Fields: faults);
}
