namespace Wangge.Host.Tests.Tls;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class MovableClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
