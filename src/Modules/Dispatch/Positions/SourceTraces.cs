using System.Collections.Concurrent;

namespace Wangge.Dispatch.Positions;

/// <summary>What the next fix of each source of one district is judged by, in memory. Safe for concurrent use; one lane writes.</summary>
internal sealed class SourceTraces
{
    /// <value>More than a district's phones and trackers; beyond it all are read anew.</value>
    private const int Most = 50_000;

    private readonly ConcurrentDictionary<Guid, SourceTrace> _traces = new();

    public SourceTrace? Peek(Guid sourceId) => _traces.GetValueOrDefault(sourceId);

    public void Put(Guid sourceId, SourceTrace trace) => _traces[sourceId] = trace;

    /// <summary>Makes room, should there be too many; asked once a group, because counting stops everybody.</summary>
    public void Bound()
    {
        if (_traces.Count >= Most) { _traces.Clear(); }
    }

    public void Forget(Guid sourceId) => _traces.TryRemove(sourceId, out _);
}
