namespace Wangge.Cases.Tests;

/// <summary>A clock that stands until a test sets it, for deadlines that are told to the minute. Timers keep the system's pace.</summary>
public sealed class StillClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
