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
        foreach (var unit in group)
        {
            foreach (var row in unit.Rows) { batch.BatchCommands.Add(Command(row)); }
        }

        return batch;
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
        var prepared = Shapes.GetValue(row.Shape, shape => new Prepared(shape));
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

        private static NpgsqlDbType TypeOf(RelationalTypeMapping mapping)
        {
            using var command = new NpgsqlCommand();
            return ((NpgsqlParameter)mapping.CreateParameter(command, "p", null, nullable: true)).NpgsqlDbType;
        }
    }
}
