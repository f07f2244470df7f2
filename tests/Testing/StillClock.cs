namespace Wangge.Testing;

/// <summary>A clock that stands until a test sets it, for times that are told to the minute. Timers keep the system's pace.</summary>
public sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>At noon of 2026-03-01, UTC.</summary>
    public StillClock()
        : this(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero))
    {
    }

    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
