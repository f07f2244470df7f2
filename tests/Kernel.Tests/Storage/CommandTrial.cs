using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Kernel.Storage.Sqlite;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>Lets the nth database command of a store fail, be it one that reads or one that writes.</summary>
internal sealed class CommandTrial : DbCommandInterceptor
{
    private const int NoFault = int.MinValue;
    private StoreKind _kind;
    private int _left = NoFault;

    /// <summary>Counts writes too; reads are counted by being registered as an interceptor.</summary>
    public void WatchWrites(DistrictStore store)
    {
        _kind = store.District.Store;
        if (store is SqliteStore sqlite) { sqlite.BeforeStatement = _ => ThrowIfDue(); }
        if (store is PostgresStore postgres) { postgres.BeforeBatch = FailInside; }
    }

    /// <param name="nth">1 for the next command.</param>
    public void FailAt(int nth) => Volatile.Write(ref _left, nth);

    /// <summary>From now on nothing fails.</summary>
    /// <returns>Whether a command failed.</returns>
    public bool End() => Interlocked.Exchange(ref _left, NoFault) <= 0;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        ThrowIfDue();
        return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
    }

    private void ThrowIfDue()
    {
        if (!IsDue()) { return; }
        throw _kind == StoreKind.Sqlite ? new SqliteException("as if the disk failed", 10, 10) : new NpgsqlException("as if the connection was lost");
    }

    private bool IsDue() => Volatile.Read(ref _left) != NoFault && Interlocked.Decrement(ref _left) == 0;

    private void FailInside(NpgsqlBatch batch)
    {
        for (var i = batch.BatchCommands.Count; i > 0; i--)
        {
            if (!IsDue()) { continue; }
            // 53100: disk full.
            batch.BatchCommands.Insert(batch.BatchCommands.Count - i + 1, new NpgsqlBatchCommand("DO $$ BEGIN RAISE EXCEPTION 'as if' USING ERRCODE = '53100'; END $$"));
            return;
        }
    }
}
