using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Speeds;

/// <summary>The table of speeds has versions, the weather a day; both are in force from the next question on.</summary>
public sealed class SpeedsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_new_version_is_in_force_at_once_and_the_old_one_stays(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var leader = await server.SignInAsync("leader", places.Root);
        var shown = await leader.GetAsync("/api/dispatch/speeds", Ct).ReadAsync();
        Assert.Equal(1, shown.GetProperty("version").GetInt32());
        var before = await TimeAsync(server);

        var table = JsonNode.Parse(shown.GetProperty("table").GetRawText())!;
        foreach (var one in table["classes"]!.AsArray()) { one!["carKilometres"] = one["carKilometres"]!.GetValue<double>() / 2; }
        foreach (var part in table["parts"]!.AsArray()) { part!["byClass"] = new JsonObject { ["residential"] = part["share"]!.DeepClone() }; }
        var request = new { actId = Guid.CreateVersion7(), version = 1, table, reason = "修路" };
        for (var i = 0; i < 2; i++) { Assert.Equal(2, (await leader.PutAsJsonAsync("/api/dispatch/speeds", request, Ct).ReadAsync()).GetProperty("version").GetInt32()); }
        Assert.Equal(before.TotalSeconds * 2, (await TimeAsync(server)).TotalSeconds, 0.02);
        await leader.PutAsJsonAsync("/api/dispatch/speeds", request with { actId = Guid.CreateVersion7() }, Ct).RefusedAsync("dispatch.speeds.stale", HttpStatusCode.PreconditionFailed);
        table["weathers"]!["dry"] = 0.5;
        await leader.PutAsJsonAsync("/api/dispatch/speeds", request with { actId = Guid.CreateVersion7(), version = 2 }, Ct).RefusedAsync("dispatch.speeds.bad-table", HttpStatusCode.BadRequest);

        var versions = await leader.GetAsync("/api/dispatch/speeds/versions", Ct).ReadAsync();
        Assert.Equal([2, 1], versions.EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
        Assert.Equal((leader.AccountId, "修路"), (versions[0].GetProperty("changedBy").GetGuid(), versions[0].GetProperty("reason").GetString()));
        Assert.Equal(shown.GetProperty("table").GetRawText(), (await leader.GetAsync("/api/dispatch/speeds/versions/1", Ct).ReadAsync()).GetProperty("table").GetRawText());
        await leader.GetAsync("/api/dispatch/speeds/versions/9", Ct).RefusedAsync("dispatch.speeds.unknown", HttpStatusCode.NotFound);
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        await desk.PutAsJsonAsync("/api/dispatch/speeds", request, Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_weather_holds_until_midnight_of_the_district(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var dry = await TimeAsync(server, RoadMode.Foot);
        await desk.PutAsJsonAsync("/api/dispatch/weather", new { actId = Guid.CreateVersion7(), weather = "hail" }, Ct).RefusedAsync("dispatch.weather.unknown", HttpStatusCode.BadRequest);
        var said = await desk.PutAsJsonAsync("/api/dispatch/weather", new { actId = Guid.CreateVersion7(), weather = "flood" }, Ct).ReadAsync();
        Assert.Equal(16, said.GetProperty("until").GetDateTimeOffset().UtcDateTime.Hour);
        Assert.Equal(dry.TotalSeconds * 2, (await TimeAsync(server, RoadMode.Foot)).TotalSeconds, 0.02);
        Assert.Equal("flood", (await desk.GetAsync("/api/dispatch/speeds", Ct).ReadAsync()).GetProperty("weather").GetString());
        clock.Advance(said.GetProperty("until").GetDateTimeOffset() - clock.GetUtcNow());
        Assert.Equal(dry, await TimeAsync(server, RoadMode.Foot));
    }

    private static async Task<TimeSpan> TimeAsync(TestServer server, RoadMode mode = RoadMode.Car)
    {
        await using var scope = server.Scope();
        var ((fromEast, fromNorth), (toEast, toNorth)) = (DrawnTown.At(0, 0.5), DrawnTown.At(4, 1.25));
        var ranking = await scope.ServiceProvider.GetRequiredService<ITravelTimes>().RankAsync(new(toEast, toNorth), [new(fromEast, fromNorth)], mode, TimeSpan.FromHours(1), Ct);
        return ranking.Times[0].Duration!.Value;
    }
}
