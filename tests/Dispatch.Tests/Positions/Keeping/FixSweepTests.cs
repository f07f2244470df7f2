using Microsoft.Extensions.DependencyInjection;
using Wangge.Dispatch.Positions.Keeping;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions.Keeping;

public sealed class FixSweepTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Raw_fixes_are_gone_after_thirty_days(StoreKind store)
    {
        var clock = new MovableClock();
        await using var place = await PositionsFixture.StartAsync(store, clock);
        await place.SayUnitAsync("free");
        await place.DutyAsync(Guid.CreateVersion7(), true, clock.GetUtcNow().AddMinutes(-1));
        Assert.Equal("kept", (await place.TrackAsync(clock.GetUtcNow().AddSeconds(1))).Word);
        Assert.Equal(["kept"], await place.SendAsync((clock.GetUtcNow(), 120.905, 40.705)));
        var sweep = place.Server.Services.GetRequiredService<FixSweep>();

        clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal("kept", (await place.TrackAsync(clock.GetUtcNow())).Word);
        Assert.Equal(0, await sweep.SweepAsync(place.Server.District, Ct));
        clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        Assert.Equal(2, await sweep.SweepAsync(place.Server.District, Ct));
        Assert.Single(await place.RowsAsync(place.TrackerId));
        Assert.Empty(await place.RowsAsync(place.Worker.AccountId));
    }
}
