namespace Wangge.Kernel.Storage.Changes;

/// <summary>What one act writes: all of it or nothing. Completed once it is safe on disk.</summary>
/// <param name="isAlone">Shares no transaction with others, so that nobody else's fault fails it.</param>
public sealed class WriteUnit(IReadOnlyList<RowChange> rows, bool isAlone = false)
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<RowChange> Rows { get; } = rows;

    internal bool IsAlone { get; } = isAlone;

    /// <summary>Ends when the rows are durable; faults with <see cref="ConflictException"/>, <see cref="DuplicateKeyException"/> or <see cref="StoreUnavailableException"/>.</summary>
    public Task Done => _done.Task;

    internal long[]? Keys { get; set; }

    /// <summary>Hands keys to the entities on the caller's thread, so that contexts never cross threads.</summary>
    internal void TakeKeys()
    {
        if (Keys is null) { return; }
        for (var i = 0; i < Rows.Count; i++) { Rows[i].Generated?.Invoke(Keys[i]); }
    }

    internal void KeepKey(int row, long key) => (Keys ??= new long[Rows.Count])[row] = key;

    internal void Succeed() => _done.TrySetResult();

    internal void Fail(Exception reason) => _done.TrySetException(reason);
}
