using System.Diagnostics;

namespace Wangge.Host.Commands;

/// <summary>Says on the error stream how many rows are done, once a second at the most, so that nobody wonders.</summary>
internal sealed class RowProgress(string what) : IProgress<int>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long _told = Stopwatch.GetTimestamp();

    public void Report(int value)
    {
        if (Stopwatch.GetElapsedTime(_told) < Pause) { return; }
        _told = Stopwatch.GetTimestamp();
        Console.Error.WriteLine(FormattableString.Invariant($"{what}: {value} rows"));
    }
}
