namespace Wangge.Rounds;

/// <summary>The district's own time.</summary>
internal static class LocalTime
{
    public static TimeZoneInfo ZoneOf(District district) => TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone);

    public static DateTimeOffset At(District district, DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, ZoneOf(district));

    /// <summary>The day on which an instant falls there.</summary>
    public static DateOnly DayOf(District district, DateTimeOffset instant) => DateOnly.FromDateTime(At(district, instant).DateTime);

    /// <summary>The instant at which a day begins there.</summary>
    public static DateTimeOffset BeginOf(District district, DateOnly day) => InstantOf(ZoneOf(district), day, TimeSpan.Zero);

    /// <summary>The instant of a time of day, which may lie past midnight of the next days.</summary>
    public static DateTimeOffset InstantOf(TimeZoneInfo zone, DateOnly day, TimeSpan timeOfDay)
    {
        var local = day.ToDateTime(TimeOnly.MinValue) + timeOfDay;
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
