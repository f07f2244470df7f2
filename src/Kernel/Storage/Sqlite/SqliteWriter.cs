using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Sqlite;

/// <summary>The one writer of a district's file: groups waiting units into one transaction, so that one sync to disk serves many.</summary>
/// <remarks>
/// A unit stands in its own savepoint: a bad one fails alone. A group is committed when nobody waits, at 64 units or after 2 ms,
/// and only then is anyone answered. Runs on a thread of its own. Source: ARCHITECTURE, "SQLite: one writer groups commits"; ADR 0002.
/// </remarks>
internal sealed class SqliteWriter : IAsyncDisposable
{
    private const int MostUnitsInGroup = 64;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(2);

    private readonly BlockingCollection<Work> _waiting = new(new ConcurrentQueue<Work>());
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _file;
    private readonly long _maxPageCount;
    private readonly Lock _starting = new();
    private Thread? _thread;

    public SqliteWriter(string file, long maxPageCount)
    {
        _file = file;
        _maxPageCount = maxPageCount;
    }

    public Task WriteAsync(WriteUnit unit)
    {
        Queue(new Work(unit, null, null));
        return unit.Done;
    }

    /// <summary>Runs a statement between groups, outside any transaction.</summary>
    public Task RunAloneAsync(string sql)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Queue(new Work(null, sql, done));
        return done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.CompleteAdding();
        if (_thread is not null) { await _ended.Task; }
        _waiting.Dispose();
    }

    private void Queue(Work work)
    {
        // The file is opened by the first write, so that a server with many districts starts at once.
        if (_thread is null) { Start(); }
        _waiting.Add(work);
    }

    private void Start()
    {
        lock (_starting)
        {
            if (_thread is not null) { return; }
            var thread = new Thread(Run) { IsBackground = true, Name = "writer " + Path.GetFileName(Path.GetDirectoryName(_file)) };
            thread.Start();
            _thread = thread;
        }
    }

    private void Run()
    {
        try
        {
            using var connection = new SqliteConnection(SqliteFiles.ForWriting(_file));
            connection.Open();
            SqliteFiles.Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;");
            if (_maxPageCount > 0) { SqliteFiles.Run(connection, FormattableString.Invariant($"PRAGMA max_page_count = {_maxPageCount}")); }
            using var statements = new SqliteStatements(connection.Handle!);
            foreach (var first in _waiting.GetConsumingEnumerable()) { Serve(first, statements); }
        }
        catch (SqliteException broken)
        {
            foreach (var left in _waiting.GetConsumingEnumerable()) { left.Fail(new StoreUnavailableException("The store cannot be opened.", broken)); }
        }
        finally
        {
            _ended.TrySetResult();
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

    /// <summary>Writes one group and returns a statement to run alone that was met on the way, or null.</summary>
    private Work? WriteGroup(WriteUnit first, SqliteStatements statements)
    {
        var written = new List<WriteUnit>(MostUnitsInGroup);
        Work? met = null;
        var unit = first;
        try
        {
            statements.Execute("BEGIN IMMEDIATE");
            var begun = Stopwatch.GetTimestamp();
            while (true)
            {
                Write(unit, statements, written);
                if (written.Count >= MostUnitsInGroup || Stopwatch.GetElapsedTime(begun) >= LongestGroup || !_waiting.TryTake(out var work)) { break; }
                if (work.Unit is null)
                {
                    met = work;
                    break;
                }

                unit = work.Unit;
            }

            statements.Execute("COMMIT");
        }
        catch (SqliteException broken)
        {
            statements.TryRollBack();
            var reason = new StoreUnavailableException("The store could not write.", broken);
            unit.Fail(reason);
            foreach (var lost in written) { lost.Fail(reason); }
            return met;
        }

        foreach (var safe in written) { safe.Succeed(); }
        return met;
    }

    private static void Write(WriteUnit unit, SqliteStatements statements, List<WriteUnit> written)
    {
        statements.Execute("SAVEPOINT unit");
        try
        {
            for (var i = 0; i < unit.Rows.Count; i++) { statements.Apply(unit, i); }
        }
        catch (Exception reason) when (reason is ConflictException or DuplicateKeyException or InvalidOperationException)
        {
            statements.Execute("ROLLBACK TO unit");
            statements.Execute("RELEASE unit");
            unit.Fail(reason);
            return;
        }
        catch (SqliteException broken)
        {
            unit.Fail(new StoreUnavailableException("The store could not write.", broken));
            throw;
        }

        statements.Execute("RELEASE unit");
        written.Add(unit);
    }

    private static void RunAlone(Work work, SqliteStatements statements)
    {
        try
        {
            statements.Execute(work.Sql!);
            work.Done!.TrySetResult();
        }
        catch (SqliteException broken)
        {
            work.Done!.TrySetException(new StoreUnavailableException("The store could not run a statement.", broken));
        }
    }

    private readonly record struct Work(WriteUnit? Unit, string? Sql, TaskCompletionSource? Done)
    {
        public void Fail(Exception reason)
        {
            Unit?.Fail(reason);
            Done?.TrySetException(reason);
        }
    }
}
