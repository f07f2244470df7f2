using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Outbox;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage;

/// <summary>One district's rows: read through EF, written only by <see cref="CommitAsync"/>.</summary>
/// <remarks>
/// A slice loads and decides on its own context and then commits once. The changes leave the context as plain rows, so the context never
/// crosses threads. Source: ADR 0002. Not safe for concurrent use.
/// </remarks>
public sealed class DistrictDb(DbContextOptions<DistrictDb> options, DistrictStore store) : DbContext(options)
{
    private bool _isBookkeeping;

    /// <summary>1 while someone has it; see <see cref="DistrictStore.TakeBack"/>.</summary>
    internal int IsLeased;

    /// <summary>The district whose rows these are.</summary>
    public District District => Store.District;

    /// <summary>Where these rows stand.</summary>
    public DistrictStore Store { get; } = store;

    internal bool OnSqlite => Store.District.Store == StoreKind.Sqlite;

    /// <summary>Announces what happened, in the same commit: one message for each listener of this kind of notice.</summary>
    /// <param name="notice">A record of Contracts, in the past tense, with ids and primitives only.</param>
    public void Announce(INotice notice) => AddRange(Store.Services.Listeners.MessagesFor(notice, Store.Services.Time));

    /// <summary>Writes an audit leaf in the same commit; every act and every read of personal detail has one.</summary>
    public void Leaf(AuditNote note) => Add(AuditLeafRow.Of(note, Store.Services.Time));

    /// <summary>Says that this commit is the house's own bookkeeping (delivery, sequencing), which needs no leaf.</summary>
    public void MarkAsBookkeeping() => _isBookkeeping = true;

    /// <summary>Writes all that was decided, and answers once it is safe on disk.</summary>
    /// <exception cref="ConflictException">Another change came first.</exception>
    /// <exception cref="DuplicateKeyException">A row with this key stands already.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot take writes now.</exception>
    /// <exception cref="InvalidOperationException">The act has no audit leaf.</exception>
    public async Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ChangeTracker.DetectChanges();
        var rows = new List<RowChange>();
        var hasLeaf = false;
        var hasMessages = false;
        var needsLeaf = false;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (TablePlan.Of(entry.Metadata).Change(entry) is not { } row) { continue; }
            hasLeaf |= entry is { Entity: AuditLeafRow, State: EntityState.Added };
            hasMessages |= entry.Entity is OutboxMessage && entry.State != EntityState.Deleted;
            // A message is announced beside an act that has its own leaf, or taken away by the house.
            needsLeaf |= entry.Entity is not (OutboxMessage or AuditLeafRow);
            rows.Add(row);
        }

        if (rows.Count == 0) { return; }
        if (needsLeaf && !hasLeaf && !_isBookkeeping) { throw new InvalidOperationException("An act was committed without its audit leaf."); }

        var unit = new WriteUnit(rows);
        // Once queued the unit is written whether or not its caller still waits: a dropped connection must not tear it.
        await Store.WriteAsync(unit);
        unit.TakeKeys();
        ChangeTracker.AcceptAllChanges();
        Store.Services.Committed(District, hasLeaf, hasMessages);
    }

    /// <summary>Forgets what was loaded and decided, so that the act can be decided once more.</summary>
    public void Reset()
    {
        ChangeTracker.Clear();
        _isBookkeeping = false;
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new InvalidOperationException("Writes go through CommitAsync.");

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Writes go through CommitAsync.");

    public override void Dispose()
    {
        if (!Store.TakeBack(this)) { base.Dispose(); }
    }

    public override async ValueTask DisposeAsync()
    {
        if (!Store.TakeBack(this)) { await base.DisposeAsync(); }
    }

    internal void DisposeForGood() => base.Dispose();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StorageConventions.Apply(configurationBuilder, Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var tables in Store.Services.Tables) { tables.Map(modelBuilder); }
        StorageConventions.NameColumns(modelBuilder);
    }
}
