using Wangge.Kernel.Limits;

namespace Wangge.City.Looking;

/// <summary>How often one address without an account may ask the map for words.</summary>
internal sealed class LookLimits(TimeProvider time)
{
    private readonly CallerLimits _limits = new(time, perHour: 900, burst: 90);

    /// <summary>Null when it may ask now, else how long to wait; accounts and devices always may.</summary>
    public TimeSpan? TryTake(Actor actor) => actor.IsSignedIn ? null : _limits.TryTake(actor.Key);
}
