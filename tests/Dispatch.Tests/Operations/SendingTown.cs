using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Access;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Operations;

/// <summary>A street with units on it, a desk, a leader and a crew.</summary>
internal sealed record SendingTown(TestServer Server, TinyPlaces Places, StaffClient Desk, StaffClient Leader, StaffClient Crew) : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<SendingTown> StartAsync(StoreKind store, MovableClock clock)
    {
        var server = await TestServer.StartAsync(store, clock);
        var places = await server.FoundTinyDistrictAsync();
        var middle = TinyDistrict.South + 0.005;
        await server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(
            server.District.Code,
            [new DrawnRoad("residential", new LineString([new(TinyDistrict.West, middle), new(TinyDistrict.West + 0.01, middle), new(TinyDistrict.West + 0.02, middle)]), "中街")], "", Ct);
        return new SendingTown(
            server, places, await server.SignInAsync("dispatcher", places.Root), await server.SignInAsync(new HeldRole("leader", places.Root, null), new HeldRole("shift-leader", places.Root, null)),
            await server.SignInAsync("patrol", places.Root));
    }

    /// <summary>Goes on duty, or off.</summary>
    public static async Task DutyAsync(StaffClient who, bool isOn, Guid? spell = null) =>
        await who.PutAsJsonAsync("/api/duty", new { spellId = spell ?? Guid.CreateVersion7(), isOn, happenedAt = TimeProvider.System.GetUtcNow() }, Ct).ReadAsync();

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await holds()) { await Task.Delay(50, patience.Token); }
    }

    /// <summary>A car on its post along the street, free, on shift around the clock.</summary>
    public Task<Guid> UnitAsync(string code, double east, params Guid[] crew) => UnitAsync(code, east, "06:30:00", "06:30:00", crew);

    public async Task<Guid> UnitAsync(string code, double east, string? shiftFrom, string? shiftTo, params Guid[] crew)
    {
        var id = Guid.CreateVersion7();
        await Leader.PutAsJsonAsync(
            $"/api/dispatch/units/{id}",
            new { code, name = code + "组", kind = "car", areaPath = Places.Root, crewIds = crew, shiftFrom, shiftTo, postLongitude = east, postLatitude = TinyDistrict.South + 0.005 }, Ct).ReadAsync();
        await Desk.PostAsJsonAsync($"/api/dispatch/units/{id}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync();
        return id;
    }

    /// <summary>A matter at the school's gate.</summary>
    /// <returns>Its case.</returns>
    public async Task<Guid> ReportAsync()
    {
        using var worker = await Server.SignInAsync("grid-worker", Places.Root);
        var (longitude, latitude) = TinyDistrict.Somewhere;
        var answer = await worker.PutAsJsonAsync(
            $"/api/reports/{Guid.CreateVersion7()}",
            new { type = "hazard.manhole-cover", words = "井盖缺失", placeText = "学校门口", longitude, latitude }, Ct).ReadAsync(HttpStatusCode.Created);
        return answer.GetProperty("caseId").GetGuid();
    }

    /// <returns>The operation that it is on.</returns>
    public async Task<Guid> SendAsync(Guid unit, object subject)
    {
        var sent = await Desk.PostAsJsonAsync("/api/dispatch/sendings", new { subject, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        return sent.GetProperty("operationId").GetGuid();
    }

    public Task SayAsync(Guid operation, Guid unit, string act) =>
        Desk.PostAsJsonAsync($"/api/dispatch/operations/{operation}/units/{unit}/{act}", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();

    public Task<JsonElement> ShowAsync(Guid operation) => Desk.GetAsync($"/api/dispatch/operations/{operation}", Ct).ReadAsync();

    /// <summary>Unit states by id.</summary>
    public async Task<Dictionary<Guid, string>> StatesAsync() =>
        (await Desk.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray().ToDictionary(u => u.GetProperty("id").GetGuid(), u => u.GetProperty("state").GetString()!);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in (StaffClient[])[Desk, Leader, Crew]) { client.Dispose(); }
        await Server.DisposeAsync();
    }
}
