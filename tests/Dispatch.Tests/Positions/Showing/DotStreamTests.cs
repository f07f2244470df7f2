using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions.Showing;

public sealed class DotStreamTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_console_gets_the_picture_then_what_moved_and_leaves_a_leaf(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store);
        await place.SayUnitAsync("free");
        var at = TimeProvider.System.GetUtcNow().AddSeconds(2);
        await place.TrackAsync(at);
        await using var console = await ConnectAsync(place, place.Desk);
        await using var frames = console.StreamAsync<JsonElement>("Follow", "dots", Ct).GetAsyncEnumerator(Ct);

        Assert.True(await frames.MoveNextAsync());
        Assert.Equal(place.UnitId, Assert.Single(frames.Current.GetProperty("moved").EnumerateArray()).GetProperty("id").GetGuid());
        for (var i = 1; i <= 20; i++) { await place.TrackAsync(at.AddSeconds(i)); }
        var told = 0;
        while (await frames.MoveNextAsync())
        {
            told++;
            if (frames.Current.GetProperty("moved").EnumerateArray().Single().GetProperty("at").GetDateTimeOffset().ToUnixTimeSeconds() == at.AddSeconds(20).ToUnixTimeSeconds()) { break; }
        }

        Assert.InRange(told, 1, 19);
        await place.SayUnitAsync("off");
        Assert.True(await frames.MoveNextAsync());
        Assert.Equal(place.UnitId, Assert.Single(frames.Current.GetProperty("gone").EnumerateArray()).GetGuid());

        await using var db = place.Server.Store.Lease();
        Assert.True(await db.Set<AuditLeafRow>().AnyAsync(l => l.Action == "dispatch.dots-seen" && l.ActorId == place.Desk.AccountId, Ct));
    }

    [Fact]
    public async Task Who_may_not_see_units_follows_nothing()
    {
        await using var place = await PositionsFixture.StartAsync(StoreKind.Sqlite);
        await using var phone = await ConnectAsync(place, place.Worker);
        await Assert.ThrowsAsync<HubException>(async () =>
        {
            await foreach (var frame in phone.StreamAsync<JsonElement>("Follow", "dots", Ct)) { Assert.Fail("Was shown " + frame); }
        });
    }

    private static async Task<HubConnection> ConnectAsync(PositionsFixture place, StaffClient who)
    {
        var connection = new HubConnectionBuilder().WithUrl(new Uri(place.Server.Address, "live"), http => http.AccessTokenProvider = () => Task.FromResult<string?>(who.Token)).Build();
        await connection.StartAsync(Ct);
        return connection;
    }
}
