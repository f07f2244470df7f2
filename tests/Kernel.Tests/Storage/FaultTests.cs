using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Storage.Sqlite;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

/// <summary>Whatever call fails, a unit is wholly there or wholly absent, and its caller is told which.</summary>
public sealed class FaultTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(10)] // a fault of the disk
    [InlineData(13)] // no room
    [InlineData(5)]  // another has the file
    public async Task When_the_nth_statement_fails_every_unit_is_as_its_caller_was_told(int code)
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        var store = (SqliteStore)home.Store;
        var failed = 0;
        for (var nth = 1; nth <= 24; nth++)
        {
            var left = nth;
            store.BeforeStatement = sql =>
            {
                if (Interlocked.Decrement(ref left) == 0) { throw new SqliteException("as if: " + sql, code, code); }
            };
            var told = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
            {
                var id = Guid.CreateVersion7();
                try
                {
                    await OfflineHome.WriteUnitAsync(store, id).WaitAsync(TimeSpan.FromSeconds(10), Ct);
                    return (id, isWritten: true);
                }
                catch (StoreUnavailableException)
                {
                    return (id, isWritten: false);
                }
            }));
            store.BeforeStatement = null;
            var rows = await home.CountRowsByUnitAsync();
            Assert.All(told, t => Assert.Equal(t.isWritten ? 3 : 0, rows.GetValueOrDefault(home.Written(t.id))));
            failed += told.Count(t => !t.isWritten);
            // The fault has passed: writing goes on.
            await OfflineHome.WriteUnitAsync(store, Guid.CreateVersion7());
        }

        Assert.True(failed >= 24, $"Only {failed} units met a fault.");
    }

    [Fact]
    public async Task When_even_the_roll_back_fails_the_callers_are_told_and_writing_goes_on()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        var store = (SqliteStore)home.Store;
        await OfflineHome.WriteUnitAsync(store, Guid.CreateVersion7());
        store.BeforeStatement = sql =>
        {
            if (sql is "COMMIT" or "ROLLBACK") { throw new SqliteException("as if", 10, 10); }
        };
        var lost = Guid.CreateVersion7();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => OfflineHome.WriteUnitAsync(store, lost).WaitAsync(TimeSpan.FromSeconds(10), Ct));
        store.BeforeStatement = null;
        await OfflineHome.WriteUnitAsync(store, Guid.CreateVersion7()).WaitAsync(TimeSpan.FromSeconds(10), Ct);
        Assert.False((await home.CountRowsByUnitAsync()).ContainsKey(home.Written(lost)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task When_the_nth_row_is_refused_the_whole_unit_is_absent_and_its_neighbours_stand(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind);
        var taken = Guid.CreateVersion7();
        await OfflineHome.WriteUnitAsync(home.Store, taken, "n");
        for (var nth = 0; nth < 6; nth++)
        {
            var neighbours = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
            var own = Enumerable.Range(0, 6).Select(_ => Guid.CreateVersion7()).ToList();
            own[nth] = taken;
            var writing = neighbours.Select(id => OfflineHome.WriteUnitAsync(home.Store, id)).ToList();
            await Assert.ThrowsAsync<DuplicateKeyException>(async () =>
            {
                await using var db = home.Store.Lease();
                foreach (var id in own) { db.Remember("n", id, [1], id, TimeProvider.System); }
                db.MarkAsBookkeeping();
                await db.CommitAsync(Ct);
            });
            await Task.WhenAll(writing);
            await using var reader = home.Store.Lease();
            Assert.Equal(1, await reader.Set<Repeat>().CountAsync(r => r.ActorKey == "n", Ct));
            Assert.Equal(20, await reader.Set<Repeat>().CountAsync(r => neighbours.Contains(r.ClientId), Ct));
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_text_that_no_store_can_hold_is_the_units_own_fault(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind);
        await Assert.ThrowsAsync<UnfitValueException>(() => OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7(), "a\0b"));
        await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7());
    }

    [Fact]
    public async Task On_a_full_disk_writes_are_refused_reads_go_on_and_with_room_writes_do_too()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite, null, "--Storage:MaxPageCount=900");
        var block = new byte[100_000];
        var written = new List<Guid>();
        StoreUnavailableException? refused = null;
        while (refused is null && written.Count < 200)
        {
            var id = Guid.CreateVersion7();
            try
            {
                await OfflineHome.WriteUnitAsync(home.Store, id, "block", block);
                written.Add(id);
            }
            catch (StoreUnavailableException reason)
            {
                refused = reason;
            }
        }

        Assert.NotNull(refused);
        Assert.NotEmpty(written);
        var rows = await home.CountRowsByUnitAsync();
        Assert.Equal(written.Select(home.Written).Order(), rows.Keys.Order());
        Assert.All(rows.Values, count => Assert.Equal(3, count));

        await using (var db = home.Store.Lease())
        {
            db.RemoveRange(await db.Set<Repeat>().Where(r => r.ActorKey == "block").Take(5).ToListAsync(Ct));
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7(), "block", block);
        Assert.Equal(["ok"], await home.QueryAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task After_the_end_a_write_is_refused_and_nobody_waits_for_ever()
    {
        var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        var store = home.Store;
        var db = store.Lease();
        db.Remember("late", Guid.CreateVersion7(), [1], Guid.CreateVersion7(), TimeProvider.System);
        db.MarkAsBookkeeping();
        await home.DisposeAsync();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => db.CommitAsync(Ct).WaitAsync(TimeSpan.FromSeconds(10), Ct));
    }

    [Fact]
    public async Task A_context_given_back_twice_is_lent_to_one_only()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        var db = home.Store.Lease();
        await db.DisposeAsync();
        await db.DisposeAsync();
        Assert.NotSame(home.Store.Lease(), home.Store.Lease());
    }
}
