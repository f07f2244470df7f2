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
public sealed class DistrictDb : DbContext
{
    private readonly List<RowChange> _inserted = [];
    private bool _isBookkeeping;
    private bool _isAlone;
    private bool _needsLeaf;
    private bool _hasLeaf;
    private bool _hasMessages;

    public DistrictDb(DbContextOptions<DistrictDb> options, DistrictStore store)
        : base(options)
    {
        Store = store;
        // Once, at the commit, is enough.
        ChangeTracker.AutoDetectChangesEnabled = false;
    }

    /// <summary>1 while someone has it; see <see cref="DistrictStore.TakeBack"/>.</summary>
    internal int IsLeased;

    /// <summary>The district whose rows these are.</summary>
    public District District => Store.District;

    /// <summary>Where these rows stand.</summary>
    public DistrictStore Store { get; }

    internal bool OnSqlite => Store.District.Store == StoreKind.Sqlite;

    /// <summary>Announces what happened, in the same commit: one message for each listener of this kind of notice.</summary>
    /// <param name="notice">A record of Contracts, in the past tense, with ids and primitives only.</param>
    public void Announce(INotice notice)
    {
        foreach (var message in Store.Services.Listeners.MessagesFor(notice, Store.Services.Time)) { Insert(message); }
    }

    /// <summary>Writes an audit leaf in the same commit; every act and every read of personal detail has one.</summary>
    public void Leaf(AuditNote note) => Insert(AuditLeafRow.Of(note, Store.Services.Time));

    /// <summary>Adds a row without tracking it: for rows that this act will not look at again. Cheaper than <c>Add</c> by far.</summary>
    /// <param name="row">Whole, with its client-made key; later changes of it are not seen.</param>
    public void Insert(object row)
    {
        Note(row, isAdded: true, isDeleted: false);
        _inserted.Add(TablePlan.Of(EntityOf(row.GetType())).Insert(row));
    }

    /// <summary>As <see cref="Insert"/>, for a row that names another one, which must stand when this is written: else the commit is a <see cref="ConflictException"/>. Spares the look before.</summary>
    /// <typeparam name="TNamed">Whose key is named; a key of one column.</typeparam>
    /// <param name="property">The property of the row that holds the other's key.</param>
    public void InsertNaming<TNamed>(object row, string property)
    {
        Note(row, isAdded: true, isDeleted: false);
        _inserted.Add(TablePlan.Of(EntityOf(row.GetType())).InsertNaming(row, property, EntityOf(typeof(TNamed))));
    }

    private Microsoft.EntityFrameworkCore.Metadata.IEntityType EntityOf(Type type) =>
        Model.FindEntityType(type) ?? throw new InvalidOperationException($"{type.Name} is no table.");

    /// <summary>Says that this commit is the house's own bookkeeping (delivery, sequencing), which needs no leaf.</summary>
    public void MarkAsBookkeeping() => _isBookkeeping = true;

    /// <summary>Says that this commit owes its leaf, which is written later: the exceptions are raising an alarm and the end of a viewing. It shares no transaction, so that what ails the others does not fail it.</summary>
    /// <remarks>Source: ARCHITECTURE, "audit"; ADR 0026.</remarks>
    public void MarkAsOwing() => (_isBookkeeping, _isAlone) = (true, true);

    /// <summary>Writes all that was decided, and answers once it is safe on disk.</summary>
    /// <exception cref="ConflictException">Another change came first.</exception>
    /// <exception cref="DuplicateKeyException">A row with this key stands already.</exception>
    /// <exception cref="StoreUnavailableException">The store cannot take writes now.</exception>
    /// <exception cref="InvalidOperationException">The act has no audit leaf.</exception>
    public async Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        ChangeTracker.DetectChanges();
        List<RowChange> rows = [.. _inserted];
        foreach (var entry in ChangeTracker.Entries())
        {
            if (TablePlan.Of(entry.Metadata).Change(entry) is not { } row) { continue; }
            Note(entry.Entity, entry.State == EntityState.Added, entry.State == EntityState.Deleted);
            rows.Add(row);
        }

        if (rows.Count == 0) { return; }
        if (_needsLeaf && !_hasLeaf && !_isBookkeeping) { throw new InvalidOperationException("An act was committed without its audit leaf."); }

        var unit = new WriteUnit(rows, _isAlone);
        // Once queued the unit is written whether or not its caller still waits: a dropped connection must not tear it.
        await Store.WriteAsync(unit);
        unit.TakeKeys();
        ChangeTracker.AcceptAllChanges();
        Store.Services.Committed(District, _hasLeaf, _hasMessages);
        Forget();
    }

    /// <summary>Forgets what was loaded and decided, so that the act can be decided once more.</summary>
    public void Reset()
    {
        ChangeTracker.Clear();
        _isBookkeeping = false;
        Forget();
    }

    private void Note(object row, bool isAdded, bool isDeleted)
    {
        _hasLeaf |= isAdded && row is AuditLeafRow;
        _hasMessages |= !isDeleted && row is OutboxMessage;
        // A message is announced beside an act that has its own leaf, or taken away by the house.
        _needsLeaf |= row is not (OutboxMessage or AuditLeafRow);
    }

    private void Forget()
    {
        _inserted.Clear();
        _isAlone = false;
        _needsLeaf = false;
        _hasLeaf = false;
        _hasMessages = false;
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
