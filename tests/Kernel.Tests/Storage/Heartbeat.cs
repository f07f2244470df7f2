using System.Diagnostics;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>How late this machine itself is while a test measures, its processor and its disk: what a busy neighbour costs is not counted against the house.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan WriteEach = TimeSpan.FromMilliseconds(20);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;
    private readonly Task _writing;
    private long _longestTicks;

    public Heartbeat() => (_beating, _writing) = (Task.Run(BeatAsync), Task.Run(WriteAsync));

    /// <summary>The longest that a beat came late, or that a page took until it was on the disk.</summary>
    public TimeSpan Lateness => TimeSpan.FromTicks(Volatile.Read(ref _longestTicks));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_beating, _writing);
        _stop.Dispose();
    }

    private async Task BeatAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            await Task.Delay(Beat, CancellationToken.None);
            Note(Stopwatch.GetElapsedTime(begun) - Beat);
        }
    }

    private async Task WriteAsync()
    {
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var page = new byte[4_096];
        while (!_stop.IsCancellationRequested)
        {
            var begun = Stopwatch.GetTimestamp();
            file.Position = 0;
            await file.WriteAsync(page, CancellationToken.None);
            file.Flush(flushToDisk: true);
            Note(Stopwatch.GetElapsedTime(begun));
            await Task.Delay(WriteEach, CancellationToken.None);
        }
    }

    private void Note(TimeSpan late)
    {
        for (var known = Volatile.Read(ref _longestTicks); late.Ticks > known; known = Volatile.Read(ref _longestTicks))
        {
            if (Interlocked.CompareExchange(ref _longestTicks, late.Ticks, known) == known) { return; }
        }
    }
}
