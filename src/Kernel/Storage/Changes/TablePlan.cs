using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Wangge.Kernel.Storage.Changes;

/// <summary>Turns tracked changes of one entity type into rows to write. Safe for concurrent use; one a model.</summary>
/// <remarks>Source: ADR 0002. Only what EF maps to plain columns of one table is understood; owned types, inheritance and many-to-many are refused.</remarks>
public sealed class TablePlan
{
    private readonly string _table;
    private readonly ColumnPlan[] _columns;
    private readonly ColumnPlan[] _guards;
    private readonly ColumnPlan? _generated;
    private readonly RowShape _insert;
    private readonly RowShape _insertUntracked;
    private readonly RowShape _delete;
    private readonly ConcurrentDictionary<string, RowShape> _updates = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Property, IEntityType Named), RowShape> _naming = new();

    private TablePlan(IEntityType entity)
    {
        _table = entity.GetTableName() ?? throw new InvalidOperationException($"{entity.Name} has no table.");
        if (entity.BaseType is not null || entity.IsOwned()) { throw new InvalidOperationException($"{entity.Name}: only plain tables are written."); }

        _columns = [.. entity.GetProperties().Select(p => new ColumnPlan(p))];
        _generated = _columns.SingleOrDefault(c => c.Generated);
        _guards = [.. _columns.Where(c => c.Property.IsPrimaryKey() || c.Property.IsConcurrencyToken)];

        var written = _columns.Where(c => !c.Generated).ToArray();
        var returning = _generated is null ? "" : $" RETURNING \"{_generated.Name}\"";
        var insert = $"INSERT INTO \"{_table}\" ({string.Join(", ", written.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", written.Select((_, i) => Parameter(i)))})";
        _insert = new RowShape(_table, insert + returning, written, Checked: false, Returns: _generated is not null);
        _insertUntracked = new RowShape(_table, insert, written, Checked: false, Returns: false, Merges: true);
        _delete = new RowShape(_table, $"DELETE FROM \"{_table}\" WHERE {Where(_guards, 0)}", _guards, Checked: true, Returns: false, Guards: _guards.Length);
    }

    private static readonly ConcurrentDictionary<IEntityType, TablePlan> Plans = new();

    public static TablePlan Of(IEntityType entity) => Plans.GetOrAdd(entity, e => new TablePlan(e));

    /// <summary>The change of a tracked row, or null when nothing is to be written.</summary>
    public RowChange? Change(EntityEntry entry) => entry.State switch
    {
        EntityState.Added => Insert(entry),
        EntityState.Modified => Update(entry),
        EntityState.Deleted => new RowChange(_delete, [.. _guards.Select(c => c.Original(entry))], null),
        _ => null,
    };

    /// <summary>The insertion of a row that is not tracked.</summary>
    public RowChange Insert(object row) => Insert(row, _insertUntracked);

    /// <summary>The insertion of a row that is written only where the row of another table that it names stands.</summary>
    /// <param name="property">The property that holds the other's key.</param>
    /// <param name="named">A table with a key of one column.</param>
    public RowChange InsertNaming(object row, string property, IEntityType named) => Insert(row, _naming.GetOrAdd((property, named), key =>
    {
        var at = _insert.Columns.Select((column, i) => (column, i)).First(c => c.column.Property.Name == key.Property).i;
        var sought = $"SELECT 1 FROM \"{key.Named.GetTableName()}\" WHERE \"{key.Named.FindPrimaryKey()!.Properties.Single().GetColumnName()}\" = {Parameter(at)}";
        return new RowShape(
            _table,
            $"INSERT INTO \"{_table}\" ({string.Join(", ", _insert.Columns.Select(c => $"\"{c.Name}\""))}) SELECT {string.Join(", ", _insert.Columns.Select((_, i) => Parameter(i)))} WHERE EXISTS ({sought})",
            _insert.Columns,
            Checked: true,
            Returns: false);
    }));

    private static RowChange Insert(object row, RowShape shape)
    {
        var values = new object?[shape.Columns.Count];
        for (var i = 0; i < values.Length; i++) { values[i] = shape.Columns[i].Of(row); }
        return new RowChange(shape, values, null);
    }

    private RowChange Insert(EntityEntry entry)
    {
        Action<long>? generated = _generated is null ? null : key => entry.Property(_generated.Property.Name).CurrentValue = key;
        var values = new object?[_insert.Columns.Count];
        for (var i = 0; i < values.Length; i++) { values[i] = _insert.Columns[i].Current(entry); }
        return new RowChange(_insert, values, generated);
    }

    private RowChange? Update(EntityEntry entry)
    {
        var changed = _columns.Where(c => entry.Property(c.Property.Name).IsModified).ToArray();
        if (changed.Length == 0) { return null; }

        var shape = _updates.GetOrAdd(string.Join(',', changed.Select(c => c.Name)), _ => new RowShape(
            _table,
            $"UPDATE \"{_table}\" SET {string.Join(", ", changed.Select((c, i) => $"\"{c.Name}\" = {Parameter(i)}"))} WHERE {Where(_guards, changed.Length)}",
            [.. changed, .. _guards],
            Checked: true,
            Returns: false,
            Guards: _guards.Length));
        return new RowChange(shape, [.. changed.Select(c => c.Current(entry)), .. _guards.Select(c => c.Original(entry))], null);
    }

    private static string Where(ColumnPlan[] guards, int first) =>
        string.Join(" AND ", guards.Select((c, i) => $"\"{c.Name}\" = {Parameter(first + i)}"));

    private static string Parameter(int index) => string.Create(CultureInfo.InvariantCulture, $"${index + 1}");
}
