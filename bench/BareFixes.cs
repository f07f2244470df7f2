using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace Wangge.Bench;

/// <summary>The same rows by the bare driver into a table of the same shape: binary <c>COPY</c> on PostgreSQL, a prepared insertion on SQLite; a commit for each 1,024.</summary>
internal static class BareFixes
{
    private const int RowsInCommit = 1_024;
    private const string Columns = "source_id, at, received_at, longitude, latitude, accuracy_metres, speed_metres_per_second, bearing_degrees, altitude_metres, battery_share, is_late";

    /// <returns>Rows a second.</returns>
    public static Task<double> WriteAsync(BenchHome home, string? postgres, int count) => postgres is null ? Task.FromResult(IntoSqlite(home, count)) : CopyAsync(postgres, count);

    private static async Task<double> CopyAsync(string postgres, int count)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using (var make = new NpgsqlCommand($"CREATE TABLE public.bare_fixes (LIKE wangge_{BenchHome.DistrictCode}.dispatch_fixes INCLUDING ALL)", connection)) { await make.ExecuteNonQueryAsync(); }
        var (sources, now, begun) = (Sources(), TimeProvider.System.GetUtcNow(), Stopwatch.GetTimestamp());
        for (var at = 0; at < count; at += RowsInCommit)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"COPY public.bare_fixes ({Columns}) FROM STDIN (FORMAT binary)");
            for (var i = at; i < at + RowsInCommit; i++)
            {
                await copy.StartRowAsync();
                await copy.WriteAsync(sources[i % sources.Length], NpgsqlDbType.Uuid);
                await copy.WriteAsync(now.AddMilliseconds(i / sources.Length * 250), NpgsqlDbType.TimestampTz);
                await copy.WriteAsync(now, NpgsqlDbType.TimestampTz);
                foreach (var value in Values(i)) { await copy.WriteAsync(value, NpgsqlDbType.Double); }
                await copy.WriteNullAsync();
                await copy.WriteAsync(0.8, NpgsqlDbType.Double);
                await copy.WriteAsync(false, NpgsqlDbType.Boolean);
            }

            await copy.CompleteAsync();
        }

        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static double IntoSqlite(BenchHome home, int count)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(home.Folder, "bare.db")}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536");
        Run(connection, "CREATE TABLE bare_fixes (source_id BLOB NOT NULL, at INTEGER NOT NULL, received_at INTEGER NOT NULL, longitude REAL NOT NULL, latitude REAL NOT NULL, accuracy_metres REAL, speed_metres_per_second REAL, bearing_degrees REAL, altitude_metres REAL, battery_share REAL, is_late INTEGER NOT NULL, PRIMARY KEY (source_id, at))");
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO bare_fixes ({Columns}) VALUES ({string.Join(", ", Enumerable.Range(0, 11).Select(i => $"${i}"))})";
        for (var i = 0; i < 11; i++) { insert.Parameters.AddWithValue($"${i}", DBNull.Value); }
        insert.Prepare();
        var sources = Sources().Select(s => s.ToByteArray(bigEndian: true)).ToArray();
        var (now, begun) = (TimeProvider.System.GetUtcNow().UtcTicks, Stopwatch.GetTimestamp());
        for (var at = 0; at < count; at += RowsInCommit)
        {
            using var commit = connection.BeginTransaction();
            insert.Transaction = commit;
            for (var i = at; i < at + RowsInCommit; i++)
            {
                (insert.Parameters[0].Value, insert.Parameters[1].Value, insert.Parameters[2].Value) = (sources[i % sources.Length], now + (i / sources.Length * 2_500_000L), now);
                var values = Values(i);
                for (var v = 0; v < values.Length; v++) { insert.Parameters[3 + v].Value = values[v]; }
                (insert.Parameters[9].Value, insert.Parameters[10].Value) = (0.8, 0);
                insert.ExecuteNonQuery();
            }

            commit.Commit();
        }

        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    private static Guid[] Sources() => [.. Enumerable.Range(0, PositionsBench.Trackers).Select(_ => Guid.CreateVersion7())];

    private static double[] Values(int i) => [BenchHome.West + (i % 1000 * 0.0001), BenchHome.South + 0.1, 5, 10, 90];

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
