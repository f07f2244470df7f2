using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Dispatch.Zones;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Zones;

public sealed class ZoneTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Zones_are_drawn_changed_and_ended_by_those_who_may_and_the_journal_keeps_each(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var leader = await server.SignInAsync("leader", places.Root);
        using var below = await server.SignInAsync("leader", places.Subdistrict);
        using var desk = await server.SignInAsync("dispatcher", places.Root);
        var (zone, act) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Task<HttpResponseMessage> PutAsync(HttpClient who, Guid act, int version, int minutes, object? edge, string kind = "core", Guid? id = null) =>
            who.PutAsJsonAsync($"/api/dispatch/zones/{id ?? zone}", new { actId = act, version, name = "政府核心区", kind, minutes, edge }, Ct);

        var rest = Assert.Single((await desk.GetAsync("/api/dispatch/zones", Ct).ReadAsync()).EnumerateArray());
        Assert.Equal((8, 0), (rest.GetProperty("minutes").GetInt32(), rest.GetProperty("version").GetInt32()));

        await PutAsync(desk, act, 0, 1, Square(0.002)).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await PutAsync(below, act, 0, 1, Square(0.002)).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await PutAsync(leader, act, 0, 1, null).RefusedAsync("dispatch.zone.bad-kind", HttpStatusCode.BadRequest);
        await PutAsync(leader, act, 0, 1, Square(0.000001)).RefusedAsync("dispatch.shape-unfit", HttpStatusCode.BadRequest);
        await PutAsync(leader, act, 1, 1, Square(0.002)).RefusedAsync("dispatch.zone.stale", HttpStatusCode.PreconditionFailed);
        await PutAsync(leader, act, 0, 1, Square(0.002)).ReadAsync();
        Assert.Equal(1, (await PutAsync(leader, act, 0, 1, Square(0.002)).ReadAsync()).GetProperty("version").GetInt32());
        await PutAsync(leader, act, 0, 2, Square(0.002)).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await PutAsync(leader, Guid.CreateVersion7(), 0, 2, Square(0.002)).RefusedAsync("dispatch.zone.stale", HttpStatusCode.PreconditionFailed);
        await PutAsync(leader, Guid.CreateVersion7(), 1, 2, Square(0.003)).ReadAsync();
        await PutAsync(leader, Guid.CreateVersion7(), 0, 10, null, "elsewhere", Zone.ElsewhereId).ReadAsync();

        await using (var scope = server.Scope())
        {
            var map = await scope.ServiceProvider.GetRequiredService<ZoneBook>().MapAsync();
            Assert.Equal([2, 10], map.Zones.Select(z => z.Minutes));
            Assert.Equal((0, 1), (map.NumberAt(TinyDistrict.West + 0.001, TinyDistrict.South + 0.001), map.NumberAt(TinyDistrict.West + 0.004, TinyDistrict.South)));
        }

        await leader.PostAsJsonAsync($"/api/dispatch/zones/{Zone.ElsewhereId}/end", new { actId = Guid.CreateVersion7(), version = 1 }, Ct).RefusedAsync("dispatch.zone.unknown", HttpStatusCode.NotFound);
        var end = new { actId = Guid.CreateVersion7(), version = 2 };
        await leader.PostAsJsonAsync($"/api/dispatch/zones/{zone}/end", end, Ct).ReadAsync();
        Assert.True((await leader.PostAsJsonAsync($"/api/dispatch/zones/{zone}/end", end, Ct).ReadAsync()).GetProperty("isEnded").GetBoolean());
        await PutAsync(leader, Guid.CreateVersion7(), 3, 2, Square(0.003)).RefusedAsync("dispatch.zone.ended", HttpStatusCode.Conflict);
        Assert.Equal(1, (await desk.GetAsync("/api/dispatch/zones", Ct).ReadAsync()).GetArrayLength());
        var journal = await desk.GetAsync($"/api/dispatch/zones/{zone}/versions", Ct).ReadAsync();
        Assert.Equal([3, 2, 1], journal.EnumerateArray().Select(v => v.GetProperty("version").GetInt32()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_begins_with_the_minutes_that_the_source_promises_and_only_once(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        await using var scope = server.Scope();
        var founding = scope.ServiceProvider.GetRequiredService<IZoneFounding>();
        var core = new PlannedZone(Guid.CreateVersion7(), "核心", "core", new Point(TinyDistrict.West, TinyDistrict.South).Buffer(0.001));
        await founding.FoundAsync([core, core with { ZoneId = Guid.CreateVersion7(), Kind = "crowded" }], Ct);
        await founding.FoundAsync([core with { ZoneId = Guid.CreateVersion7() }], Ct);
        Assert.Equal([1, 3, 8], (await scope.ServiceProvider.GetRequiredService<ZoneBook>().MapAsync()).Zones.Select(z => z.Minutes));
    }

    private static JsonElement Square(double side)
    {
        var (west, south) = (TinyDistrict.West, TinyDistrict.South);
        return JsonSerializer.SerializeToElement(new { type = "Polygon", coordinates = new[] { new[] { new[] { west, south }, [west + side, south], [west + side, south + side], [west, south + side], [west, south] } } });
    }
}
