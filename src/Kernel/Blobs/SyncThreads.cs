using System.Collections.Concurrent;

namespace Wangge.Kernel.Blobs;

/// <summary>A few threads that wait for the disk, so that the thread pool does not: a sync blocks for milliseconds, and the pool grows by one thread a second only.</summary>
/// <remarks>Several wait side by side, which lets the file system join their syncs. Thread-safe.</remarks>
internal sealed class SyncThreads : IDisposable
{
    private const int Count = 8;
    private readonly BlockingCollection<Action> _waiting = [];

    public SyncThreads()
    {
        for (var i = 0; i < Count; i++)
        {
            new Thread(Work) { IsBackground = true, Name = "blob sync" }.Start();
        }
    }

    /// <summary>Runs it on one of the threads; a fault surfaces in the task.</summary>
    public Task RunAsync(Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(() =>
        {
            try
            {
                action();
                done.SetResult();
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Ends the threads once what waits is done.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private void Work()
    {
        foreach (var action in _waiting.GetConsumingEnumerable()) { action(); }
    }
}
