using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage;

/// <summary>Where one district's rows stand, with its writer and its pool of reading contexts. Safe for concurrent use.</summary>
public abstract class DistrictStore(District district, StoreServices services) : IAsyncDisposable
{
    private const int MostIdleContexts = 32;
    private readonly ConcurrentStack<DistrictDb> _idle = [];
    private int _idleCount;
    private volatile bool _isClosed;

    public District District { get; } = district;

    internal StoreServices Services { get; } = services;

    /// <summary>A context of this district; disposing it gives it back.</summary>
    public DistrictDb Lease()
    {
        if (!_idle.TryPop(out var db)) { db = Open(); } else { Interlocked.Decrement(ref _idleCount); }
        db.IsLeased = 1;
        return db;
    }

    /// <summary>Writes a unit; ends when it is durable.</summary>
    internal abstract Task WriteAsync(WriteUnit unit);

    /// <summary>Makes the tables where they are missing and brings them to the newest shape.</summary>
    /// <param name="progress">Told what is being done, for people.</param>
    public abstract Task PrepareAsync(IProgress<string> progress, CancellationToken ct);

    /// <summary>Writes a whole, consistent copy of the store while it is in use.</summary>
    /// <param name="folder">Exists; the copy goes into it.</param>
    public abstract Task BackUpAsync(string folder, CancellationToken ct);

    /// <summary>Puts a copy made by <see cref="BackUpAsync"/> in this store's place; the store must not be in use.</summary>
    /// <param name="folder">Where the copy stands.</param>
    public abstract Task RestoreAsync(string folder, CancellationToken ct);

    /// <summary>Rewrites what was freed, so that no byte of an erased row stays in the store's files. Writes wait meanwhile.</summary>
    /// <param name="tables">Those whose rows were erased.</param>
    /// <returns>False when a reader still holds what was erased: to be tried again later.</returns>
    public abstract Task<bool> TryScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct);

    /// <summary>How much <see cref="TryScrubAsync"/> has to rewrite, in bytes.</summary>
    public abstract Task<long> SizeToScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct);

    /// <summary>Where a copy goes before an upgrade begun at this time.</summary>
    internal abstract string UpgradeBackupFolder(DateTimeOffset at);

    /// <returns>False when the context is to be closed.</returns>
    internal bool TakeBack(DistrictDb db)
    {
        // Given back twice it would be lent to two at once.
        if (Interlocked.Exchange(ref db.IsLeased, 0) == 0) { return true; }
        if (_isClosed || Volatile.Read(ref _idleCount) >= MostIdleContexts) { return false; }
        db.Reset();
        Interlocked.Increment(ref _idleCount);
        _idle.Push(db);
        return true;
    }

    protected abstract DbContextOptions<DistrictDb> Options();

    private DistrictDb Open() => new(Options(), this);

    public virtual ValueTask DisposeAsync()
    {
        _isClosed = true;
        while (_idle.TryPop(out var db)) { db.DisposeForGood(); }
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
