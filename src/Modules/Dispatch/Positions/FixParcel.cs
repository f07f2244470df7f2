namespace Wangge.Dispatch.Positions;

/// <summary>Fixes of one source that came together, waiting to be judged and stored.</summary>
internal sealed class FixParcel(FixSource source, IReadOnlyList<Fix> fixes, DateTimeOffset receivedAt)
{
    private readonly TaskCompletionSource<FixVerdict[]> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public FixSource Source => source;

    public IReadOnlyList<Fix> Fixes => fixes;

    /// <summary>Server's time.</summary>
    public DateTimeOffset ReceivedAt => receivedAt;

    /// <summary>One for each fix.</summary>
    public FixVerdict[] Verdicts { get; } = new FixVerdict[fixes.Count];

    /// <summary>Ends once all that is to be stored is safe.</summary>
    public Task<FixVerdict[]> Done => _done.Task;

    public void Succeed() => _done.TrySetResult(Verdicts);

    public void Fail(Exception reason) => _done.TrySetException(reason);
}
