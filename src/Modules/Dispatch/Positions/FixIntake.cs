using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Wangge.Dispatch.Positions;

/// <summary>Takes fixes of every door: one lane a district. Safe for concurrent use.</summary>
internal sealed class FixIntake(Stores stores, LivePictures pictures, IServiceScopeFactory scopes, TimeProvider time, ILogger<FixIntake> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<FixLane>> _lanes = new(StringComparer.Ordinal);

    /// <summary>Ends once what is to be stored is safe on disk: only then is the sender answered.</summary>
    /// <param name="fixes">In the order in which the source has them.</param>
    /// <returns>A verdict for each.</returns>
    /// <exception cref="StoreUnavailableException">Nothing of it was stored, or a repeat tells.</exception>
    public Task<FixVerdict[]> TakeAsync(string districtCode, FixSource source, IReadOnlyList<Fix> fixes, CancellationToken ct) =>
        LaneOf(districtCode).TakeAsync(new FixParcel(source, fixes, time.Now()), ct);

    /// <summary>What was known of a source is read anew.</summary>
    public void Forget(string districtCode, Guid sourceId)
    {
        if (_lanes.TryGetValue(districtCode, out var lane)) { lane.Value.Forget(sourceId); }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lane in _lanes.Values) { await lane.Value.DisposeAsync(); }
    }

    private FixLane LaneOf(string districtCode) =>
        _lanes.GetOrAdd(districtCode, code => new Lazy<FixLane>(() => new FixLane(stores.Get(code), pictures, scopes, log))).Value;
}
