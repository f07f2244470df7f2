using System.Diagnostics;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>How late this machine itself is while a test measures: what a busy neighbour costs is not counted against the house.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private long _longestTicks;

    public Heartbeat() => _beating = Task.Run(BeatAsync);

    /// <summary>The longest that a beat came late.</summary>
    public TimeSpan Lateness => TimeSpan.FromTicks(Volatile.Read(ref _longestTicks));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating;
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.Delay(Beat, CancellationToken.None);
            var late = (Stopwatch.GetElapsedTime(begun) - Beat).Ticks;
            if (late > _longestTicks) { Volatile.Write(ref _longestTicks, late); }
        }
    }
}
