namespace Wangge.Testing;

/// <summary>A clock that runs on with the system's and can be moved forward. Timers keep the system's pace, so the server's own loops go on.</summary>
public sealed class MovableClock : TimeProvider
{
    private long _movedTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _movedTicks));

    /// <summary>Moves it; never back.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _movedTicks, by.Ticks);
    }
}
