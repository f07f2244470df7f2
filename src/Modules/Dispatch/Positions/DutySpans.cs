using System.Collections.Concurrent;
using Wangge.Contracts.Rounds;

namespace Wangge.Dispatch.Positions;

/// <summary>Times on duty of accounts whose phones send, remembered for a moment: a fix must not cost a question to the store. Safe for concurrent use.</summary>
/// <remarks>Dropped when a time on duty begins or ends; what was kept in between is taken back then.</remarks>
internal sealed class DutySpans(TimeProvider time)
{
    private const int MostRemembered = 100_000;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<(string District, Guid Account), (IReadOnlyList<DutySpan> Spans, DateTimeOffset ReadAt)> _spans = new();

    public IReadOnlyList<DutySpan>? Peek(string districtCode, Guid accountId) =>
        _spans.TryGetValue((districtCode, accountId), out var known) && time.GetUtcNow() - known.ReadAt < RememberedFor ? known.Spans : null;

    /// <param name="readAt">Taken before they were read.</param>
    public void Put(string districtCode, Guid accountId, IReadOnlyList<DutySpan> spans, DateTimeOffset readAt)
    {
        if (_spans.Count >= MostRemembered) { _spans.Clear(); }
        _spans[(districtCode, accountId)] = (spans, readAt);
    }

    public void Drop(string districtCode, Guid accountId) => _spans.TryRemove((districtCode, accountId), out _);
}
