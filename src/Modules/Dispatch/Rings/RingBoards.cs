using System.Collections.Concurrent;

namespace Wangge.Dispatch.Rings;

/// <summary>The rings of each district at hand, and of which somebody wants to know. Safe for concurrent use.</summary>
internal sealed class RingBoards(TimeProvider time) : IDisposable
{
    /// <summary>Rings that nobody asked for so long are not kept up.</summary>
    private static readonly TimeSpan WantedFor = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, RingBoard> _boards = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _wanted = new(StringComparer.Ordinal);

    public RingBoard Of(string districtCode) => _boards.GetOrAdd(districtCode, _ => new RingBoard(time));

    /// <summary>Somebody looks at this district's rings.</summary>
    public void Want(string districtCode) => _wanted[districtCode] = time.GetUtcNow();

    public bool IsWanted(string districtCode) => _wanted.TryGetValue(districtCode, out var at) && time.GetUtcNow() - at < WantedFor;

    public void Dispose()
    {
        foreach (var board in _boards.Values) { board.Dispose(); }
    }
}
