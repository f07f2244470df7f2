using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Cordons;

/// <summary>Cordons over HTTP, on both stores: a town of four by four streets, 200 m apart, that one bridge joins to a village.</summary>
public sealed class CordonTests
{
    private const double Step = 0.0024;
    private static readonly (double X, double Y) Corner = (TinyDistrict.West + 0.002, TinyDistrict.South + 0.003);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_cordon_is_planned_with_the_fewest_people_and_accepted_as_one_closure(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        using var below = await server.SignInAsync("dispatcher", "/elsewhere/");
        var area = new { longitude = Corner.X + (5 * Step), latitude = Corner.Y, radiusMetres = 150, marginMetres = 900, way = "both" };
        Task<HttpResponseMessage> PlanAsync(object area) => desk.PostAsJsonAsync("/api/dispatch/cordons/plan", area, Ct);
        await PlanAsync(area).RefusedAsync("dispatch.cordon.no-roads", HttpStatusCode.Conflict);
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, Streets(), "", Ct);

        await PlanAsync(area with { way = "sideways" }).RefusedAsync("dispatch.cordon.bad-area", HttpStatusCode.BadRequest);
        await PlanAsync(new { marginMetres = 500 }).RefusedAsync("dispatch.cordon.bad-area", HttpStatusCode.BadRequest);
        await PlanAsync(area with { longitude = Corner.X + 1 }).RefusedAsync("dispatch.cordon.nothing-to-close", HttpStatusCode.Conflict);

        // The village hangs on the bridge: one post there.
        var village = await PlanAsync(area).ReadAsync();
        Assert.Equal(1, village.GetProperty("people").GetInt32());
        Assert.Equal("桥路", Assert.Single(village.GetProperty("posts").EnumerateArray()).GetProperty("streets")[0].GetString());
        Assert.NotEqual(0, village.GetProperty("closed").GetArrayLength());

        // A corner in the middle of the town: four ways out, and through traffic goes round the block.
        var middle = await PlanAsync(area with { longitude = Corner.X + Step, latitude = Corner.Y + Step, radiusMetres = 60, marginMetres = 130 }).ReadAsync();
        Assert.Equal(4, middle.GetProperty("people").GetInt32());
        Assert.Contains(middle.GetProperty("detours").EnumerateArray(), d => d.GetProperty("secondsAfter").ValueKind == JsonValueKind.Number && d.GetProperty("secondsAfter").GetInt32() > d.GetProperty("secondsBefore").GetInt32());

        var accept = new { closureId = Guid.CreateVersion7(), area, roadVersion = village.GetProperty("roadVersion").GetString(), reason = "fire", holdsUnits = false };
        await desk.PostAsJsonAsync("/api/dispatch/cordons", accept with { roadVersion = "0" }, Ct).RefusedAsync("dispatch.cordon.roads-changed", HttpStatusCode.Conflict);
        await desk.PostAsJsonAsync("/api/dispatch/cordons", accept with { reason = "whim" }, Ct).RefusedAsync("dispatch.cordon.bad-reason", HttpStatusCode.BadRequest);
        await below.PostAsJsonAsync("/api/dispatch/cordons", accept, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await desk.PostAsJsonAsync("/api/dispatch/cordons", accept, Ct).ReadAsync();
        Assert.Equal("closed", (await desk.PostAsJsonAsync("/api/dispatch/cordons", accept, Ct).ReadAsync()).GetProperty("state").GetString());
        var post = Assert.Single((await desk.GetAsync("/api/dispatch/closures", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("posts").EnumerateArray());
        Assert.Equal((1, "桥路"), (post.GetProperty("number").GetInt32(), post.GetProperty("streets")[0].GetString()));
        Assert.NotEqual(0, (await desk.GetAsync("/api/dispatch/closures/stretches", Ct).ReadAsync()).GetProperty("features").GetArrayLength());

        // Units pass the posts of a fire; a flood holds them too, until it is opened.
        Assert.True(await ReachesVillageAsync(server));
        var flood = accept with { closureId = Guid.CreateVersion7(), reason = "flood", holdsUnits = true };
        await desk.PostAsJsonAsync("/api/dispatch/cordons", flood, Ct).ReadAsync();
        Assert.False(await ReachesVillageAsync(server));
        await desk.PostAsJsonAsync($"/api/dispatch/closures/{flood.closureId}/reopen", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        Assert.True(await ReachesVillageAsync(server));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_unit_is_sent_to_hold_a_post_within_the_operation_and_arrives_there_not_at_the_fire(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        using var leader = await server.SignInAsync("shift-leader", places.Root);
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, Streets(), "", Ct);
        var area = new { longitude = Corner.X + (5 * Step), latitude = Corner.Y, radiusMetres = 150, marginMetres = 900, way = "both" };
        var plan = await desk.PostAsJsonAsync("/api/dispatch/cordons/plan", area, Ct).ReadAsync();
        var closureId = Guid.CreateVersion7();
        var cordon = await desk.PostAsJsonAsync("/api/dispatch/cordons", new { closureId, area, roadVersion = plan.GetProperty("roadVersion").GetString(), reason = "gas" }, Ct).ReadAsync();
        var post = cordon.GetProperty("posts")[0];
        var (longitude, latitude) = (post.GetProperty("longitude").GetDouble(), post.GetProperty("latitude").GetDouble());
        var unit = Guid.CreateVersion7();
        await leader.PutAsJsonAsync($"/api/dispatch/units/{unit}", new { code = "P1", name = "一组", kind = "car", areaPath = places.Root, postLongitude = Corner.X, postLatitude = Corner.Y }, Ct).ReadAsync();
        await desk.PostAsJsonAsync($"/api/dispatch/units/{unit}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync();

        var operation = Guid.CreateVersion7();
        var send = new
        {
            subject = new { kind = "place", longitude = area.longitude, latitude = area.latitude }, operationId = operation, unitId = unit, actId = Guid.CreateVersion7(), post = new { closureId, number = 2 },
        };
        await desk.PostAsJsonAsync("/api/dispatch/sendings", send, Ct).RefusedAsync("dispatch.operation.unknown-post", HttpStatusCode.BadRequest);
        await desk.PostAsJsonAsync("/api/dispatch/sendings", send with { post = new { closureId, number = 1 } }, Ct).ReadAsync();
        var part = await PartAsync();
        Assert.Equal((closureId, 1), (part.GetProperty("closureId").GetGuid(), part.GetProperty("postNumber").GetInt32()));
        Assert.Equal((longitude, latitude), (part.GetProperty("longitude").GetDouble(), part.GetProperty("latitude").GetDouble()));
        var end = (await desk.GetAsync("/api/dispatch/ways", Ct).ReadAsync())[0].GetProperty("line").EnumerateArray().Last();
        Assert.InRange(Kernel.Places.Metres.Nearby(end[0].GetDouble(), end[1].GetDouble(), longitude, latitude), 0, 60);

        await HearAsync(area.longitude, area.latitude);
        Assert.Equal("sent", (await PartAsync()).GetProperty("state").GetString());
        await HearAsync(longitude, latitude);
        Assert.Equal("arrived", (await PartAsync()).GetProperty("state").GetString());

        async Task<JsonElement> PartAsync() => (await desk.GetAsync($"/api/dispatch/operations/{operation}", Ct).ReadAsync()).GetProperty("operation").GetProperty("parts")[0];

        async Task HearAsync(double east, double north)
        {
            var now = TimeProvider.System.GetUtcNow();
            await using var scope = server.Scope();
            foreach (var listener in scope.ServiceProvider.GetServices<IListenToFixes>()) { await listener.HearAsync([new KeptFix(unit, null, unit, east, north, now, now, 5, false)], Ct); }
        }
    }

    private static async Task<bool> ReachesVillageAsync(TestServer server)
    {
        await using var scope = server.Scope();
        var (town, village) = (new TravelPoint(Corner.X + Step, Corner.Y + Step), new TravelPoint(Corner.X + (5 * Step), Corner.Y));
        return (await scope.ServiceProvider.GetRequiredService<ITravelTimes>().FindWayAsync(town, village, RoadMode.Car, Ct)).Way is not null;
    }

    private static IEnumerable<DrawnRoad> Streets()
    {
        for (var i = 0; i < 4; i++)
        {
            yield return new DrawnRoad("residential", Line(Enumerable.Range(0, 4).Select(x => (x, i))), $"横{i}街");
            yield return new DrawnRoad("residential", Line(Enumerable.Range(0, 4).Select(y => (i, y))), $"纵{i}街");
        }

        yield return new DrawnRoad("residential", Line([(3, 0), (5, 0)]), "桥路");
        yield return new DrawnRoad("residential", Line([(5, 0), (5, 1)]), "村路");
    }

    private static LineString Line(IEnumerable<(int X, int Y)> corners) => new([.. corners.Select(c => new Coordinate(Corner.X + (c.X * Step), Corner.Y + (c.Y * Step)))]);
}
