using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Sqlite;

/// <summary>The one writer of a district's file: groups waiting units into one transaction, so that one sync to disk serves many.</summary>
/// <remarks>
/// A unit stands in its own savepoint: a bad one fails alone. A group is committed when nobody waits, at 64 units or after 2 ms,
/// and only then is anyone answered. Where even a roll-back fails, the file is opened anew, so that writes go on once the fault has passed.
/// Runs on a thread of its own. Source: ARCHITECTURE, "SQLite: one writer groups commits"; ADR 0002.
/// </remarks>
internal sealed class SqliteWriter(string file, long maxPageCount) : IAsyncDisposable
{
    private const int MostUnitsInGroup = 64;
    private const string WaitForOthers = "PRAGMA busy_timeout = 5000";
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(2);

    private readonly BlockingCollection<Work> _waiting = new(new ConcurrentQueue<Work>());
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private Thread? _thread;
    private bool _isClosed;

    /// <summary>Called with each statement before it runs, on the writer's thread; what it throws is as if the database had. For trials of faults.</summary>
    internal Action<string>? BeforeStatement { get; set; }

    public Task WriteAsync(WriteUnit unit)
    {
        Queue(new Work(unit, null, null));
        return unit.Done;
    }

    /// <summary>Runs a statement between groups, outside any transaction.</summary>
    /// <returns>The first column of its first row; null where it gives none.</returns>
    public Task<long?> AskAloneAsync(string sql)
    {
        var done = new TaskCompletionSource<long?>(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue(new Work(null, sql, done));
        return done.Task;
    }

    /// <summary>Ends once what waits is written.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isClosed) { return; }
            _isClosed = true;
            _waiting.CompleteAdding();
            if (_thread is null) { _ended.TrySetResult(); }
        }

        await _ended.Task;
        _waiting.Dispose();
    }

    private void Queue(Work work)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                // The file is opened by the first write, so that a server with many districts starts at once.
                if (_thread is null) { Start(); }
                _waiting.Add(work);
                return;
            }
        }

        work.Fail(new StoreUnavailableException("The store is closing.", new ObjectDisposedException(nameof(SqliteWriter))));
    }

    private void Start()
    {
        _thread = new Thread(Run) { IsBackground = true, Name = "writer " + Path.GetFileName(Path.GetDirectoryName(file)) };
        _thread.Start();
    }

    private void Run()
    {
        try
        {
            foreach (var first in _waiting.GetConsumingEnumerable()) { ServeWhileSound(first); }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }

    /// <summary>Opens the file and serves until the writer is closed or the connection can no longer be trusted.</summary>
    private void ServeWhileSound(Work first)
    {
        var served = first;
        try
        {
            using var connection = Open();
            using var statements = new SqliteStatements(connection.Handle!) { BeforeStatement = sql => BeforeStatement?.Invoke(sql) };
            do
            {
                Serve(served, statements);
            }
            while (_waiting.TryTake(out served, Timeout.Infinite));
        }
        catch (Exception broken)
        {
            // Whoever was answered already stays answered; the others must not wait for ever.
            served.Fail(new StoreUnavailableException("The store could not be opened or written.", broken));
        }
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(SqliteFiles.ForWriting(file));
        try
        {
            connection.Open();
            SqliteFiles.Run(connection, WaitForOthers + "; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            if (maxPageCount > 0) { SqliteFiles.Run(connection, FormattableString.Invariant($"PRAGMA max_page_count = {maxPageCount}")); }
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private void Serve(Work first, SqliteStatements statements)
    {
        Work? next = first;
        while (next is { } work)
        {
            if (work.Unit is null)
            {
                RunAlone(work, statements);
                next = null;
            }
            else
            {
                next = WriteGroup(work.Unit, statements);
            }
        }
    }

    /// <summary>Writes one group and returns what is to run alone that was met on the way, or null.</summary>
    private Work? WriteGroup(WriteUnit first, SqliteStatements statements)
    {
        var group = new List<WriteUnit>(MostUnitsInGroup) { first };
        // Told after the group is safe: who is told of a conflict earlier reads anew what is not committed yet, and loses twice.
        var failed = new List<(WriteUnit Unit, Exception Reason)>();
        Work? met = null;
        try
        {
            statements.Execute("BEGIN IMMEDIATE");
            var begun = Stopwatch.GetTimestamp();
            Write(first, statements, failed);
            while (!first.IsAlone && group.Count < MostUnitsInGroup && Stopwatch.GetElapsedTime(begun) < LongestGroup && _waiting.TryTake(out var work))
            {
                if (work.Unit is null or { IsAlone: true })
                {
                    met = work;
                    break;
                }

                group.Add(work.Unit);
                Write(work.Unit, statements, failed);
            }

            statements.Execute("COMMIT");
        }
        catch (Exception broken)
        {
            // Answered first: should the roll-back fail too, nobody is left waiting. Those that failed by themselves keep their own reason.
            var reason = new StoreUnavailableException("The store could not write.", broken);
            foreach (var (unit, own) in failed) { unit.Fail(own); }
            foreach (var lost in group) { lost.Fail(reason); }
            if (!statements.TryRollBack())
            {
                met?.Fail(reason);
                throw;
            }

            return met;
        }

        foreach (var (unit, own) in failed) { unit.Fail(own); }
        foreach (var safe in group) { safe.Succeed(); }
        return met;
    }

    private static void Write(WriteUnit unit, SqliteStatements statements, List<(WriteUnit Unit, Exception Reason)> failed)
    {
        statements.Execute("SAVEPOINT unit");
        try
        {
            for (var i = 0; i < unit.Rows.Count; i++) { statements.Apply(unit, i); }
        }
        catch (Exception reason) when (reason is not SqliteException && statements.IsInTransaction)
        {
            // Its own fault and no disk's: the others of the group go on.
            statements.Execute("ROLLBACK TO unit");
            statements.Execute("RELEASE unit");
            failed.Add((unit, reason));
            return;
        }

        statements.Execute("RELEASE unit");
    }

    private static void RunAlone(Work work, SqliteStatements statements)
    {
        try
        {
            // Does not wait for readers: units would wait with it. Who asked looks at the answer and asks again.
            statements.Execute("PRAGMA busy_timeout = 0");
            work.Done!.TrySetResult(statements.Execute(work.Sql!));
        }
        catch (SqliteException broken)
        {
            work.Fail(new StoreUnavailableException("The store could not run a statement.", broken));
        }
        finally
        {
            statements.Execute(WaitForOthers);
        }
    }

    private readonly record struct Work(WriteUnit? Unit, string? Sql, TaskCompletionSource<long?>? Done)
    {
        public void Fail(Exception reason)
        {
            Unit?.Fail(reason);
            Done?.TrySetException(reason);
        }
    }
}
