using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Audit.Sequencing;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tests.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.AuditInStore;

public sealed class SequencingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_committed_leaf_has_its_place_within_a_second(StoreKind kind)
    {
        await using var server = await TestServer.StartAsync(kind);
        await OfflineHome.WriteUnitAsync(server.Store, Guid.CreateVersion7());
        await Until.SoAsync(async () => await WaitingAsync(server.Store) == 0, "the first leaf");

        await using var heartbeat = new Heartbeat();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => OfflineHome.WriteUnitAsync(server.Store, Guid.CreateVersion7())));
        var taken = await Until.SoAsync(async () => await WaitingAsync(server.Store) == 0, "all leaves");
        Assert.True(taken <= TimeSpan.FromSeconds(1) + (2 * heartbeat.Lateness), $"It took {taken.TotalMilliseconds:F0} ms; the machine was late by {heartbeat.Lateness.TotalMilliseconds:F0} ms.");

        await using var db = server.Store.Lease();
        var places = await db.Set<AuditLeafRow>().Select(l => l.LogIndex!.Value).OrderBy(i => i).ToListAsync(Ct);
        Assert.Equal(Enumerable.Range(0, places.Count).Select(i => (long)i), places);
        var size = await server.Services.GetRequiredService<IGrainFactory>().GetGrain<IAuditSequencer>(server.District.Code).CatchUpAsync(signCheckpoint: true);
        Assert.Equal(places.Count, size);
        var verdict = await server.Services.GetRequiredService<AuditLog>().VerifyAsync(server.Store, [], Ct);
        Assert.True(verdict.IsSound, string.Join('\n', verdict.Findings));
        Assert.Equal(size, verdict.ProvenInside);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_sequencers_at_once_make_one_tree(StoreKind kind)
    {
        await using var home = await OfflineHome.MakeAsync(kind);
        var sequencing = home.Services.GetRequiredService<LeafSequencing>();
        using var stop = new CancellationTokenSource();
        var writing = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++) { await OfflineHome.WriteUnitAsync(home.Store, Guid.CreateVersion7()); }
        })));
        var adding = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!writing.IsCompleted || await WaitingAsync(home.Store) > 0)
            {
                try
                {
                    await sequencing.AddBatchAsync(home.Store, Ct);
                }
                catch (Exception reason) when (reason is ConflictException or DuplicateKeyException)
                {
                    // The other came first.
                }
            }
        })).ToList();
        await writing;
        await Task.WhenAll(adding);
        await sequencing.SignAsync(home.Store, evenIfEarly: true, Ct);
        var verdict = await home.Services.GetRequiredService<AuditLog>().VerifyAsync(home.Store, [], Ct);
        Assert.True(verdict.IsSound, string.Join('\n', verdict.Findings));
        Assert.Equal(200, verdict.ProvenInside);
    }

    [Fact]
    public async Task A_leaf_that_could_not_be_hashed_is_refused_with_its_act()
    {
        await using var home = await OfflineHome.MakeAsync(StoreKind.Sqlite);
        await using var db = home.Store.Lease();
        Assert.Throws<ArgumentException>(() => db.Leaf(new AuditNote(Guid.Empty, (AuditActorKind)99, "a.b", "c", Guid.Empty)));
    }

    private static async Task<int> WaitingAsync(DistrictStore store)
    {
        await using var db = store.Lease();
        return await db.Set<AuditLeafRow>().CountAsync(l => l.LogIndex == null, Ct);
    }
}
