using Microsoft.Extensions.DependencyInjection;
using Wangge.Contracts.Rounds;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Making;

public sealed class RoundFoundingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_is_founded_once_with_its_first_rounds(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store, new StillClock(Beat.Nine));
        var places = await server.FoundTinyDistrictAsync();
        var (longitude, latitude) = TinyDistrict.Somewhere;
        PlannedPoint[] points = [new(Guid.CreateVersion7(), "BC-1", "望海公园", "crowded", longitude, latitude, ["position"], 0)];
        PlannedRounds[] plans = [new(Guid.CreateVersion7(), "日常巡查", places.Subdistrict, [points[0].Id], IsOrdered: false, [1, 2], [(new(22, 0), new(6, 0))], 30, "patrol")];
        for (var i = 0; i < 2; i++)
        {
            await using var scope = server.Scope();
            await scope.ServiceProvider.GetRequiredService<IRoundFounding>().FoundAsync(points, plans, Ct);
        }

        using var walker = await server.SignInAsync("patrol", places.Subdistrict);
        var round = Assert.Single((await walker.GetAsync("/api/my/rounds", Ct).ReadAsync()).GetProperty("rounds").EnumerateArray());
        Assert.Equal("望海公园", round.GetProperty("points")[0].GetProperty("name").GetString());

        await using var other = server.Scope();
        PlannedPoint[] outside = [points[0] with { Id = Guid.CreateVersion7(), Code = "BC-2", Longitude = 1 }];
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.ServiceProvider.GetRequiredService<IRoundFounding>().FoundAsync(outside, [], Ct));
    }
}
