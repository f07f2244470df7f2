using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Host.Tests.Upgrade;

/// <summary>What migrations make of a store: of none, of an older one, and of one on which they fail.</summary>
/// <remarks>The older store is made by hand (a history that names another migration, and a table of its own): it shows the mechanism, not a change of a released shape.</remarks>
public sealed class MigrationTests
{
    private const string Older = "00000000000000_Older";

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_store_made_by_migrations_equals_one_made_from_the_model(StoreKind store)
    {
        await using var migrated = new OfflineDistrict(store);
        await using var modelled = new OfflineDistrict(store);
        await migrated.PrepareAsync();
        await modelled.PrepareAsync(fromModel: true);

        var (byMigrations, byModel) = (await StoreShape.ReadAsync(migrated), await StoreShape.ReadAsync(modelled));
        Assert.True(byModel.Count > 200, $"Only {byModel.Count} parts were found.");
        Assert.True(
            byMigrations.SequenceEqual(byModel, StringComparer.Ordinal),
            $"Only by migrations:\n{string.Join('\n', byMigrations.Except(byModel))}\nOnly by the model:\n{string.Join('\n', byModel.Except(byMigrations))}");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_second_start_changes_nothing_and_backs_nothing_up(StoreKind store)
    {
        await using var district = new OfflineDistrict(store);
        await district.PrepareAsync();
        var shape = await StoreShape.ReadAsync(district);
        await district.PrepareAsync();
        Assert.Equal(shape, await StoreShape.ReadAsync(district));
        Assert.Empty(district.Backups);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_older_store_is_backed_up_then_brought_up_and_keeps_its_rows(StoreKind store)
    {
        await using var district = new OfflineDistrict(store);
        await district.PrepareAsync();
        var shape = await StoreShape.ReadAsync(district);
        await MakeOlderAsync(district);

        await district.PrepareAsync();

        Assert.Equal(["第一行", "第二行"], await district.ReadAsync("SELECT words FROM older_notes ORDER BY words"));
        Assert.Empty(shape.Except(await StoreShape.ReadAsync(district)));
        Assert.NotEqual(["0"], await district.ReadAsync("SELECT count(*) FROM cases_types"));
        var backup = Assert.Single(district.Backups);
        if (store == StoreKind.Sqlite)
        {
            var copy = Path.Combine(backup, "district.db");
            Assert.Equal(["第一行", "第二行"], await district.ReadAsync("SELECT words FROM older_notes ORDER BY words", copy));
            // Taken before the upgrade, not after.
            Assert.Equal(["0"], await district.ReadAsync("SELECT count(*) FROM sqlite_master WHERE name = 'cases_cases'", copy));
        }
        else
        {
            Assert.True(new FileInfo(Path.Combine(backup, "district.pgdump")).Length > 0);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_upgrade_that_fails_leaves_the_store_as_it_was_beside_its_backup(StoreKind store)
    {
        await using var district = new OfflineDistrict(store);
        await district.PrepareAsync();
        // The waiting migration meets tables that are there already.
        await district.RunAsync($"DELETE FROM kernel_migrations; INSERT INTO kernel_migrations VALUES ('{Older}', '10.0.0')");
        var (shape, types) = (await StoreShape.ReadAsync(district), await district.ReadAsync("SELECT * FROM cases_types ORDER BY seq"));

        await Assert.ThrowsAnyAsync<Exception>(() => district.PrepareAsync());

        Assert.Equal(shape, await StoreShape.ReadAsync(district));
        Assert.Equal(types, await district.ReadAsync("SELECT * FROM cases_types ORDER BY seq"));
        Assert.Equal([Older], await district.ReadAsync("SELECT \"MigrationId\" FROM kernel_migrations"));
        Assert.Single(district.Backups);
    }

    private static async Task MakeOlderAsync(OfflineDistrict district)
    {
        if (district.District.Store == StoreKind.Sqlite)
        {
            foreach (var file in (string[])["", "-wal", "-shm"]) { File.Delete(district.File + file); }
        }
        else
        {
            await district.RunAsync($"DROP SCHEMA {district.Schema} CASCADE; CREATE SCHEMA {district.Schema} AUTHORIZATION {district.Schema}");
        }

        var asOwner = district.District.Store == StoreKind.Postgres ? $"SET ROLE {district.Schema};" : "";
        await district.RunAsync(
            $"""
            {asOwner}
            CREATE TABLE kernel_migrations ("MigrationId" varchar(150) NOT NULL PRIMARY KEY, "ProductVersion" varchar(32) NOT NULL);
            INSERT INTO kernel_migrations VALUES ('{Older}', '10.0.0');
            CREATE TABLE older_notes (words text NOT NULL);
            INSERT INTO older_notes VALUES ('第一行'), ('第二行');
            """);
    }
}
