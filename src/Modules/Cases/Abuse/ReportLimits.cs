using Wangge.Kernel.Limits;

namespace Wangge.Cases.Abuse;

/// <summary>How many reports one address without an account may send: 20 at once, 60 an hour.</summary>
internal sealed class ReportLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 60, burst: 20);

    /// <summary>Null when it may, else how long to wait.</summary>
    public TimeSpan? TryTake(string caller) => _limits.TryTake(caller);
}
