namespace Wangge.Cases.Limits;

/// <summary>A stretch of work on one local day, half-open: <c>[start, end)</c>.</summary>
/// <remarks>Work past midnight is written as two shifts, one on each day.</remarks>
internal readonly record struct Shift
{
    private const int MinutesOfDay = 24 * 60;

    /// <param name="startMinute">Local minutes from midnight, 0 to 1439.</param>
    /// <param name="endMinute">Local minutes from midnight, after the start, at most 1440 (24:00).</param>
    /// <exception cref="ArgumentOutOfRangeException">The shift is empty or leaves its day.</exception>
    public Shift(int startMinute, int endMinute)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startMinute);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(endMinute, MinutesOfDay);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(endMinute, startMinute);
        StartMinute = startMinute;
        EndMinute = endMinute;
    }

    public int StartMinute { get; }

    public int EndMinute { get; }

    /// <summary>A shift between whole hours of the wall clock, such as 8 to 12.</summary>
    public static Shift OfHours(int startHour, int endHour) => new(startHour * 60, endHour * 60);
}
