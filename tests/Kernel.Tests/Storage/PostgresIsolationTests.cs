using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Postgres;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

public sealed class PostgresIsolationTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixty_four_callers_over_two_districts_never_see_the_others_rows()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Postgres);
        var other = new District("t" + Guid.CreateVersion7().ToString("N")[^12..], "邻区", "Asia/Shanghai", StoreKind.Postgres);
        home.Services.GetRequiredService<DistrictRegistry>().TryAdd(other);
        var stores = home.Services.GetRequiredService<Stores>();
        await stores.Get(other.Code).PrepareAsync(new Progress<string>(), Ct);
        DistrictStore[] both = [home.Store, stores.Get(other.Code)];

        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 12; i++)
            {
                var store = both[(caller + i) % 2];
                await OfflineHome.WriteUnitAsync(store, Guid.CreateVersion7(), store.District.Code);
                await using var db = store.Lease();
                var keys = await db.Set<Repeat>().AsNoTracking().Select(r => r.ActorKey).Distinct().ToListAsync(Ct);
                Assert.Equal([store.District.Code], keys);
            }
        })));

        foreach (var store in both)
        {
            await using var db = store.Lease();
            Assert.Equal(64 * 6, await db.Set<Repeat>().CountAsync(Ct));
        }
    }

    [Fact]
    public async Task The_login_role_sees_no_districts_rows_and_a_forgotten_role_fails()
    {
        Databases.Need(StoreKind.Postgres);
        var settings = new NpgsqlConnectionStringBuilder(Databases.Postgres) { Username = "login_" + Guid.CreateVersion7().ToString("N")[^12..], Password = Guid.CreateVersion7().ToString("N") };
        await using (var super = NpgsqlDataSource.Create(Databases.Postgres!))
        {
            await super.CreateCommand($"CREATE ROLE {settings.Username} LOGIN NOINHERIT CREATEROLE PASSWORD '{settings.Password}'; GRANT CREATE ON DATABASE \"{settings.Database}\" TO {settings.Username}").ExecuteNonQueryAsync(Ct);
        }

        await using var home = await OfflineHome.MakeAsync(StoreKind.Postgres, null, $"--Storage:Postgres={settings.ConnectionString}");
        await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7());
        await using (var db = home.Store.Lease()) { Assert.Equal(1, await db.Set<Repeat>().CountAsync(Ct)); }

        await using var login = NpgsqlDataSource.Create(settings);
        var named = await Assert.ThrowsAsync<PostgresException>(() => login.CreateCommand($"SELECT count(*) FROM {PostgresRole.NameOf(home.District.Code)}.kernel_repeats").ExecuteScalarAsync(Ct));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, named.SqlState);
        var unnamed = await Assert.ThrowsAsync<PostgresException>(() => login.CreateCommand("SELECT count(*) FROM kernel_repeats").ExecuteScalarAsync(Ct));
        Assert.Equal(PostgresErrorCodes.UndefinedTable, unnamed.SqlState);

        // A statement of our own that went past the reading interceptor, on a connection of our own pool.
        await using var forgotten = home.Store.Lease();
        await Assert.ThrowsAsync<PostgresException>(() => forgotten.Database.ExecuteSqlRawAsync("DELETE FROM kernel_repeats", Ct));
    }

    [Fact]
    public async Task When_the_server_drops_its_connections_every_answered_unit_stands_whole()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Postgres, null, $"--Storage:Postgres={Databases.Postgres};Application Name=cut-off");
        await using var super = NpgsqlDataSource.Create(Databases.Postgres!);
        using var stop = new CancellationTokenSource();
        var writing = Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            var (written, refused) = (new List<Guid>(), 0);
            while (!stop.IsCancellationRequested)
            {
                var id = Guid.CreateVersion7();
                try
                {
                    await OfflineHome.WriteUnitAsync(home.Store, id);
                    written.Add(id);
                }
                catch (StoreUnavailableException)
                {
                    refused++;
                }
            }

            return (written, refused);
        })).ToList();
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(60, Ct);
            await super.CreateCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut-off'").ExecuteNonQueryAsync(Ct);
        }

        await Task.Delay(200, Ct);
        await stop.CancelAsync();
        var results = await Task.WhenAll(writing);
        Assert.True(results.Sum(r => r.refused) > 0, "No writer was cut off.");
        var rows = await home.CountRowsByUnitAsync();
        Assert.All(results.SelectMany(r => r.written), id => Assert.Equal(3, rows.GetValueOrDefault(home.Written(id))));
        Assert.All(rows.Values, count => Assert.Equal(3, count));
        await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7());
    }
}
