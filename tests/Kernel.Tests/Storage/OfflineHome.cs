using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wangge.Host;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Blobs;
using Wangge.Kernel.Districts;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>A home with one district and all modules, but no server: nothing runs in it but what a test runs.</summary>
internal sealed class OfflineHome : IAsyncDisposable
{
    private OfflineHome(Home home, ServiceProvider services, District district) => (Home, Services, District) = (home, services, district);

    public Home Home { get; }

    public ServiceProvider Services { get; }

    public District District { get; }

    public DistrictStore Store => Services.GetRequiredService<Stores>().Get(District.Code);

    public string SqliteFile => Path.Combine(Home.DistrictFolder(District.Code), "district.db");

    /// <param name="settings">Further settings, such as <c>--Storage:MaxPageCount=400</c>.</param>
    public static async Task<OfflineHome> MakeAsync(StoreKind store, Action<IServiceCollection>? configure = null, params string[] settings)
    {
        Databases.Need(store);
        var home = new Home(Directory.CreateTempSubdirectory("wangge-test-").FullName);
        var district = new District("t" + Guid.CreateVersion7().ToString("N")[^12..], "试验区", "Asia/Shanghai", store);
        new DistrictRegistry(home).TryAdd(district);
        var made = Open(home, district, configure, settings);
        await made.Services.GetRequiredService<Stores>().Get(district.Code).PrepareAsync(new Progress<string>(), CancellationToken.None);
        return made;
    }

    /// <summary>A home that is there already.</summary>
    public static OfflineHome Open(Home home, District district, Action<IServiceCollection>? configure = null, params string[] settings) =>
        new(home, WanggeApp.BuildOffline(home, [.. SettingsOf(), .. settings], configure), district);

    public static string[] SettingsOf() => ["--Storage:FromModel=true", $"--Storage:Postgres={Databases.Postgres}"];

    /// <summary>Three rows that stand or fall together: a repeat, a blob use and a leaf.</summary>
    public static async Task WriteUnitAsync(DistrictStore store, Guid id, string actorKey = "unit", byte[]? content = null)
    {
        await using var db = store.Lease();
        db.Remember(actorKey, id, content ?? [1, 2, 3], id, TimeProvider.System);
        db.Add(new BlobUse { SubjectId = id, Sha256 = new string('a', 64), SubjectKind = "unit" });
        db.Leaf(new AuditNote(Guid.Empty, AuditActorKind.System, "unit.write", "unit", id));
        await db.CommitAsync(CancellationToken.None);
    }

    /// <summary>Rows of each of the three tables by the unit that wrote them.</summary>
    public async Task<IReadOnlyDictionary<string, int>> CountRowsByUnitAsync()
    {
        var counts = new Dictionary<string, int>();
        foreach (var (table, column) in new[] { ("kernel_repeats", "client_id"), ("kernel_blob_uses", "subject_id"), ("kernel_audit_leaves", "subject_id") })
        {
            foreach (var row in await QueryAsync($"SELECT {column} FROM {table}")) { counts[row] = counts.GetValueOrDefault(row) + 1; }
        }

        return counts;
    }

    /// <summary>How an id stands in the rows of <see cref="QueryAsync"/>.</summary>
    public string Written(Guid id) => District.Store == StoreKind.Sqlite ? Convert.ToHexString(id.ToByteArray(true)) : id.ToString();

    /// <summary>Runs SQL past everything that guards it, as an intruder would.</summary>
    public async Task RunAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public async Task<IReadOnlyList<string>> QueryAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))));
        }

        return rows;
    }

    /// <summary>Every row of every table, as text.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> DumpAsync()
    {
        var tables = await QueryAsync(District.Store == StoreKind.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE '%_fts%' AND name NOT LIKE 'sqlite_%'"
            : $"SELECT tablename FROM pg_tables WHERE schemaname = '{PostgresRole.NameOf(District.Code)}'");
        var dump = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in tables) { dump[table] = [.. (await QueryAsync($"SELECT * FROM \"{table}\"")).Order(StringComparer.Ordinal)]; }
        return dump;
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        if (Directory.Exists(Home.Path)) { Directory.Delete(Home.Path, recursive: true); }
    }

    private async Task<System.Data.Common.DbConnection> OpenAsync()
    {
        System.Data.Common.DbConnection connection = District.Store == StoreKind.Sqlite
            ? new SqliteConnection($"Data Source={SqliteFile};Pooling=false")
            : new NpgsqlConnection($"{Databases.Postgres};Search Path={PostgresRole.NameOf(District.Code)};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
