using Npgsql;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>A few writers that take waiting units of all districts; each unit or group is one implicit transaction in one round trip.</summary>
/// <remarks>
/// A group holds units of one district only. Where one of a group fails, all are written again, each alone, so that a bad one fails alone. Each writer keeps a connection, and
/// the one that rested last is woken first: the server's process that has just written has its plans and pages at hand, where taking turns would let each find them cold.
/// Source: ARCHITECTURE, "PostgreSQL: few connections, one round trip"; ADR 0002.
/// </remarks>
internal sealed class PostgresWriters : IAsyncDisposable
{
    private const int MostUnitsInGroup = 16;

    private readonly Lock _turn = new();
    private readonly Queue<(string Role, WriteUnit Unit)> _waiting = [];
    private readonly Stack<SemaphoreSlim> _resting = [];
    private readonly NpgsqlDataSource _source;
    private readonly Task[] _running;
    private bool _isClosing;

    /// <summary>Goes on whenever the server could not be reached: connections from before are not trusted any more.</summary>
    private int _era;

    /// <summary>Called with each batch before it runs and may change it. For trials of faults.</summary>
    internal Action<NpgsqlBatch>? BeforeBatch { get; set; }

    public PostgresWriters(NpgsqlDataSource source, int count)
    {
        _source = source;
        _running = [.. Enumerable.Range(0, count).Select(_ => Task.Run(RunAsync))];
    }

    public Task WriteAsync(string role, WriteUnit unit)
    {
        SemaphoreSlim? woken = null;
        lock (_turn)
        {
            if (_isClosing) { unit.Fail(new StoreUnavailableException("The store is closing.", new OperationCanceledException())); }
            else
            {
                _waiting.Enqueue((role, unit));
                // Two are always at hand; each more is woken only for as many units as write already, since a group costs little more than one unit.
                if (_waiting.Count >= _running.Length - _resting.Count) { _resting.TryPop(out woken); }
            }
        }

        woken?.Release();
        return unit.Done;
    }

    public async ValueTask DisposeAsync()
    {
        lock (_turn)
        {
            _isClosing = true;
            while (_resting.TryPop(out var resting)) { resting.Release(); }
        }

        await Task.WhenAll(_running);
        await _source.DisposeAsync();
    }

    private async Task RunAsync()
    {
        using var bell = new SemaphoreSlim(0);
        await using var line = new Line(this);
        var group = new List<WriteUnit>(MostUnitsInGroup);
        while (true)
        {
            string? role;
            lock (_turn)
            {
                role = TakeGroup(group);
                if (role is null)
                {
                    if (_isClosing) { return; }
                    _resting.Push(bell);
                }
            }

            if (role is null) { await bell.WaitAsync(); }
            else { await WriteGroupAsync(line, role, group); }
        }
    }

    /// <summary>The units at the head of the queue that are of one district, or one that shares no transaction; null where nothing waits.</summary>
    private string? TakeGroup(List<WriteUnit> group)
    {
        group.Clear();
        if (!_waiting.TryPeek(out var first)) { return null; }
        do { group.Add(_waiting.Dequeue().Unit); }
        while (!first.Unit.IsAlone && group.Count < MostUnitsInGroup && _waiting.TryPeek(out var next) && next.Role == first.Role && !next.Unit.IsAlone);
        return first.Role;
    }

    private async Task WriteGroupAsync(Line line, string role, List<WriteUnit> group)
    {
        if (await TryWriteAsync(line, role, group) is not { } reason)
        {
            foreach (var unit in group) { unit.Succeed(); }
            return;
        }

        // Alone, or the server's own trouble: writing again would help nobody, and what was cut off may stand already (a repeat tells).
        if (group.Count == 1 || reason is StoreUnavailableException)
        {
            foreach (var unit in group) { unit.Fail(reason); }
            return;
        }

        foreach (var unit in group)
        {
            if (await TryWriteAsync(line, role, [unit]) is { } own) { unit.Fail(own); } else { unit.Succeed(); }
        }
    }

    private async Task<Exception?> TryWriteAsync(Line line, string role, List<WriteUnit> group)
    {
        var reason = await WriteAsync(line, role, group);
        if (reason is StoreUnavailableException) { Interlocked.Increment(ref _era); }
        return reason;
    }

    private async Task<Exception?> WriteAsync(Line line, string role, List<WriteUnit> group)
    {
        try
        {
            var batch = PostgresBatch.Build(await line.OpenAsync(), role, group);
            await using var commands = batch.Commands;
            BeforeBatch?.Invoke(commands);
            await using var reader = await commands.ExecuteReaderAsync();
            await batch.TakeKeysAsync(reader);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState switch
            {
                PostgresBatch.ConflictState => new ConflictException(refused.MessageText),
                PostgresErrorCodes.UniqueViolation => new DuplicateKeyException(refused.TableName ?? "", refused),
                // Two groups met crosswise; decided once more, each alone, it passes.
                PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new ConflictException(refused.TableName ?? ""),
                PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter => new UnfitValueException("A text holds a character that the store cannot keep.", refused),
                // Data, syntax and rules: the unit's own fault.
                { } state when state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("42", StringComparison.Ordinal) =>
                    new InvalidOperationException("A row does not fit its table.", refused),
                { } state when state.StartsWith("23", StringComparison.Ordinal) =>
                    new InvalidOperationException($"A row of {refused.TableName} breaks a rule of the table.", refused),
                _ => new StoreUnavailableException("The store could not write.", refused),
            };
        }
        catch (Exception broken) when (broken is IOException or TimeoutException or ObjectDisposedException or OperationCanceledException || StoreFaults.IsUnavailable(broken))
        {
            return new StoreUnavailableException("The store could not be reached.", broken);
        }
        catch (Exception unfit)
        {
            // A value that the driver cannot send. Whatever it is, the writer lives on.
            return new InvalidOperationException("A row cannot be written.", unfit);
        }
    }

    /// <summary>A writer's own connection, opened when it is needed and anew after trouble.</summary>
    private sealed class Line(PostgresWriters writers) : IAsyncDisposable
    {
        private NpgsqlConnection? _connection;
        private int _era;

        public async ValueTask<NpgsqlConnection> OpenAsync()
        {
            var now = Volatile.Read(ref writers._era);
            if (_connection is { State: System.Data.ConnectionState.Open } open && _era == now) { return open; }
            await DisposeAsync();
            _connection = await writers._source.OpenConnectionAsync();
            _era = now;
            return _connection;
        }

        public async ValueTask DisposeAsync()
        {
            if (_connection is { } old) { await old.DisposeAsync(); }
            _connection = null;
        }
    }
}
