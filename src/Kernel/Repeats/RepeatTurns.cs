namespace Wangge.Kernel.Repeats;

/// <summary>Lets the tries of one write follow one another, and says which came after another that this process saw lately. Safe for concurrent use; bounded.</summary>
/// <remarks>
/// A phone whose connection broke sends again while its first try is still being written. Both would reach the store, and the second would fail there, on PostgreSQL with all
/// that is written beside it. A hint only: what is known of retries stands in the store (ADR 0003), and another process's tries meet there.
/// </remarks>
public sealed class RepeatTurns
{
    private const int MostInGeneration = 32_768;

    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Task> _atWork = [];
    private HashSet<Key> _recent = [];
    private HashSet<Key> _former = [];

    /// <summary>Waits until no other try of this write is at work; to be disposed of once the write is decided.</summary>
    /// <param name="actorKey">As in <see cref="Repeat"/>; so the client's id.</param>
    public async ValueTask<Turn> TakeAsync(string districtCode, string actorKey, Guid clientId, CancellationToken ct)
    {
        var key = new Key(districtCode, actorKey, clientId);
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (true)
        {
            Task? other;
            lock (_gate)
            {
                if (!_atWork.TryGetValue(key, out other))
                {
                    _atWork[key] = ended.Task;
                    return new Turn(Note(key), () => End(key, ended));
                }
            }

            await other.WaitAsync(ct);
        }
    }

    /// <returns>False when the key was noted lately.</returns>
    private bool Note(Key key)
    {
        if (_recent.Count >= MostInGeneration) { (_former, _recent) = (_recent, []); }
        return _recent.Add(key) && !_former.Contains(key);
    }

    private void End(Key key, TaskCompletionSource ended)
    {
        lock (_gate) { _atWork.Remove(key); }
        ended.SetResult();
    }

    /// <summary>One try at work.</summary>
    public sealed class Turn : IDisposable
    {
        private readonly Action _end;

        internal Turn(bool isFirst, Action end) => (IsFirst, _end) = (isFirst, end);

        /// <summary>False where this process saw another try of the same write lately: what came of it is to be looked for.</summary>
        public bool IsFirst { get; }

        public void Dispose() => _end();
    }

    private readonly record struct Key(string DistrictCode, string ActorKey, Guid ClientId);
}
