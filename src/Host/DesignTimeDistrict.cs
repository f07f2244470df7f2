using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Kernel.Storage.Sqlite;

namespace Wangge.Host;

/// <summary>Gives the migration tool the whole model of one provider, named by its first argument: <c>sqlite</c> or <c>postgres</c>.</summary>
internal sealed class DesignTimeDistrict : IDesignTimeDbContextFactory<DistrictDb>
{
    public DistrictDb CreateDbContext(string[] args)
    {
        var isPostgres = args is ["postgres", ..];
        var home = new Home(Directory.CreateTempSubdirectory("wangge-design-").FullName);
        new DistrictRegistry(home).TryAdd(new District("design", "design", "Asia/Shanghai", isPostgres ? StoreKind.Postgres : StoreKind.Sqlite));
        var services = WanggeApp.BuildOffline(home, []);
        var options = new DbContextOptionsBuilder<DistrictDb>();
        if (isPostgres)
        {
            options.UseNpgsql("Host=nowhere", npgsql => npgsql.MigrationsAssembly(PostgresStore.MigrationsAssembly).MigrationsHistoryTable("kernel_migrations"));
        }
        else
        {
            options.UseSqlite("Data Source=:memory:", sqlite => sqlite.MigrationsAssembly(SqliteStore.MigrationsAssembly).MigrationsHistoryTable("kernel_migrations"));
        }

        return new DistrictDb(options.Options, services.GetRequiredService<Stores>().Get("design"));
    }
}
