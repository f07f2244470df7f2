using System.IO.Compression;
using System.Text;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Upgrade;

/// <summary>A store as version 0.1 left it, with areas, accounts, types, imported reports, their journals and leaves, is brought to what this program wants.</summary>
/// <remarks>The files beside this test were written by that version: a district of four square grids with five made-up reports, two of them closed.</remarks>
public sealed class ReleasedStoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_row_of_the_released_store_is_there_after_the_upgrade_which_began_with_a_backup(StoreKind store)
    {
        await using var district = new OfflineDistrict(store);
        await district.PrepareAsync();
        var newest = await StoreShape.ReadAsync(district);
        await LayReleasedAsync(district);
        var before = await RowsAsync(district, await ColumnsAsync(district));
        Assert.True(before.Count > 20 && before["cases_cases"].Rows.Count == 5 && before["cases_journal"].Rows.Count == 7 && before["cases_types"].Rows.Count > 400);

        await district.PrepareAsync();

        Assert.Equal(newest, await StoreShape.ReadAsync(district));
        var after = await RowsAsync(district, before.ToDictionary(table => table.Key, table => table.Value.Columns));
        // What a newer version founds comes on top; nothing that was there has gone or changed.
        Assert.All(before, table => Assert.Empty(table.Value.Rows.Except(after[table.Key].Rows)));
        var backup = Assert.Single(district.Backups);
        if (store == StoreKind.Sqlite)
        {
            Assert.Equal(["5"], await district.ReadAsync("SELECT count(*) FROM cases_cases", Path.Combine(backup, "district.db")));
            Assert.Single(await district.ReadAsync("SELECT \"MigrationId\" FROM kernel_migrations", Path.Combine(backup, "district.db")));
        }
        else
        {
            Assert.True(new FileInfo(Path.Combine(backup, "district.pgdump")).Length > 0);
        }

        await district.PrepareAsync();
        Assert.Single(district.Backups);
    }

    private static async Task LayReleasedAsync(OfflineDistrict district)
    {
        if (district.District.Store == StoreKind.Sqlite)
        {
            foreach (var file in (string[])["", "-wal", "-shm"]) { File.Delete(district.File + file); }
            await using var released = Released("sqlite.db.gz");
            await using var target = File.Create(district.File);
            await released.CopyToAsync(target, Ct);
            return;
        }

        using var reader = new StreamReader(Released("postgres.sql.gz"), Encoding.UTF8);
        await reader.ReadLineAsync(Ct);
        var dump = (await reader.ReadToEndAsync(Ct)).Replace("SCHEMA.", district.Schema + ".", StringComparison.Ordinal);
        await district.RunAsync($"DROP SCHEMA {district.Schema} CASCADE; CREATE SCHEMA {district.Schema} AUTHORIZATION {district.Schema}; SET ROLE {district.Schema};\n{dump}");
    }

    private static GZipStream Released(string name) =>
        new(typeof(ReleasedStoreTests).Assembly.GetManifestResourceStream(name)!, CompressionMode.Decompress);

    /// <summary>Table → its columns, of tables that hold rows of this program.</summary>
    private static async Task<Dictionary<string, string[]>> ColumnsAsync(OfflineDistrict district)
    {
        var sql = district.District.Store == StoreKind.Sqlite
            ? "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name LIKE '%\\_%' ESCAPE '\\' AND t.name NOT LIKE '%\\_fts%' ESCAPE '\\' AND t.name NOT IN ('kernel_migrations', 'sqlite_sequence', '__EFMigrationsLock')"
            : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> 'kernel_migrations'";
        return (await district.ReadAsync(sql)).Select(row => row.Split(" | ")).GroupBy(row => row[0], row => row[1]).ToDictionary(table => table.Key, table => table.Order(StringComparer.Ordinal).ToArray());
    }

    private static async Task<Dictionary<string, (string[] Columns, IReadOnlyList<string> Rows)>> RowsAsync(OfflineDistrict district, IReadOnlyDictionary<string, string[]> tables)
    {
        var all = new Dictionary<string, (string[], IReadOnlyList<string>)>();
        foreach (var (table, columns) in tables)
        {
            var cells = columns.Select(c => district.District.Store == StoreKind.Sqlite ? $"quote(\"{c}\")" : $"\"{c}\"::text");
            all[table] = (columns, await district.ReadAsync($"SELECT {string.Join(", ", cells)} FROM {table}"));
        }

        return all;
    }
}
