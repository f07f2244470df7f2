using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Wangge.Kernel.Storage;

/// <summary>Makes a district's tables or brings them to the newest shape.</summary>
internal static class StorePreparation
{
    public static async Task RunAsync(DistrictDb db, DistrictStore store, IProgress<string> progress, CancellationToken ct)
    {
        if (store.Services.Options.FromModel)
        {
            await FromModelAsync(db, store, ct);
            return;
        }

        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var waiting = db.Database.GetMigrations().Except(applied).ToList();
        if (waiting.Count == 0) { return; }
        if (applied.Count > 0) { await BackUpFirstAsync(store, progress, ct); }
        progress.Report($"{store.District.Code}: bringing tables to {waiting[^1]}");
        await db.Database.MigrateAsync(ct);
    }

    private static async Task BackUpFirstAsync(DistrictStore store, IProgress<string> progress, CancellationToken ct)
    {
        var folder = store.UpgradeBackupFolder(store.Services.Time.GetUtcNow());
        Home.CreatePrivate(folder);
        progress.Report($"{store.District.Code}: backing up to {folder} before the upgrade");
        await store.BackUpAsync(folder, ct);
    }

    /// <remarks>EF's own question counts the tables of every schema on the server.</remarks>
    private static async Task<bool> HasTablesAsync(DistrictDb db, DistrictStore store, CancellationToken ct)
    {
        var tables = store.District.Store == StoreKind.Sqlite
            ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'kernel_outbox'"
            : "SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'kernel_outbox'";
        return await db.Database.SqlQueryRaw<int>(tables).SingleAsync(ct) > 0;
    }

    private static async Task FromModelAsync(DistrictDb db, DistrictStore store, CancellationToken ct)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct)) { await creator.CreateAsync(ct); }
        if (await HasTablesAsync(db, store, ct)) { return; }
        await creator.CreateTablesAsync(ct);
        foreach (var sql in store.Services.Tables.SelectMany(t => t.ExtraSql(store.District.Store)))
        {
            await db.Database.ExecuteSqlRawAsync(sql.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), ct);
        }
    }
}
