using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Wangge.Doors.Keys;
using Wangge.Kernel.Limits;

namespace Wangge.Doors.Open311.Serving;

/// <summary>How often an address may call and a key may send. In memory; safe for concurrent use.</summary>
internal sealed class CallLimits(TimeProvider time, IOptions<Open311Options> options)
{
    private readonly CallerLimits _addresses = new(time, options.Value.CallsPerHour, Math.Max(60, options.Value.CallsPerHour / 12));
    private readonly ConcurrentDictionary<int, CallerLimits> _keysByRate = [];

    /// <summary>Null when the address may call, else how long to wait.</summary>
    public TimeSpan? TryCall(string callerKey) => _addresses.TryTake(callerKey);

    /// <summary>Null when a request may be sent with the key, else how long to wait.</summary>
    public TimeSpan? TrySend(ApiKey key) =>
        _keysByRate.GetOrAdd(key.PerHour, rate => new CallerLimits(time, rate, Math.Max(10, rate / 10))).TryTake(key.Id.ToString("N"));
}
