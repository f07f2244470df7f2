using System.Threading.Channels;
using Npgsql;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>A few writers that take waiting units of all districts; each unit or group is one implicit transaction in one round trip.</summary>
/// <remarks>
/// A group holds units of one district only. Where one of a group fails, all are written again, each alone, so that a bad one fails alone.
/// Source: ARCHITECTURE, "PostgreSQL: few connections, one round trip"; ADR 0002.
/// </remarks>
internal sealed class PostgresWriters : IAsyncDisposable
{
    private const int MostUnitsInGroup = 16;

    private readonly Channel<(string Role, WriteUnit Unit)> _waiting =
        Channel.CreateUnbounded<(string, WriteUnit)>(new UnboundedChannelOptions { SingleReader = false });

    private readonly NpgsqlDataSource _source;
    private readonly Task[] _running;

    /// <summary>Called with each batch before it runs and may change it. For trials of faults.</summary>
    internal Action<NpgsqlBatch>? BeforeBatch { get; set; }

    public PostgresWriters(NpgsqlDataSource source, int count)
    {
        _source = source;
        _running = [.. Enumerable.Range(0, count).Select(_ => Task.Run(RunAsync))];
    }

    public Task WriteAsync(string role, WriteUnit unit)
    {
        if (!_waiting.Writer.TryWrite((role, unit))) { unit.Fail(new StoreUnavailableException("The store is closing.", new OperationCanceledException())); }
        return unit.Done;
    }

    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await Task.WhenAll(_running);
        await _source.DisposeAsync();
    }

    private async Task RunAsync()
    {
        var group = new List<WriteUnit>(MostUnitsInGroup);
        (string Role, WriteUnit Unit)? held = null;
        while (held is not null || await _waiting.Reader.WaitToReadAsync())
        {
            if (held is null)
            {
                if (!_waiting.Reader.TryRead(out var first)) { continue; }
                held = first;
            }

            var role = held.Value.Role;
            group.Clear();
            group.Add(held.Value.Unit);
            held = null;
            while (group.Count < MostUnitsInGroup && _waiting.Reader.TryRead(out var next))
            {
                if (next.Role != role)
                {
                    held = next;
                    break;
                }

                group.Add(next.Unit);
            }

            await WriteGroupAsync(role, group);
        }
    }

    private async Task WriteGroupAsync(string role, List<WriteUnit> group)
    {
        if (await TryWriteAsync(role, group) is not { } reason)
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
            if (await TryWriteAsync(role, [unit]) is { } own) { unit.Fail(own); } else { unit.Succeed(); }
        }
    }

    private async Task<Exception?> TryWriteAsync(string role, List<WriteUnit> group)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync();
            await using var batch = PostgresBatch.Build(connection, role, group);
            BeforeBatch?.Invoke(batch);
            await using var reader = await batch.ExecuteReaderAsync();
            await PostgresBatch.TakeKeysAsync(reader, group);
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
}
