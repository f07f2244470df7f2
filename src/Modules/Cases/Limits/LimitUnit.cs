namespace Wangge.Cases.Limits;

/// <summary>What a limit is counted in. Source: DOMAIN 4.</summary>
internal enum LimitUnit
{
    /// <summary>紧急工作时: an hour of real time; nights and holidays count. In data: <c>emergency-hour</c>.</summary>
    EmergencyHour,

    /// <summary>工作时: an hour inside the calendar's shifts. In data: <c>working-hour</c>.</summary>
    WorkingHour,

    /// <summary>工作日: the calendar's normal working time of a day (480 minutes by default), counted inside its shifts. In data: <c>working-day</c>.</summary>
    WorkingDay,

    /// <summary>自然日: a turn of the wall clock, to the same time of a later date. In data: <c>calendar-day</c>.</summary>
    CalendarDay,
}

/// <summary>How units are spelled in data files and in the API.</summary>
internal static class LimitUnitNames
{
    /// <summary>The spelling of a unit, such as <c>working-day</c>.</summary>
    public static string NameOf(LimitUnit unit) => unit switch
    {
        LimitUnit.EmergencyHour => "emergency-hour",
        LimitUnit.WorkingHour => "working-hour",
        LimitUnit.WorkingDay => "working-day",
        LimitUnit.CalendarDay => "calendar-day",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit of a limit."),
    };

    /// <summary>The unit so spelled; null for any other word.</summary>
    public static LimitUnit? Find(string name) => name switch
    {
        "emergency-hour" => LimitUnit.EmergencyHour,
        "working-hour" => LimitUnit.WorkingHour,
        "working-day" => LimitUnit.WorkingDay,
        "calendar-day" => LimitUnit.CalendarDay,
        _ => null,
    };
}
