using System.Globalization;
using Wangge.Cases.Limits;

namespace Wangge.Cases.Tests.Limits;

/// <summary>Local times of China and the default calendar, short enough to read in a test.</summary>
internal static class Times
{
    public static LimitClock Clock { get; } = new(HolidayTable.Load());

    /// <summary>China's wall clock, such as <c>2026-03-06 16:00</c>.</summary>
    public static DateTimeOffset At(string local) => new(DateTime.Parse(local, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));

    /// <summary>A calendar of the default week in another zone, without holidays, all years known.</summary>
    public static BusinessCalendar Calendar(
        string zone,
        IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>>? week = null,
        IReadOnlyCollection<Holiday>? holidays = null,
        IReadOnlyCollection<MakeUpWorkday>? makeUpWorkdays = null) => new(
        new("test", "Test", 1), TimeZoneInfo.FindSystemTimeZoneById(zone), week ?? BusinessCalendar.DefaultWeek, holidays ?? [], makeUpWorkdays ?? [], new(2000, 2100));

    /// <summary>The same shifts on every day of the week.</summary>
    public static IReadOnlyDictionary<DayOfWeek, IReadOnlyList<Shift>> EveryDay(params Shift[] shifts) =>
        Enum.GetValues<DayOfWeek>().ToDictionary(day => day, IReadOnlyList<Shift> (_) => shifts);
}
