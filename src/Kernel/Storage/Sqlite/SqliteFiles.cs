using Microsoft.Data.Sqlite;

namespace Wangge.Kernel.Storage.Sqlite;

/// <summary>How a district's file is opened, for readers and for its one writer.</summary>
internal static class SqliteFiles
{
    /// <summary>Pooling is off: the stores keep their connections themselves.</summary>
    public static string ForWriting(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false, DefaultTimeout = 30,
    }.ToString();

    public static SqliteConnection OpenReader(string file)
    {
        var connection = new SqliteConnection(ForWriting(file));
        connection.Open();
        PrepareReader(connection);
        return connection;
    }

    /// <summary>Switches to write-ahead logging; the setting stays in the file.</summary>
    public static async Task UseWriteAheadLogAsync(string file, CancellationToken ct)
    {
        await using var connection = new SqliteConnection(ForWriting(file));
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteScalarAsync(ct);
    }

    public static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void PrepareReader(SqliteConnection connection) =>
        Run(connection, "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA mmap_size = 268435456;");
}
