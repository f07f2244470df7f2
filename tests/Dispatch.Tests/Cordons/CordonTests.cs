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
        Assert.NotEqual(0, (await desk.GetAsync("/api/dispatch/closures/stretches", Ct).ReadAsync()).GetProperty("features").GetArrayLength());

        // Units pass the posts of a fire; a flood holds them too, until it is opened.
        Assert.True(await ReachesVillageAsync(server));
        var flood = accept with { closureId = Guid.CreateVersion7(), reason = "flood", holdsUnits = true };
        await desk.PostAsJsonAsync("/api/dispatch/cordons", flood, Ct).ReadAsync();
        Assert.False(await ReachesVillageAsync(server));
        await desk.PostAsJsonAsync($"/api/dispatch/closures/{flood.closureId}/reopen", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        Assert.True(await ReachesVillageAsync(server));
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
