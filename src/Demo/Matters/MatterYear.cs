namespace Wangge.Demo.Matters;

/// <summary>The time that matters lie in: from the first of January to now, both in UTC+8.</summary>
internal sealed record MatterYear(DateTimeOffset Start, DateTimeOffset Now)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    internal static MatterYear Of(DateTimeOffset now)
    {
        var here = now.ToOffset(China);
        return new(new DateTimeOffset(here.Year, 1, 1, 0, 0, 0, China), here);
    }

    /// <summary>In [0, 1] → a moment of the year so far.</summary>
    internal DateTimeOffset At(double part) => Start + ((Now - Start) * part);
}
