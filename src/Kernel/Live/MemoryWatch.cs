using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wangge.Kernel.Storage;

namespace Wangge.Kernel.Live;

/// <summary>Hears on this node that something was changed on another, through the district's board, and drops what is kept of it in memory.</summary>
/// <remarks>Watches only districts of which something is kept; a change is heard at once, one between two looks within fifteen seconds.</remarks>
/// <param name="topic">The board's topic that tells of the change.</param>
public abstract class MemoryWatch(string topic, IGrainFactory grains, DistrictRegistry registry, IHostApplicationLifetime lifetime, ILogger log)
    : GrainRounds(registry, lifetime, TimeSpan.FromSeconds(15), log), IBoardWatcher
{
    private readonly Dictionary<string, long> _seen = new(StringComparer.Ordinal);
    private IBoardWatcher? _self;

    /// <summary>Whether anything of the district is kept here.</summary>
    protected abstract bool Holds(string districtCode);

    protected abstract void Forget(string districtCode);

    public Task ChangedAsync(string districtCode, NumberedChange[] changes)
    {
        if (changes.Any(c => c.Change.Topic == topic)) { Forget(districtCode); }
        return Task.CompletedTask;
    }

    protected sealed override async Task CallAsync(string districtCode)
    {
        if (!Holds(districtCode)) { return; }
        var board = grains.GetGrain<IBoard>(districtCode);
        await board.WatchAsync(_self ??= grains.CreateObjectReference<IBoardWatcher>(this));
        var version = await board.GetVersionAsync(topic);
        if (_seen.TryGetValue(districtCode, out var seen) && seen != version) { Forget(districtCode); }
        _seen[districtCode] = version;
    }
}
