using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wangge.Kernel.Storage.Changes;

namespace Wangge.Kernel.Storage.Postgres;

/// <summary>A district in one schema of a PostgreSQL server, owned by a role of its own.</summary>
public sealed class PostgresStore(District district, Home home, PostgresServer server, StoreServices services) : DistrictStore(district, services)
{
    private const string DumpName = "district.pgdump";
    private static readonly TimeSpan LongestWaitForTable = TimeSpan.FromSeconds(2);
    private readonly string _role = PostgresRole.NameOf(district.Code);
    private DbContextOptions<DistrictDb>? _options;

    /// <summary>Only on a connection outside the pools.</summary>
    private string TakeForSession => $"SET search_path TO {_role}; SET ROLE {_role};";

    /// <summary>The name of the assembly that holds the migrations.</summary>
    public const string MigrationsAssembly = "Wangge.Migrations.Postgres";

    /// <summary>For trials of faults.</summary>
    internal Action<NpgsqlBatch>? BeforeBatch { set => server.Writers.BeforeBatch = value; }

    internal override Task WriteAsync(WriteUnit unit) => server.Writers.WriteAsync(_role, unit);

    public override async Task PrepareAsync(IProgress<string> progress, CancellationToken ct)
    {
        await using var connection = await server.OpenAloneAsync(ct);
        await MakeRoleAsync(connection, ct);
        await RunAsync(connection, TakeForSession, ct);
        await RunAsync(connection, PostgresBatch.ExpectFunction, ct);
        var options = new DbContextOptionsBuilder<DistrictDb>()
            .UseNpgsql(connection, npgsql => npgsql.MigrationsAssembly(MigrationsAssembly).MigrationsHistoryTable("kernel_migrations", _role))
            .Options;
        await using var lease = new ContextForGood(new DistrictDb(options, this));
        await StorePreparation.RunAsync(lease.Db, this, progress, ct);
    }

    public override Task BackUpAsync(string folder, CancellationToken ct) =>
        PostgresTools.RunAsync(
            "pg_dump", Services.Options.Postgres!,
            ["--format=custom", $"--schema={_role}", "--no-owner", $"--role={_role}", "--file", Path.Combine(folder, DumpName)],
            ct);

    public override async Task RestoreAsync(string folder, CancellationToken ct)
    {
        await using (var connection = await server.OpenAloneAsync(ct))
        {
            await MakeRoleAsync(connection, ct);
            await RunAsync(connection, $"SET ROLE {_role}; DROP SCHEMA {_role} CASCADE; RESET ROLE;", ct);
            await MakeRoleAsync(connection, ct);
        }

        await PostgresTools.RunAsync(
            "pg_restore", Services.Options.Postgres!,
            ["--no-owner", $"--role={_role}", $"--schema={_role}", "--exit-on-error", "--dbname", new NpgsqlConnectionStringBuilder(Services.Options.Postgres).Database!, Path.Combine(folder, DumpName)],
            ct);
    }

    internal override string UpgradeBackupFolder(DateTimeOffset at) =>
        Path.Combine(home.DistrictFolder(District.Code), "before-upgrade", at.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public override async Task<bool> TryScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct)
    {
        await using var connection = await server.OpenAloneAsync(ct, tellsDetails: true);
        await RunAsync(connection, $"{TakeForSession} SET lock_timeout = '{LongestWaitForTable.TotalMilliseconds:0}ms'; SET statement_timeout = 0;", ct);
        var withoutRest = 0;
        connection.Notice += (_, told) => withoutRest += LeavesNothing(told.Notice) ? 1 : 0;
        // Rewrites the tables: the server keeps erased rows in their pages until then, and while any transaction of the database could still see them.
        foreach (var table in tables)
        {
            await using var command = new NpgsqlCommand($"VACUUM (FULL, VERBOSE) \"{table}\"", connection) { CommandTimeout = 0 };
            try { await command.ExecuteNonQueryAsync(ct); }
            catch (PostgresException waited) when (waited.SqlState == PostgresErrorCodes.LockNotAvailable) { return false; }
        }

        return withoutRest == tables.Count;
    }

    public override async Task<long> SizeToScrubAsync(IReadOnlyCollection<string> tables, CancellationToken ct)
    {
        await using var connection = await server.OpenAloneAsync(ct);
        await RunAsync(connection, TakeForSession, ct);
        await using var ask = new NpgsqlCommand("SELECT coalesce(sum(pg_total_relation_size(quote_ident(name)::regclass)), 0)::bigint FROM unnest($1) name", connection)
        {
            Parameters = { new() { Value = tables.ToArray() } },
        };
        return (long)(await ask.ExecuteScalarAsync(ct))!;
    }

    protected override DbContextOptions<DistrictDb> Options() => _options ??=
        new DbContextOptionsBuilder<DistrictDb>()
            .UseNpgsql(server.Readers)
            .AddInterceptors([new PostgresRole.OnRead(_role), .. Services.Interceptors])
            .Options;

    /// <summary>Whether a table's rewriting says that it carried no dead row over; its detail begins with their number, in every language of the server.</summary>
    private static bool LeavesNothing(PostgresNotice told) => told.Detail is { Length: > 1 } detail && detail[0] == '0' && !char.IsAsciiDigit(detail[1]);

    private async Task MakeRoleAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var ask = new NpgsqlCommand("SELECT count(*) FROM pg_namespace WHERE nspname = $1", connection) { Parameters = { new() { Value = _role } } };
        if ((long)(await ask.ExecuteScalarAsync(ct))! == 1) { return; }

        // The role outlives a dropped schema; membership lets the login role take it, and NOINHERIT on the login keeps it blind otherwise.
        await RunAsync(
            connection,
            $"""
            DO $do$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{_role}') THEN CREATE ROLE {_role} NOLOGIN; END IF;
            END $do$;
            GRANT {_role} TO CURRENT_USER;
            CREATE SCHEMA {_role} AUTHORIZATION {_role};
            """,
            ct);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
