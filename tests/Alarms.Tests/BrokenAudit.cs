using Microsoft.Data.Sqlite;
using Npgsql;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests;

/// <summary>Makes the store refuse every audit leaf, as a damaged index or a full table of its own would, until it is mended.</summary>
internal static class BrokenAudit
{
    public static Task BreakAuditAsync(this AlarmsFixture house) => house.RunAsync(
        "CREATE TRIGGER no_leaves BEFORE INSERT ON kernel_audit_leaves BEGIN SELECT RAISE(ABORT, 'no leaf is taken'); END",
        """
        CREATE FUNCTION no_leaf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no leaf is taken'; END $$;
        CREATE TRIGGER no_leaves BEFORE INSERT ON kernel_audit_leaves FOR EACH ROW EXECUTE FUNCTION no_leaf()
        """);

    public static Task MendAuditAsync(this AlarmsFixture house) => house.RunAsync("DROP TRIGGER no_leaves", "DROP TRIGGER no_leaves ON kernel_audit_leaves");

    private static async Task RunAsync(this AlarmsFixture house, string sqlite, string postgres)
    {
        if (house.Server.District.Store == StoreKind.Sqlite)
        {
            var file = Directory.GetFiles(new Home(house.Server.HomeFolder).DistrictFolder(house.Server.District.Code), "*.db").Single();
            await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 30 }.ToString());
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = sqlite;
            await command.ExecuteNonQueryAsync();
        }
        else
        {
            var role = "wangge_" + house.Server.District.Code;
            await using var connection = new NpgsqlConnection(Databases.Postgres + ";Pooling=false");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"SET search_path TO {role}; SET ROLE {role}; " + postgres;
            await command.ExecuteNonQueryAsync();
        }
    }
}
