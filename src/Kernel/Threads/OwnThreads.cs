using System.Collections.Concurrent;
using System.Runtime.InteropServices;

namespace Wangge.Kernel.Threads;

/// <summary>A few threads apart from the thread pool, for work that would hold the pool up: the pool grows by one thread a second only. Thread-safe.</summary>
internal sealed class OwnThreads : IDisposable
{
    private const int OfThisThread = 0;
    private const int Lowest = 19;
    private readonly BlockingCollection<Action> _waiting = [];

    /// <param name="name">What they do, for whoever looks at the process.</param>
    /// <param name="yields">Whether they get only what others leave of the processors: for work that nobody waits for. Where the system has no such order they run as all others.</param>
    public OwnThreads(int count, string name, bool yields = false)
    {
        for (var i = 0; i < count; i++)
        {
            new Thread(() => Work(yields)) { IsBackground = true, Name = name }.Start();
        }
    }

    /// <summary>Runs it on one of the threads; a fault surfaces in the task.</summary>
    public Task RunAsync(Action action) => RunAsync(() =>
    {
        action();
        return true;
    });

    /// <inheritdoc cref="RunAsync(Action)"/>
    public Task<T> RunAsync<T>(Func<T> make)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add(() =>
        {
            try
            {
                done.SetResult(make());
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

    private void Work(bool yields)
    {
        // The runtime's own priorities do nothing on Linux; there a thread may always put itself below the others.
        if (yields && OperatingSystem.IsLinux()) { _ = SetPriority(0, OfThisThread, Lowest); }
        foreach (var action in _waiting.GetConsumingEnumerable()) { action(); }
    }

    // A plain import: the generated kind needs unsafe code allowed in the whole project.
    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, int who, int priority);
}
