using System.Net;
using System.Net.Http.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Duty;

public sealed class DutyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task On_duty_is_counted_by_area_once_a_person_and_forgotten_after_sixteen_hours(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        Task<HttpResponseMessage> DutyAsync(Guid spell, bool isOn, string? area = null) => worker.PutAsJsonAsync("/api/duty", new { spellId = spell, isOn, happenedAt = clock.GetUtcNow(), areaPath = area }, Ct);
        async Task<int> CountAsync() => (await desk.GetAsync("/api/duty/counts", Ct).ReadAsync()).GetProperty("onDuty").GetInt32();

        var spell = Guid.CreateVersion7();
        await DutyAsync(spell, true).ReadAsync();
        await DutyAsync(spell, true).ReadAsync();
        await DutyAsync(Guid.CreateVersion7(), true).ReadAsync();
        Assert.Equal(1, await CountAsync());
        var counts = await desk.GetAsync($"/api/duty/counts?area={places.Subdistrict}", Ct).ReadAsync();
        Assert.Equal(places.Subdistrict + "A/", Assert.Single(counts.GetProperty("areas").EnumerateArray()).GetProperty("areaPath").GetString());
        Assert.Equal(worker.AccountId, Assert.Single((await desk.GetAsync("/api/duty/people", Ct).ReadAsync()).EnumerateArray()).GetProperty("accountId").GetGuid());
        await worker.GetAsync("/api/duty/people", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await DutyAsync(Guid.CreateVersion7(), true, places.Subdistrict + "B/G001/").RefusedAsync("rounds.duty.no-role-there", HttpStatusCode.Forbidden);

        await DutyAsync(spell, false).ReadAsync();
        await DutyAsync(spell, false).ReadAsync();
        Assert.Equal(0, await CountAsync());
        Assert.False((await worker.GetAsync("/api/duty", Ct).ReadAsync()).GetProperty("isOn").GetBoolean());

        await DutyAsync(Guid.CreateVersion7(), true).ReadAsync();
        Assert.Equal(1, await CountAsync());
        clock.Advance(TimeSpan.FromHours(17));
        using var later = await server.SignInAsync("dispatcher", places.Root);
        Assert.Equal(0, (await later.GetAsync("/api/duty/counts", Ct).ReadAsync()).GetProperty("onDuty").GetInt32());
    }
}
