using Orleans.Concurrency;

namespace Wangge.Kernel.Live;

/// <summary>A district's live picture; the grain's key is the district's code. Rebuilt when its node dies: then every reader takes a new snapshot.</summary>
[Alias("wangge.board")]
public interface IBoard : IGrainWithStringKey
{
    /// <summary>Numbers the changes and tells every host that watches.</summary>
    [Alias("publish")]
    Task PublishAsync(LiveChange[] changes);

    /// <summary>The number of a topic's last change.</summary>
    [AlwaysInterleave]
    [Alias("version")]
    Task<long> GetVersionAsync(string topic);

    /// <summary>The changes after a version, or null when they are no longer known and a new snapshot is needed.</summary>
    [AlwaysInterleave]
    [Alias("since")]
    Task<NumberedChange[]?> ListSinceAsync(string topic, long version);

    /// <summary>A host watches; to be said again every half minute.</summary>
    [Alias("watch")]
    Task WatchAsync(IBoardWatcher watcher);
}

/// <summary>A host that follows a board.</summary>
[Alias("wangge.board-watcher")]
public interface IBoardWatcher : IGrainObserver
{
    [OneWay]
    [Alias("changed")]
    Task ChangedAsync(string districtCode, NumberedChange[] changes);
}
