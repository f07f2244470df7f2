using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Roads;
using Wangge.Dispatch.Tests.Travel;
using Wangge.Dispatch.Travel;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Closures;

/// <summary>Roads are closed by a point, a line, a polygon or from a case, and ways lead round them at once.</summary>
public sealed class ClosureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_closed_road_is_gone_round_from_the_next_question_on_until_it_is_opened(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var (from, to) = (Point(0.5, 1), Point(1.5, 1));
        var straight = await TimeAsync(server, from, to);

        // The fast street between the two, for cars alone.
        var id = Guid.CreateVersion7();
        var request = new { closureId = id, shape = Geo(1.25, 1), whom = "car", reason = "flood" };
        var closed = await desk.PostAsJsonAsync("/api/dispatch/closures", request, Ct).ReadAsync();
        Assert.Equal(("closed", 1), (closed.GetProperty("state").GetString(), closed.GetProperty("stretches").GetInt32()));
        Assert.Equal(id, (await desk.PostAsJsonAsync("/api/dispatch/closures", request, Ct).ReadAsync()).GetProperty("id").GetGuid());
        await desk.PostAsJsonAsync("/api/dispatch/closures", request with { reason = "works" }, Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);

        Assert.True(await TimeAsync(server, from, to) > straight + TimeSpan.FromSeconds(20));
        Assert.Equal(TravelBounds.Walk(168.9).TotalSeconds, (await TimeAsync(server, from, to, RoadMode.Foot)).TotalSeconds, 1.0);
        // Who stands in the closed street walks out of it.
        Assert.NotNull(await FindTimeAsync(server, Point(1.5, 1), Point(3, 3)));
        var stretches = await desk.GetAsync("/api/dispatch/closures/stretches", Ct).ReadAsync();
        var feature = Assert.Single(stretches.GetProperty("features").EnumerateArray());
        Assert.Equal(("flood", "东西1街", "car"), (Property(feature, "reason"), Property(feature, "name"), Property(feature, "mode")));

        // A new network is another drawing of the same streets, in another order.
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, DrawnTown.Roads().Reverse(), "", Ct);
        Assert.True(await TimeAsync(server, from, to) > straight + TimeSpan.FromSeconds(20));

        var open = await desk.GetAsync("/api/dispatch/closures", Ct).ReadAsync();
        Assert.Equal(id, Assert.Single(open.GetProperty("items").EnumerateArray()).GetProperty("id").GetGuid());
        for (var i = 0; i < 2; i++) { Assert.Equal("opened", (await desk.PostAsync($"/api/dispatch/closures/{id}/reopen", null, Ct).ReadAsync()).GetProperty("state").GetString()); }
        Assert.Equal(straight, await TimeAsync(server, from, to));
        Assert.Empty((await desk.GetAsync("/api/dispatch/closures", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Single((await desk.GetAsync("/api/dispatch/closures?all=true", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        await using var db = server.Store.Lease();
        Assert.Equal(2, db.Set<AuditLeafRow>().Count(l => l.Action == "dispatch.road-closed" || l.Action == "dispatch.road-opened"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_closure_begins_and_ends_by_the_clock(StoreKind store)
    {
        var clock = new MovableClock();
        await using var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var desk = await server.SignInAsync("leader", places.Root);
        var now = clock.GetUtcNow();
        await desk.PostAsJsonAsync("/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), shape = Geo(1.25, 1), whom = "all", reason = "event", from = now.AddHours(1), until = now.AddHours(2) }, Ct).ReadAsync();
        var seen = new List<int>();
        foreach (var minutes in (int[])[0, 61, 60])
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            await using var scope = server.Scope();
            seen.Add((await scope.ServiceProvider.GetRequiredService<RoadsNow>().FindAsync(RoadMode.Foot, Ct))!.ClosedStretches.Count);
        }

        Assert.Equal([0, 1, 0], seen);
        Assert.Equal("ended", (await desk.GetAsync("/api/dispatch/closures?all=true", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_line_closes_what_it_runs_along_and_a_polygon_what_it_touches()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var desk = await server.SignInAsync("shift-leader", places.Root);
        // Along three pieces of a street, a few metres beside it, across two others.
        var line = new { type = "LineString", coordinates = new[] { Pair(0.5, 2.02), Pair(3.5, 1.98) } };
        Assert.Equal(4, await CloseAsync(line));
        // Around one crossing: its four arms.
        var polygon = new { type = "Polygon", coordinates = new[] { new[] { Pair(2.8, 2.8), Pair(3.2, 2.8), Pair(3.2, 3.2), Pair(2.8, 3.2), Pair(2.8, 2.8) } } };
        Assert.Equal(4, await CloseAsync(polygon));

        async Task<int> CloseAsync(object shape) =>
            (await desk.PostAsJsonAsync("/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), shape, whom = "car", reason = "works" }, Ct).ReadAsync()).GetProperty("stretches").GetInt32();
    }

    [Fact]
    public async Task What_cannot_be_closed_is_refused_and_nothing_is_kept()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var fit = new { closureId = Guid.CreateVersion7(), shape = (object?)Geo(1.25, 1), whom = "car", reason = "flood", until = (DateTimeOffset?)null, caseId = (Guid?)null };
        Task<HttpResponseMessage> CloseAsync(object request) => desk.PostAsJsonAsync("/api/dispatch/closures", request, Ct);
        await CloseAsync(fit).RefusedAsync("dispatch.closure.no-roads", HttpStatusCode.Conflict);
        await server.DrawTownAsync();

        await CloseAsync(fit with { closureId = Guid.Empty }).RefusedAsync("request.bad-id", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { reason = "whim" }).RefusedAsync("dispatch.closure.bad-reason", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { whom = "bus" }).RefusedAsync("dispatch.closure.bad-whom", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { until = DateTimeOffset.UnixEpoch }).RefusedAsync("dispatch.closure.bad-span", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { shape = null }).RefusedAsync("dispatch.closure.bad-shape", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { shape = Geo(40, 40) }).RefusedAsync("dispatch.closure.no-road-there", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { shape = new { type = "LineString", coordinates = new[] { Pair(0, 0), Pair(4_000, 0) } } }).RefusedAsync("dispatch.closure.bad-shape", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { shape = new { type = "Circle" } }).RefusedAsync("geojson.wrong-type", HttpStatusCode.BadRequest);
        await CloseAsync(fit with { caseId = Guid.CreateVersion7() }).RefusedAsync("dispatch.closure.unknown-case", HttpStatusCode.BadRequest);
        await desk.PostAsync($"/api/dispatch/closures/{Guid.CreateVersion7()}/reopen", null, Ct).RefusedAsync("dispatch.closure.unknown", HttpStatusCode.NotFound);
        await desk.GetAsync("/api/dispatch/closures?after=nonsense", Ct).RefusedAsync("dispatch.closure.bad-page", HttpStatusCode.BadRequest);
        Assert.Empty((await desk.GetAsync("/api/dispatch/closures?all=true", Ct).ReadAsync()).GetProperty("items").EnumerateArray());

        using var worker = await server.SignInAsync("grid-worker", places.Root);
        await worker.PostAsJsonAsync("/api/dispatch/closures", fit, Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        // Of the other community's streets.
        using var elsewhere = await server.SignInAsync("shift-leader", places.Subdistrict + "B/");
        await elsewhere.PostAsJsonAsync("/api/dispatch/closures", fit, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_reaches_into_anothers_area_is_closed_by_who_answers_for_both()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        DrawnRoad[] roads = [Road(2), Road(8)];
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, roads, "", Ct);
        using var ofOne = await server.SignInAsync("shift-leader", places.Subdistrict + "A/");
        using var ofBoth = await server.SignInAsync("shift-leader", places.Subdistrict);
        var across = new { type = "Polygon", coordinates = new[] { new[] { Pair(0.8, 1.9), Pair(1.2, 1.9), Pair(1.2, 8.1), Pair(0.8, 8.1), Pair(0.8, 1.9) } } };

        await CloseAsync(ofOne, across).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        Assert.Equal(2, (await CloseAsync(ofBoth, across).ReadAsync()).GetProperty("stretches").GetInt32());
        Assert.Equal(1, (await CloseAsync(ofOne, Geo(1, 2)).ReadAsync()).GetProperty("stretches").GetInt32());

        static Task<HttpResponseMessage> CloseAsync(StaffClient desk, object shape) =>
            desk.PostAsJsonAsync("/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), shape, whom = "car", reason = "works" }, Ct);

        static DrawnRoad Road(double north)
        {
            var ((x1, y1), (x2, y2)) = (DrawnTown.At(0.5, north), DrawnTown.At(1.5, north));
            return new DrawnRoad("residential", new LineString([new Coordinate(x1, y1), new Coordinate(x2, y2)]));
        }
    }

    [Fact]
    public async Task The_road_before_a_case_is_closed_from_the_case()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        var places = await server.FoundTinyDistrictAsync();
        await server.DrawTownAsync();
        using var worker = await server.SignInAsync("grid-worker", places.Root);
        var (longitude, latitude) = DrawnTown.At(1.25, 1.1);
        await worker.PutAsJsonAsync($"/api/reports/{Guid.CreateVersion7()}", new { words = "路面积水", longitude, latitude }, Ct).ReadAsync(HttpStatusCode.Created);
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var caseId = (await desk.GetAsync("/api/cases", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("caseId").GetGuid();
        var closed = await desk.PostAsJsonAsync("/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), whom = "all", reason = "flood", caseId }, Ct).ReadAsync();
        Assert.Equal(2, closed.GetProperty("stretches").GetInt32());
        Assert.Single((await desk.GetAsync($"/api/dispatch/closures?caseId={caseId}", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Empty((await desk.GetAsync($"/api/dispatch/closures?caseId={Guid.CreateVersion7()}", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
    }

    private static async Task<TimeSpan> TimeAsync(TestServer server, TravelPoint from, TravelPoint to, RoadMode mode = RoadMode.Car) => (await FindTimeAsync(server, from, to, mode))!.Value;

    private static async Task<TimeSpan?> FindTimeAsync(TestServer server, TravelPoint from, TravelPoint to, RoadMode mode = RoadMode.Car)
    {
        await using var scope = server.Scope();
        return (await scope.ServiceProvider.GetRequiredService<ITravelTimes>().RankAsync(to, [from], mode, TimeSpan.FromHours(1), Ct)).Times[0].Duration;
    }

    private static TravelPoint Point(double east, double north) => DrawnTown.At(east, north) is var (longitude, latitude) ? new(longitude, latitude) : default;

    private static double[] Pair(double east, double north) => DrawnTown.At(east, north) is var (longitude, latitude) ? [longitude, latitude] : [];

    private static object Geo(double east, double north) => new { type = "Point", coordinates = Pair(east, north) };

    private static string? Property(System.Text.Json.JsonElement feature, string name) => feature.GetProperty("properties").GetProperty(name).GetString();
}
