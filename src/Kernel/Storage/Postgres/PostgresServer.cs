using Microsoft.Extensions.Options;
using Npgsql;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>The PostgreSQL server that districts of this home share: one pool for reading, a few writers for all.</summary>
/// <remarks>The login role sees no district's schema; every transaction first takes the role of one district. Safe for concurrent use.</remarks>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource> _readers;
    private readonly Lazy<PostgresWriters> _writers;
    private readonly string? _connection;

    public PostgresServer(IOptions<StorageOptions> options)
    {
        var storage = options.Value;
        _connection = storage.Postgres;
        _readers = new Lazy<NpgsqlDataSource>(() => Open(storage, Math.Clamp(storage.PostgresReaders, 1, 200)));
        _writers = new Lazy<PostgresWriters>(() =>
        {
            var count = Math.Clamp(storage.PostgresWriters, 1, 64);
            return new PostgresWriters(Open(storage, count), count);
        });
    }

    internal NpgsqlDataSource Readers => _readers.Value;

    internal PostgresWriters Writers => _writers.Value;

    /// <summary>A connection outside the pools: whatever role it was left in ends with it.</summary>
    /// <param name="tellsDetails">Whether details of notices and errors are passed on; those of writes would hold people's words.</param>
    internal async Task<NpgsqlConnection> OpenAloneAsync(CancellationToken ct, bool tellsDetails = false)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connection) { Pooling = false, IncludeErrorDetail = tellsDetails }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_writers.IsValueCreated) { await _writers.Value.DisposeAsync(); }
        if (_readers.IsValueCreated) { await _readers.Value.DisposeAsync(); }
    }

    private static NpgsqlDataSource Open(StorageOptions storage, int connections)
    {
        var settings = new NpgsqlConnectionStringBuilder(
            storage.Postgres ?? throw new InvalidOperationException("Storage:Postgres names no server."))
        {
            MaxPoolSize = connections,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
        };
        // Compiling a plan takes longer than any of ours runs; and what is not in memory stands on a disk without an arm, where looking things up costs little more than reading on.
        settings.Options = $"{settings.Options} -c jit=off -c random_page_cost=1.1".TrimStart();
        return NpgsqlDataSource.Create(settings);
    }
}
