using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Posting;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Posting;

/// <summary>Plans of posts over HTTP, on both stores: two streets that no road joins, of which a car each is enough.</summary>
public sealed class PostPlanTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Cars_are_placed_where_they_cover_most_and_the_plan_is_accepted_once(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var leader = await server.SignInAsync(new HeldRole("leader", places.Root, null), new HeldRole("shift-leader", places.Root, null));
        using var below = await server.SignInAsync("leader", places.Subdistrict);
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var ask = new { planId = Guid.CreateVersion7(), units = 2, weights = new { people = 0.0, cases = 0.0, places = 0.0, roads = 1.0 }, seconds = 5 };
        Task<HttpResponseMessage> AskAsync(HttpClient who, object asked) => who.PostAsJsonAsync("/api/dispatch/posts/plans", asked, Ct);
        await AskAsync(leader, ask).RefusedAsync("dispatch.posts.no-roads", HttpStatusCode.Conflict);
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(server.District.Code, [Street(0.005, "南街"), Street(0.015, "北街")], "", Ct);
        await AskAsync(desk, ask).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await AskAsync(below, ask).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await AskAsync(leader, ask with { weights = new { people = 0.0, cases = 0.0, places = 0.0, roads = 0.0 } }).RefusedAsync("dispatch.posts.nothing-counts", HttpStatusCode.BadRequest);

        var unit = await UnitAsync(leader, places.Root);
        await AskAsync(leader, ask).ReadAsync();
        Assert.Equal(ask.planId, (await AskAsync(leader, ask).ReadAsync()).GetProperty("planId").GetGuid());
        await AskAsync(leader, ask with { units = 3 }).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        var ready = await ReadyAsync(leader, ask.planId);
        var result = ready.GetProperty("result");
        Assert.Equal(1, result.GetProperty("covered").GetDouble(), 6);
        Assert.InRange(result.GetProperty("gap").GetDouble(), 0, CoverAnswer.ProvenGap);
        Assert.Equal(2, result.GetProperty("posts").GetArrayLength());
        Assert.Equal(["北街", "南街"], result.GetProperty("posts").EnumerateArray().Select(p => p.GetProperty("street").GetString()).Order(StringComparer.Ordinal));
        // Today's one car holds one of the two streets, and so does what is left where one is out.
        Assert.Equal((0.5, 0.5), (Math.Round(result.GetProperty("todayCovered").GetDouble(), 2), Math.Round(result.GetProperty("worstWithoutOne").GetDouble(), 2)));
        Assert.True(result.GetProperty("chanceCovered").GetDouble() <= 1);

        var accept = new { actId = Guid.CreateVersion7(), assign = new[] { new { unitId = unit, post = 1 } } };
        Task<HttpResponseMessage> AcceptAsync(object how) => leader.PostAsJsonAsync($"/api/dispatch/posts/plans/{ask.planId}/accept", how, Ct);
        await AcceptAsync(accept with { assign = [new { unitId = unit, post = 2 }] }).RefusedAsync("dispatch.posts.bad-assignment", HttpStatusCode.BadRequest);
        await AcceptAsync(accept with { assign = [new { unitId = Guid.CreateVersion7(), post = 0 }] }).RefusedAsync("dispatch.posts.bad-assignment", HttpStatusCode.BadRequest);
        Assert.Equal("accepted", (await AcceptAsync(accept).ReadAsync()).GetProperty("state").GetString());
        Assert.Equal(leader.AccountId, (await AcceptAsync(accept).ReadAsync()).GetProperty("acceptedBy").GetGuid());
        await AcceptAsync(accept with { actId = Guid.CreateVersion7() }).RefusedAsync("dispatch.posts.not-ready", HttpStatusCode.Conflict);
        var moved = Assert.Single((await desk.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray());
        Assert.Equal(result.GetProperty("posts")[1].GetProperty("longitude").GetDouble(), moved.GetProperty("postLongitude").GetDouble());
        var listed = Assert.Single((await leader.GetAsync("/api/dispatch/posts/plans", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("accepted", JsonValueKind.Null), (listed.GetProperty("state").GetString(), listed.GetProperty("result").ValueKind));
        await leader.PostAsJsonAsync($"/api/dispatch/posts/plans/{Guid.CreateVersion7()}/cancel", new { }, Ct).RefusedAsync("dispatch.posts.unknown", HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> ReadyAsync(HttpClient leader, Guid plan)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var seen = await leader.GetAsync($"/api/dispatch/posts/plans/{plan}", Ct).ReadAsync();
            if (seen.GetProperty("state").GetString() != "running") { return seen; }
            await Task.Delay(100, Ct);
        }

        throw new TimeoutException("The plan was not made in 30 seconds.");
    }

    private static async Task<Guid> UnitAsync(HttpClient leader, string root)
    {
        var id = Guid.CreateVersion7();
        await leader.PutAsJsonAsync(
            $"/api/dispatch/units/{id}", new { code = "P1", name = "一组", kind = "car", areaPath = root, postLongitude = TinyDistrict.West + 0.003, postLatitude = TinyDistrict.South + 0.005 }, Ct).ReadAsync();
        await leader.PostAsJsonAsync($"/api/dispatch/units/{id}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync();
        return id;
    }

    private static DrawnRoad Street(double north, string name) =>
        new("residential", new LineString([new(TinyDistrict.West, TinyDistrict.South + north), new(TinyDistrict.West + 0.01, TinyDistrict.South + north), new(TinyDistrict.West + 0.02, TinyDistrict.South + north)]), name);
}
