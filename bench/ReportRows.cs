using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Wangge.Bench;

/// <summary>The rows that one report wrote, read back from the store: what the bare driver writes in the same run.</summary>
internal sealed record ReportRows(IReadOnlyList<ReportRows.Row> Rows)
{
    /// <param name="Columns">Name and value, without the key that the database makes.</param>
    internal sealed record Row(string Table, IReadOnlyList<(string Name, object Value)> Columns);

    /// <summary>The newest report's rows in every table that a report touches.</summary>
    public static async Task<ReportRows> ReadAsync(BenchHome home, string? postgres)
    {
        await using var connection = await OpenAsync(home, postgres);
        var rows = new List<Row>();
        foreach (var (table, order) in (IEnumerable<(string, string)>)
        [
            ("cases_cases", "seq"), ("cases_journal", "received_at"), ("cases_reports", "seq"), ("cases_words", "subject_id"), ("cases_search", "seq"),
            ("kernel_audit_leaves", "seq"), ("kernel_blob_uses", "subject_id"), ("kernel_repeats", "client_id"),
        ])
        {
            rows.Add(await ReadAsync(connection, table, order));
        }

        rows.Add(OutboxRow(rows[0]));
        return new ReportRows(rows);
    }

    /// <summary>Messages are gone once delivered, so this one is made by its columns.</summary>
    private static Row OutboxRow(Row like)
    {
        var now = like.Columns.First(c => c.Name == "reported_at").Value;
        var id = like.Columns.First(c => c.Name == "id").Value;
        object no = like.Columns.First(c => c.Name == "is_public").Value is bool ? false : 0L;
        return new Row("kernel_outbox",
        [
            ("message_id", id), ("listener", "OnCaseActed:CaseActed"), ("notice", "CaseActed"), ("payload", new string('x', 260)), ("created_at", now), ("due_at", now),
            ("attempts", 0), ("fault", DBNull.Value), ("is_dead", no),
        ]);
    }

    private static async Task<Row> ReadAsync(DbConnection connection, string table, string order)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY {order} DESC LIMIT 1";
        await using var reader = await command.ExecuteReaderAsync();
        if (!await reader.ReadAsync()) { throw new InvalidOperationException($"No row in {table}."); }
        var columns = new List<(string, object)>();
        for (var i = 0; i < reader.FieldCount; i++)
        {
            var name = reader.GetName(i);
            // Made by the database, or given later by the sequencer.
            if (name is "seq" or "vector" or "log_index" or "leaf_hash") { continue; }
            columns.Add((name, reader.GetValue(i)));
        }

        return new Row(table, columns);
    }

    public static async Task<DbConnection> OpenAsync(BenchHome home, string? postgres)
    {
        if (postgres is null)
        {
            var sqlite = new SqliteConnection($"Data Source={Path.Combine(home.Folder, "districts", BenchHome.DistrictCode, "district.db")};Pooling=false");
            await sqlite.OpenAsync();
            await using var pragma = sqlite.CreateCommand();
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536;";
            await pragma.ExecuteNonQueryAsync();
            return sqlite;
        }

        var npgsql = new NpgsqlConnection(postgres + $";Pooling=false;Max Auto Prepare=50;Auto Prepare Min Usages=1;Search Path=wangge_{BenchHome.DistrictCode}");
        await npgsql.OpenAsync();
        return npgsql;
    }
}
