using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>Units as one batch: take the district's role, then every row; a checked row that hits nothing raises, which undoes all.</summary>
internal static class PostgresBatch
{
    /// <summary>The SQLSTATE that <c>kernel_expect</c> raises when a checked row was changed by another.</summary>
    public const string ConflictState = "WG001";

    /// <summary>Made once in each district's schema.</summary>
    public const string ExpectFunction = """
        CREATE OR REPLACE FUNCTION kernel_expect(hit bigint, table_name text) RETURNS void LANGUAGE plpgsql AS
        $$ BEGIN IF hit <> 1 THEN RAISE EXCEPTION '%', table_name USING ERRCODE = 'WG001'; END IF; END $$
        """;

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<RowShape, Prepared> Shapes = [];

    public static NpgsqlBatch Build(NpgsqlConnection connection, string role, List<WriteUnit> group)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(PostgresRole.Take(role));
        var rows = group.SelectMany(unit => unit.Rows);
        if (group.Count > 1)
        {
            // What several units insert into one table goes as one statement: for the server a row costs less than a statement.
            foreach (var alike in rows.Where(MayMerge).GroupBy(row => row.Shape)) { batch.BatchCommands.Add(Merged(Of(alike.Key), [.. alike])); }
            rows = rows.Where(row => !MayMerge(row));
        }

        foreach (var row in rows) { batch.BatchCommands.Add(Command(row)); }
        return batch;
    }

    private static bool MayMerge(RowChange row) => row.Shape.Merges && Of(row.Shape).MergedSql is not null;

    private static Prepared Of(RowShape shape) => Shapes.GetValue(shape, made => new Prepared(made));

    private static NpgsqlBatchCommand Merged(Prepared prepared, List<RowChange> rows)
    {
        var command = new NpgsqlBatchCommand(prepared.MergedSql!);
        for (var i = 0; i < prepared.Types.Length; i++)
        {
            var column = Array.CreateInstance(prepared.Elements[i], rows.Count);
            for (var r = 0; r < rows.Count; r++) { column.SetValue(rows[r].Values[i], r); }
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | prepared.Types[i], Value = column });
        }

        return command;
    }

    public static async Task TakeKeysAsync(NpgsqlDataReader reader, List<WriteUnit> group)
    {
        // The first result is the role's; statements without a result are passed over by the reader itself.
        foreach (var unit in group)
        {
            for (var i = 0; i < unit.Rows.Count; i++)
            {
                var shape = unit.Rows[i].Shape;
                if (!shape.Returns && !shape.Checked) { continue; }
                await reader.NextResultAsync();
                if (shape.Returns && await reader.ReadAsync()) { unit.KeepKey(i, reader.GetInt64(0)); }
            }
        }

        while (await reader.NextResultAsync()) { }
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
        public string Sql { get; } = shape.Checked
            ? $"WITH hit AS ({shape.Sql} RETURNING 1) SELECT kernel_expect((SELECT count(*) FROM hit), '{shape.Table}')"
            : shape.Sql;

        public NpgsqlDbType[] Types { get; } = [.. shape.Columns.Select(c => TypeOf(c.Mapping))];

        /// <summary>What an array of each column's values holds: the type that the driver is given, or nothing.</summary>
        public Type[] Elements { get; } = [.. shape.Columns.Select(c => ElementOf(c.Mapping.Converter?.ProviderClrType ?? c.Mapping.ClrType))];

        /// <summary>Inserts many rows, a parameter a column; null where a column is an array itself.</summary>
        public string? MergedSql { get; } = shape.Columns.Any(c => TypeOf(c.Mapping).HasFlag(NpgsqlDbType.Array)) ? null
            : $"INSERT INTO \"{shape.Table}\" ({string.Join(", ", shape.Columns.Select(c => $"\"{c.Name}\""))}) SELECT * FROM unnest({string.Join(", ", shape.Columns.Select((_, i) => $"${i + 1}"))})";

        private static Type ElementOf(Type type) => type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type;

        private static NpgsqlDbType TypeOf(RelationalTypeMapping mapping)
        {
            using var command = new NpgsqlCommand();
            return ((NpgsqlParameter)mapping.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType;
        }
    }
}
