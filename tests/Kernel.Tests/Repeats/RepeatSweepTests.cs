using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Repeats;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Kernel.Tests.Repeats;

public sealed class RepeatSweepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_repeat_is_kept_90_days_and_forgotten_after_them(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var sweep = server.Services.GetRequiredService<RepeatSweep>();
        await RememberAsync(server, clock, RepeatSweep.BatchRows + 7, "old");
        clock.Advance(TimeSpan.FromDays(1));
        await RememberAsync(server, clock, 3, "young");

        clock.Advance(Repeat.KeptFor - TimeSpan.FromDays(1) - TimeSpan.FromMinutes(5));
        Assert.Equal(0, await sweep.SweepAsync(server.District, Ct));
        clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(RepeatSweep.BatchRows + 7, await sweep.SweepAsync(server.District, Ct));
        await using var db = server.Store.Lease();
        Assert.Equal(3, await db.Set<Repeat>().CountAsync(Ct));
    }

    private static async Task RememberAsync(TestServer server, TimeProvider clock, int count, string key)
    {
        await using var db = server.Store.Lease();
        for (var i = 0; i < count; i++) { db.Remember(key, Guid.CreateVersion7(), [1], Guid.CreateVersion7(), clock); }
        db.MarkAsBookkeeping();
        await db.CommitAsync(Ct);
    }
}
