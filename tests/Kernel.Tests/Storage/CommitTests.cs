using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Storage;

public sealed class CommitTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_committed_is_read_by_another_context(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var id = Guid.CreateVersion7();
        await using (var db = server.Store.Lease())
        {
            db.Remember("someone", id, [1, 2, 3], id, TimeProvider.System);
            db.MarkAsBookkeeping();
            await db.CommitAsync(Ct);
        }

        await using var reader = server.Store.Lease();
        var read = await reader.Set<Repeat>().SingleAsync(r => r.ClientId == id, Ct);
        Assert.Equal([1, 2, 3], read.ContentHash);
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_act_without_its_audit_leaf_is_refused(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        await using var db = server.Store.Lease();
        db.Remember("someone", Guid.CreateVersion7(), [1], Guid.CreateVersion7(), TimeProvider.System);
        await Assert.ThrowsAsync<InvalidOperationException>(() => db.CommitAsync(Ct));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task In_one_group_a_bad_a_conflicting_and_a_good_change_each_meet_their_own_fate(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var taken = Guid.CreateVersion7();
        await Commit(server, db => db.Remember("a", taken, [1], taken, TimeProvider.System));
        await Commit(server, db => db.Add(new CounterRow { Name = "n", Next = 1 }));

        await using var stale = server.Store.Lease();
        var counter = await stale.Set<CounterRow>().SingleAsync(c => c.Name == "n", Ct);
        await Commit(server, async db => (await db.Set<CounterRow>().SingleAsync(c => c.Name == "n", Ct)).Next = 2);
        counter.Next = 3;
        stale.MarkAsBookkeeping();

        var good = Enumerable.Range(0, 40).Select(i => Commit(server, db => db.Remember("g", Guid.CreateVersion7(), [1], taken, TimeProvider.System))).ToList();
        var bad = Commit(server, db => db.Remember("a", taken, [1], taken, TimeProvider.System));
        var conflicting = stale.CommitAsync(Ct);

        await Assert.ThrowsAsync<DuplicateKeyException>(() => bad);
        await Assert.ThrowsAsync<ConflictException>(() => conflicting);
        await Task.WhenAll(good);
        await using var reader = server.Store.Lease();
        Assert.Equal(40, await reader.Set<Repeat>().CountAsync(r => r.ActorKey == "g", Ct));
        Assert.Equal(2, (await reader.Set<CounterRow>().SingleAsync(c => c.Name == "n", Ct)).Next);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_rows_changed_and_removed_in_one_act_one_that_another_changed_undoes_all(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        string[] names = [.. Enumerable.Range(0, 9).Select(i => $"n{i}")];
        await Commit(server, db => db.AddRange(names.Select(name => new CounterRow { Name = name, Next = 1 })));

        await using var stale = server.Store.Lease();
        await ChangeAsync(stale);
        await Commit(server, async db => (await db.Set<CounterRow>().SingleAsync(c => c.Name == "n7", Ct)).Next = 5);
        await Assert.ThrowsAsync<ConflictException>(() => stale.CommitAsync(Ct));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1, 5, 1], await NextsAsync());

        stale.Reset();
        await ChangeAsync(stale);
        await stale.CommitAsync(Ct);
        Assert.Equal([10, 11, 12, 13], await NextsAsync());

        async Task ChangeAsync(DistrictDb db)
        {
            var counters = await db.Set<CounterRow>().Where(c => names.Contains(c.Name)).OrderBy(c => c.Name).ToListAsync(Ct);
            foreach (var (i, counter) in counters.Index().Take(4)) { counter.Next = 10 + i; }
            db.RemoveRange(counters.Skip(4));
            db.MarkAsBookkeeping();
        }

        async Task<List<long>> NextsAsync()
        {
            await using var reader = server.Store.Lease();
            return await reader.Set<CounterRow>().Where(c => names.Contains(c.Name)).OrderBy(c => c.Name).Select(c => c.Next).ToListAsync(Ct);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Running_numbers_are_unique_under_64_callers(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var numbers = new RunningNumbers();
        var taken = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            var mine = new List<long>();
            for (var i = 0; i < 20; i++) { mine.Add(await numbers.NextAsync(server.Store, "case", Ct)); }
            return mine;
        }));
        Assert.Equal(64 * 20, taken.SelectMany(t => t).Distinct().Count());
    }

    private static Task Commit(TestServer server, Action<DistrictDb> decide) => Commit(server, db =>
    {
        decide(db);
        return Task.CompletedTask;
    });

    private static async Task Commit(TestServer server, Func<DistrictDb, Task> decide)
    {
        await using var db = server.Store.Lease();
        await decide(db);
        db.MarkAsBookkeeping();
        await db.CommitAsync(Ct);
    }
}
