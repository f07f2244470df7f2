using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Dispatch.Positions;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Positions;

/// <summary>A small district with a unit that has a tracker, a patrol of its crew, a grid worker outside of units, and a desk.</summary>
public sealed class PositionsFixture : IAsyncDisposable
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private PositionsFixture(TestServer server, TinyPlaces places, StaffClient desk, StaffClient worker)
    {
        (Server, Places, Desk, Worker) = (server, places, desk, worker);
        Anyone = server.Client();
    }

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    /// <summary>Leader, dispatcher and shift leader of the district.</summary>
    public StaffClient Desk { get; }

    public StaffClient Worker { get; }

    public HttpClient Anyone { get; }

    public Guid UnitId { get; } = Guid.CreateVersion7();

    public Guid TrackerId { get; } = Guid.CreateVersion7();

    public string Secret { get; private set; } = "";

    public string UserName { get; private set; } = "";

    public static async Task<PositionsFixture> StartAsync(StoreKind store, TimeProvider? clock = null, Action<WebApplicationBuilder>? configure = null)
    {
        var server = await TestServer.StartAsync(store, clock, configure);
        var places = await server.FoundTinyDistrictAsync();
        var desk = await server.SignInAsync([.. ((string[])["dispatcher", "shift-leader", "leader"]).Select(role => new Kernel.Access.HeldRole(role, places.Root, null))]);
        var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        var fixture = new PositionsFixture(server, places, desk, worker);
        await desk.PutAsJsonAsync($"/api/dispatch/units/{fixture.UnitId}", new { code = "P1", name = "巡防一组", kind = "car", areaPath = places.Root }, Ct).ReadAsync();
        var made = await desk.PutAsJsonAsync($"/api/dispatch/trackers/{fixture.TrackerId}", new { unitId = fixture.UnitId, label = "车载一号" }, Ct).ReadAsync();
        (fixture.Secret, fixture.UserName) = (made.GetProperty("secret").GetString()!, made.GetProperty("userName").GetString()!);
        return fixture;
    }

    public Task SayUnitAsync(string state) => Desk.PostAsJsonAsync($"/api/dispatch/units/{UnitId}/state", new { actId = Guid.CreateVersion7(), state }, Ct).ReadAsync();

    public Task DutyAsync(Guid spell, bool isOn, DateTimeOffset at) => Worker.PutAsJsonAsync("/api/duty", new { spellId = spell, isOn, happenedAt = at }, Ct).ReadAsync();

    /// <summary>Sends as a tracking app does.</summary>
    /// <returns>Status and word.</returns>
    public async Task<(int Status, string Word)> TrackAsync(DateTimeOffset at, double longitude = 120.905, double latitude = 40.705, string? id = null)
    {
        var query = string.Create(CultureInfo.InvariantCulture, $"/osmand?id={id ?? Secret}&lat={latitude}&lon={longitude}&timestamp={at.ToUnixTimeMilliseconds()}&speed=10&accuracy=5");
        using var answer = await Anyone.GetAsync(query, Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    /// <summary>Sends as the worker's phone does.</summary>
    /// <returns>For each fix its outcome, or the code of its refusal.</returns>
    public async Task<string[]> SendAsync(params (DateTimeOffset At, double Longitude, double Latitude)[] fixes)
    {
        var answer = await Worker.PostAsJsonAsync("/api/dispatch/positions", new { fixes = fixes.Select(f => new { at = f.At, longitude = f.Longitude, latitude = f.Latitude }) }, Ct).ReadAsync();
        return [.. answer.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("code").GetString() ?? a.GetProperty("outcome").GetString()!)];
    }

    /// <summary>Units' dots as a desk gets them.</summary>
    public async Task<JsonElement[]> DotsAsync() => [.. (await Desk.GetAsync("/api/dispatch/dots", Ct).ReadAsync()).EnumerateArray()];

    /// <summary>Dots of people outside of units, which the house knows and tells no desk.</summary>
    internal async Task<LiveDot[]> PeopleAsync() =>
        [.. (await Server.Services.GetRequiredService<LivePictures>().GetAsync(Server.District.Code)).Dots.Where(d => !d.IsUnit)];

    internal async Task<List<FixRow>> RowsAsync(Guid sourceId)
    {
        await using var db = Server.Store.Lease();
        return await db.Set<FixRow>().AsNoTracking().Where(f => f.SourceId == sourceId).OrderBy(f => f.At).ToListAsync(Ct);
    }

    public async ValueTask DisposeAsync()
    {
        Anyone.Dispose();
        Worker.Dispose();
        Desk.Dispose();
        await Server.DisposeAsync();
    }
}
