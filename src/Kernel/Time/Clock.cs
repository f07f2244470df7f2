namespace Wangge.Kernel.Time;

/// <summary>The server's time as it is stored.</summary>
public static class Clock
{
    /// <summary>Now in UTC, cut to whole milliseconds, so that both databases give back exactly what was written.</summary>
    public static DateTimeOffset Now(this TimeProvider time) => time.GetUtcNow().ToMilliseconds();

    /// <summary>The same instant in UTC, cut to whole milliseconds.</summary>
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant)
    {
        var utcTicks = instant.UtcTicks;
        return new DateTimeOffset(utcTicks - (utcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }
}
