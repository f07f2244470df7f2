using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wangge.Host;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Upgrade;

/// <summary>A home with one district that no server holds, read and changed by the bare driver.</summary>
internal sealed class OfflineDistrict : IAsyncDisposable
{
    private readonly Home _home = new(Directory.CreateTempSubdirectory("wangge-upgrade-").FullName);

    public OfflineDistrict(StoreKind store)
    {
        Databases.Need(store);
        District = new District("u" + Guid.CreateVersion7().ToString("N")[^12..], "试验区", "Asia/Shanghai", store);
        new DistrictRegistry(_home).TryAdd(District);
    }

    public District District { get; }

    /// <summary>The role and schema in PostgreSQL.</summary>
    public string Schema => "wangge_" + District.Code;

    public string File => Path.Combine(_home.DistrictFolder(District.Code), "district.db");

    /// <summary>Backups made before upgrades, oldest first.</summary>
    public string[] Backups =>
        Path.Combine(_home.DistrictFolder(District.Code), "before-upgrade") is var folder && Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Order(StringComparer.Ordinal)] : [];

    public async Task PrepareAsync(bool fromModel = false)
    {
        await using var services = WanggeApp.BuildOffline(_home, ["--Storage:Postgres", Databases.Postgres ?? "", "--Storage:FromModel", fromModel ? "true" : "false"]);
        await services.GetRequiredService<DistrictPreparation>().RunAsync(District.Code, new Progress<string>(), TestContext.Current.CancellationToken);
    }

    public async Task<DbConnection> OpenAsync(string? file = null)
    {
        DbConnection connection = District.Store == StoreKind.Sqlite
            ? new SqliteConnection($"Data Source={file ?? File};Pooling=false")
            : new NpgsqlConnection(Databases.Postgres + $";Pooling=false;Search Path={Schema}");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    public async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Each row as one text, its columns parted by bars.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sql, string? file = null)
    {
        await using var connection = await OpenAsync(file);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i))));
        }

        return rows;
    }

    public async ValueTask DisposeAsync()
    {
        if (District.Store == StoreKind.Postgres) { await RunAsync($"DROP SCHEMA IF EXISTS {Schema} CASCADE"); }
        Directory.Delete(_home.Path, recursive: true);
    }
}
