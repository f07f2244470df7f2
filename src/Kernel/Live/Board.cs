using Wangge.Kernel.Time;

namespace Wangge.Kernel.Live;

/// <inheritdoc/>
internal sealed class Board(TimeProvider time) : Grain, IBoard
{
    private const int KeptChanges = 512;
    private static readonly TimeSpan WatcherLapses = TimeSpan.FromSeconds(75);

    private readonly Dictionary<string, Topic> _topics = new(StringComparer.Ordinal);
    private readonly Dictionary<IBoardWatcher, DateTimeOffset> _watchers = [];

    public Task PublishAsync(LiveChange[] changes)
    {
        var numbered = new NumberedChange[changes.Length];
        for (var i = 0; i < changes.Length; i++) { numbered[i] = TopicOf(changes[i].Topic).Add(changes[i]); }

        var now = time.Now();
        foreach (var (watcher, seen) in _watchers.ToArray())
        {
            if (now - seen > WatcherLapses) { _watchers.Remove(watcher); } else { _ = watcher.ChangedAsync(this.GetPrimaryKeyString(), numbered); }
        }

        return Task.CompletedTask;
    }

    public Task<long> GetVersionAsync(string topic) => Task.FromResult(TopicOf(topic).Version);

    public Task<NumberedChange[]?> ListSinceAsync(string topic, long version) => Task.FromResult(TopicOf(topic).ListSince(version));

    public Task WatchAsync(IBoardWatcher watcher)
    {
        _watchers[watcher] = time.Now();
        return Task.CompletedTask;
    }

    private Topic TopicOf(string name)
    {
        // A fresh board counts on from the clock, so that no version of an earlier life is mistaken for one of its own.
        if (!_topics.TryGetValue(name, out var topic)) { _topics[name] = topic = new Topic(time.Now().ToUnixTimeMilliseconds() * 1000); }
        return topic;
    }

    private sealed class Topic(long first)
    {
        private readonly Queue<NumberedChange> _recent = new();

        public long Version { get; private set; } = first;

        public NumberedChange Add(LiveChange change)
        {
            var numbered = new NumberedChange(++Version, change);
            _recent.Enqueue(numbered);
            if (_recent.Count > KeptChanges) { _recent.Dequeue(); }
            return numbered;
        }

        public NumberedChange[]? ListSince(long version)
        {
            if (version == Version) { return []; }
            var oldest = _recent.TryPeek(out var first) ? first.Version : long.MaxValue;
            return version + 1 >= oldest && version < Version ? [.. _recent.Where(c => c.Version > version)] : null;
        }
    }
}
