using System.Net;
using System.Net.Http.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions;

public sealed class SendPositionsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_phone_is_seen_on_duty_only_and_each_fix_has_its_answer(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store);
        var began = TimeProvider.System.GetUtcNow().AddMinutes(-20);
        Assert.Equal(["dispatch.position.off-duty"], await place.SendAsync((began.AddMinutes(1), 120.905, 40.705)));
        Assert.Empty(await place.RowsAsync(place.Worker.AccountId));

        var spell = Guid.CreateVersion7();
        await place.DutyAsync(spell, true, began);
        // What was heard of somebody off duty is forgotten by the notice, a moment later.
        await UntilAsync(async () => (await place.SendAsync((began.AddMinutes(10), 120.905, 40.705)))[0] is "kept" or "doubled");
        Assert.Equal(
            ["dispatch.position.off-duty", "late", "doubled", "kept", "dispatch.position.too-fast", "dispatch.position.no-place", "dispatch.position.in-future", "dispatch.position.too-far"],
            await place.SendAsync(
                (began.AddMinutes(-1), 120.905, 40.705), (began.AddMinutes(5), 120.905, 40.705), (began.AddMinutes(5), 120.905, 40.705), (began.AddMinutes(19), 120.915, 40.705),
                (began.AddMinutes(19.1), 120.935, 40.745), (began.AddMinutes(19.2), 0, 0), (began.AddMinutes(30), 120.905, 40.705), (began.AddMinutes(19.3), 124, 38)));
        Assert.Equal(["doubled", "doubled"], await place.SendAsync((began.AddMinutes(5), 120.905, 40.705), (began.AddMinutes(19), 120.915, 40.705)));

        var rows = await place.RowsAsync(place.Worker.AccountId);
        Assert.Equal([true, false, false], rows.Select(r => r.IsLate));
        Assert.All(rows, r => Assert.True(r.ReceivedAt > r.At));
        var dot = Assert.Single(await place.PeopleAsync());
        Assert.Equal((place.Worker.AccountId, 120.915), (dot.Id, dot.Fix.Longitude));
        Assert.Empty(await place.DotsAsync());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Going_off_duty_takes_the_dot_away_and_what_came_after(StoreKind store)
    {
        await using var place = await PositionsFixture.StartAsync(store);
        var now = TimeProvider.System.GetUtcNow();
        var spell = Guid.CreateVersion7();
        await place.DutyAsync(spell, true, now.AddMinutes(-20));
        Assert.Equal(["kept", "kept"], await place.SendAsync((now.AddMinutes(-10), 120.905, 40.705), (now.AddMinutes(-1), 120.905, 40.705)));
        Assert.Single(await place.PeopleAsync());

        await place.DutyAsync(spell, false, now.AddMinutes(-5));
        await UntilAsync(async () => (await place.PeopleAsync()).Length == 0 && (await place.RowsAsync(place.Worker.AccountId)).Count == 1);
        Assert.Equal(["dispatch.position.off-duty", "late-or-kept"], (await place.SendAsync((now, 120.905, 40.705), (now.AddMinutes(-6), 120.905, 40.705))).Select(a => a is "late" or "kept" ? "late-or-kept" : a));
        Assert.Empty(await place.PeopleAsync());
    }

    [Fact]
    public async Task A_bad_batch_is_refused_whole_and_nobody_unknown_is_heard()
    {
        await using var place = await PositionsFixture.StartAsync(StoreKind.Sqlite);
        await place.Worker.PostAsJsonAsync("/api/dispatch/positions", new { fixes = Array.Empty<object>() }, Ct).ReadAsync(HttpStatusCode.BadRequest);
        await place.Worker.PostAsJsonAsync("/api/dispatch/positions", new { fixes = Enumerable.Range(0, 121).Select(i => new { at = TimeProvider.System.GetUtcNow(), longitude = 1, latitude = 1 }) }, Ct).ReadAsync(HttpStatusCode.BadRequest);
        await place.Anyone.PostAsJsonAsync("/api/dispatch/positions", new { fixes = Array.Empty<object>() }, Ct).RefusedAsync("access.not-signed-in", HttpStatusCode.Unauthorized);
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds()) { await Task.Delay(50, patience.Token); }
    }
}
