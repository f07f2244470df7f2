using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Wangge.Bench;

/// <summary>The same rows by the bare driver: prepared, a transaction a report, one round trip where there is a network, no HTTP, no EF.</summary>
internal static class RawIntake
{
    /// <returns>Reports a second.</returns>
    public static async Task<double> RunAsync(BenchHome home, string? postgres, ReportRows template, int clients, double seconds)
    {
        var done = 0;
        var begun = Stopwatch.GetTimestamp();
        using var gate = new SemaphoreSlim(1);
        await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            await using var connection = await ReportRows.OpenAsync(home, postgres);
            using var writer = postgres is null ? new SqliteRows((SqliteConnection)connection, template) : (IRawWriter)new PostgresRows((NpgsqlConnection)connection, template);
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds < seconds)
            {
                // SQLite has one writer; waiting here is cheaper than its busy handler.
                if (postgres is null) { await gate.WaitAsync(); }
                try
                {
                    await writer.WriteAsync();
                }
                finally
                {
                    if (postgres is null) { gate.Release(); }
                }

                Interlocked.Increment(ref done);
            }
        })));
        return done / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>Fresh keys in place of the template's, the same for the same old key within one report.</summary>
    private sealed class FreshKeys
    {
        private static long _number = 1_000_000_000;
        private readonly Dictionary<string, object> _byOld = new(StringComparer.Ordinal);

        public object Of(string column, object value) => value switch
        {
            Guid id => Fresh("g" + id, () => Guid.CreateVersion7()),
            byte[] { Length: 16 } bytes => Fresh("b" + Convert.ToHexString(bytes), () => Guid.CreateVersion7().ToByteArray(bigEndian: true)),
            byte[] { Length: 32 } when column == "follow_hash" => RandomNumberGenerator.GetBytes(32),
            long when column == "number" => Fresh("n", () => Interlocked.Increment(ref _number)),
            _ => value,
        };

        public void Forget() => _byOld.Clear();

        private object Fresh(string old, Func<object> make)
        {
            if (!_byOld.TryGetValue(old, out var fresh)) { _byOld[old] = fresh = make(); }
            return fresh;
        }
    }

    private interface IRawWriter : IDisposable
    {
        Task WriteAsync();
    }

    private sealed class SqliteRows : IRawWriter
    {
        private readonly SqliteConnection _connection;
        private readonly List<(SqliteCommand Command, ReportRows.Row Row)> _inserts = [];
        private readonly SqliteCommand _begin;
        private readonly SqliteCommand _commit;
        private readonly FreshKeys _keys = new();

        public SqliteRows(SqliteConnection connection, ReportRows template)
        {
            _connection = connection;
            _begin = Command("BEGIN IMMEDIATE");
            _commit = Command("COMMIT");
            foreach (var row in template.Rows)
            {
                var command = Command($"INSERT INTO {row.Table} ({string.Join(", ", row.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", row.Columns.Select((_, i) => $"${i + 1}"))})");
                for (var i = 0; i < row.Columns.Count; i++) { command.Parameters.AddWithValue($"${i + 1}", row.Columns[i].Value); }
                _inserts.Add((command, row));
            }
        }

        public Task WriteAsync()
        {
            _keys.Forget();
            _begin.ExecuteNonQuery();
            foreach (var (command, row) in _inserts)
            {
                for (var i = 0; i < row.Columns.Count; i++) { command.Parameters[i].Value = _keys.Of(row.Columns[i].Name, row.Columns[i].Value); }
                command.ExecuteNonQuery();
            }

            _commit.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        public void Dispose()
        {
            foreach (var (command, _) in _inserts) { command.Dispose(); }
            _begin.Dispose();
            _commit.Dispose();
        }

        private SqliteCommand Command(string sql)
        {
            var command = _connection.CreateCommand();
            command.CommandText = sql;
            return command;
        }
    }

    private sealed class PostgresRows(NpgsqlConnection connection, ReportRows template) : IRawWriter
    {
        private readonly FreshKeys _keys = new();

        public async Task WriteAsync()
        {
            _keys.Forget();
            await using var batch = new NpgsqlBatch(connection);
            foreach (var row in template.Rows)
            {
                var command = new NpgsqlBatchCommand($"INSERT INTO {row.Table} ({string.Join(", ", row.Columns.Select(c => $"\"{c.Name}\""))}) VALUES ({string.Join(", ", row.Columns.Select((_, i) => $"${i + 1}"))})");
                foreach (var (name, value) in row.Columns) { command.Parameters.Add(new NpgsqlParameter { Value = _keys.Of(name, value) }); }
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync();
        }

        public void Dispose()
        {
        }
    }
}
