using System.Collections.Concurrent;

namespace Wangge.Kernel.Limits;

/// <summary>How often a caller may do something: a bucket a caller that fills steadily. In memory; safe for concurrent use; bounded.</summary>
/// <param name="perHour">How many the bucket gains in an hour.</param>
/// <param name="burst">How many it holds.</param>
public sealed class CallerLimits(TimeProvider time, double perHour, double burst)
{
    private const int MostCallers = 100_000;
    private readonly ConcurrentDictionary<string, (double Left, DateTimeOffset At)> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one; null when it was there, else how long until it will be.</summary>
    public TimeSpan? TryTake(string caller)
    {
        if (_buckets.Count > MostCallers) { Forget(); }
        var now = time.GetUtcNow();
        TimeSpan? wait = null;
        _buckets.AddOrUpdate(
            caller,
            _ => (burst - 1, now),
            (_, bucket) =>
            {
                var left = Math.Min(burst, bucket.Left + ((now - bucket.At).TotalHours * perHour));
                wait = left >= 1 ? null : TimeSpan.FromHours((1 - left) / perHour);
                return (left >= 1 ? left - 1 : left, now);
            });
        return wait;
    }

    /// <summary>Callers whose bucket is full again are as if they had never come.</summary>
    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var (caller, bucket) in _buckets)
        {
            if (bucket.Left + ((now - bucket.At).TotalHours * perHour) >= burst) { _buckets.TryRemove(caller, out _); }
        }

        // A flood of addresses must cost neither memory nor a search at each call.
        if (_buckets.Count > MostCallers) { _buckets.Clear(); }
    }
}
