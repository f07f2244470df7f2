using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>Units as one batch: take the district's role, then every row; a checked row that hits nothing raises, which undoes all.</summary>
/// <remarks>For the server a row costs less than a statement: what is alike goes as one, a parameter a column.</remarks>
internal sealed class PostgresBatch
{
    /// <summary>The SQLSTATE that <c>kernel_expect</c> raises when a checked row was changed by another.</summary>
    public const string ConflictState = "WG001";

    /// <summary>Made once in each district's schema, in the place of the one that knew of single rows alone.</summary>
    public const string ExpectFunction = """
        DROP FUNCTION IF EXISTS kernel_expect(bigint, text);
        CREATE OR REPLACE FUNCTION kernel_expect(hit bigint, sought bigint, table_name text) RETURNS void LANGUAGE plpgsql AS
        $$ BEGIN IF hit <> sought THEN RAISE EXCEPTION '%', table_name USING ERRCODE = 'WG001'; END IF; END $$
        """;

    /// <summary>A unit with so many rows is worth merging even when it is alone.</summary>
    private const int ManyRows = 16;

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<RowShape, Prepared> Shapes = [];

    /// <summary>Whose key each result after the role's tells; null where it tells only that checked rows stood.</summary>
    private readonly List<(WriteUnit Unit, int Row)?> _results = [];

    /// <summary>Checked rows of one shape that follow one another.</summary>
    private readonly List<RowChange> _run = [];

    private PostgresBatch(NpgsqlBatch batch) => Commands = batch;

    public NpgsqlBatch Commands { get; }

    public static PostgresBatch Build(NpgsqlConnection connection, string role, List<WriteUnit> group)
    {
        var built = new PostgresBatch(new NpgsqlBatch(connection));
        built.Add(PostgresRole.Take(role));
        var isShared = group.Count > 1 || group[0].Rows.Count >= ManyRows;
        if (isShared)
        {
            foreach (var alike in group.SelectMany(unit => unit.Rows).Where(MayMerge).GroupBy(row => row.Shape)) { built.Add(Merged([.. alike])); }
        }

        foreach (var unit in group)
        {
            for (var i = 0; i < unit.Rows.Count; i++)
            {
                if (!isShared || !MayMerge(unit.Rows[i])) { built.Add(unit, i); }
            }
        }

        built.EndRun();
        return built;
    }

    public async Task TakeKeysAsync(NpgsqlDataReader reader)
    {
        // The first result is the role's; statements without a result are passed over by the reader itself.
        foreach (var result in _results)
        {
            await reader.NextResultAsync();
            if (result is var (unit, row) && await reader.ReadAsync()) { unit.KeepKey(row, reader.GetInt64(0)); }
        }

        while (await reader.NextResultAsync()) { }
    }

    private void Add(NpgsqlBatchCommand command) => Commands.BatchCommands.Add(command);

    private void Add(WriteUnit unit, int at)
    {
        var row = unit.Rows[at];
        if (_run.Count > 0 && _run[0].Shape != row.Shape) { EndRun(); }
        if (row.Shape.Guards > 0 && Of(row.Shape).MergedSql is not null)
        {
            _run.Add(row);
            return;
        }

        Add(Command(row));
        if (row.Shape.Returns) { _results.Add((unit, at)); }
        else if (row.Shape.Checked) { _results.Add(null); }
    }

    private void EndRun()
    {
        if (_run.Count == 0) { return; }
        Add(_run.Count == 1 ? Command(_run[0]) : Merged(_run));
        _results.Add(null);
        _run.Clear();
    }

    private static bool MayMerge(RowChange row) => row.Shape.Merges && Of(row.Shape).MergedSql is not null;

    private static Prepared Of(RowShape shape) => Shapes.GetValue(shape, made => new Prepared(made));

    private static NpgsqlBatchCommand Merged(List<RowChange> rows)
    {
        var prepared = Of(rows[0].Shape);
        var command = new NpgsqlBatchCommand(prepared.MergedSql!);
        for (var i = 0; i < prepared.Types.Length; i++)
        {
            var column = Array.CreateInstance(prepared.Elements[i], rows.Count);
            for (var r = 0; r < rows.Count; r++) { column.SetValue(rows[r].Values[i], r); }
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | prepared.Types[i], Value = column });
        }

        return command;
    }

    private static NpgsqlBatchCommand Command(RowChange row)
    {
        var prepared = Of(row.Shape);
        var command = new NpgsqlBatchCommand(prepared.Sql);
        for (var i = 0; i < row.Values.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = prepared.Types[i], Value = row.Values[i] ?? DBNull.Value });
        }

        return command;
    }

    private sealed class Prepared(RowShape shape)
    {
        public string Sql { get; } = shape.Checked ? Expecting(shape, shape.Sql, "1") : shape.Sql;

        public NpgsqlDbType[] Types { get; } = [.. shape.Columns.Select(c => TypeOf(c.Mapping))];

        /// <summary>What an array of each column's values holds: the type that the driver is given, or nothing.</summary>
        public Type[] Elements { get; } = [.. shape.Columns.Select(c => ElementOf(c.Mapping.Converter?.ProviderClrType ?? c.Mapping.ClrType))];

        /// <summary>Writes many rows, a parameter a column; null where a column is an array itself.</summary>
        public string? MergedSql { get; } = shape.Columns.Any(c => TypeOf(c.Mapping).HasFlag(NpgsqlDbType.Array)) ? null : Merge(shape);

        private static string Merge(RowShape shape)
        {
            var values = $"unnest({string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"))})";
            if (shape.Guards == 0) { return $"INSERT INTO \"{shape.Table}\" ({string.Join(", ", shape.Columns.Select(c => $"\"{c.Name}\""))}) SELECT * FROM {values}"; }

            var changed = shape.Columns.Count - shape.Guards;
            var given = $"{values} AS given ({string.Join(", ", shape.Columns.Select((_, i) => $"c{i}"))}) WHERE {string.Join(" AND ", shape.Columns.Skip(changed).Select((c, i) => $"held.\"{c.Name}\" = c{changed + i}"))}";
            return Expecting(
                shape,
                changed == 0
                    ? $"DELETE FROM \"{shape.Table}\" held USING {given}"
                    : $"UPDATE \"{shape.Table}\" held SET {string.Join(", ", shape.Columns.Take(changed).Select((c, i) => $"\"{c.Name}\" = c{i}"))} FROM {given}",
                "cardinality($1)");
        }

        private static string Expecting(RowShape shape, string sql, string sought) =>
            $"WITH hit AS ({sql} RETURNING 1) SELECT kernel_expect((SELECT count(*) FROM hit), {sought}, '{shape.Table}')";

        private static Type ElementOf(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

        private static NpgsqlDbType TypeOf(RelationalTypeMapping mapping)
        {
            using var command = new NpgsqlCommand();
            return ((NpgsqlParameter)mapping.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType;
        }
    }
}
