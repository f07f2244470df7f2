using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Wangge.Kernel.Storage;

/// <summary>Tells a store that cannot be reached or read now from a fault of ours.</summary>
internal static class StoreFaults
{
    // SQLite: BUSY, LOCKED, NOMEM, IOERR, FULL, CANTOPEN.
    private static readonly int[] SqliteCodes = [5, 6, 7, 10, 13, 14];

    // PostgreSQL, classes: connection, resources, operator intervention, system error.
    private static readonly string[] PostgresClasses = ["08", "53", "57", "58"];

    /// <summary>Whether trying again later may help; looks through what the layers between have wrapped.</summary>
    public static bool IsUnavailable(Exception? fault)
    {
        for (; fault is not null; fault = fault.InnerException)
        {
            switch (fault)
            {
                case StoreUnavailableException:
                    return true;
                case SqliteException sqlite:
                    return SqliteCodes.Contains(sqlite.SqliteErrorCode);
                case PostgresException postgres:
                    return PostgresClasses.Any(c => postgres.SqlState.StartsWith(c, StringComparison.Ordinal));
                case NpgsqlException:
                    // Not an answer of the server: the connection was lost, refused or too slow.
                    return true;
                case DbException:
                    return false;
                case { StackTrace: { } trace } when trace.Contains("at Npgsql.", StringComparison.Ordinal):
                    // The driver trips over a connection that is lost in the middle of an answer, each time over something else.
                    return true;
            }
        }

        return false;
    }
}
