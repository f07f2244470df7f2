using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Making;
using Wangge.Testing;

namespace Wangge.Rounds.Tests;

/// <summary>A small district with two must-check points 400 m apart, a plan of a round that is on now, who walks and who leads.</summary>
internal sealed class Beat : IAsyncDisposable
{
    /// <summary>09:00 on a Monday in the district.</summary>
    public static readonly DateTimeOffset Nine = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    private Beat(TestServer server, TinyPlaces places, StillClock clock) => (Server, Places, Clock) = (server, places, clock);

    public TestServer Server { get; }

    public TinyPlaces Places { get; }

    public StillClock Clock { get; }

    public StaffClient Walker { get; private set; } = null!;

    public StaffClient Leader { get; private set; } = null!;

    public Guid School { get; } = Guid.CreateVersion7();

    public Guid WaterPoint { get; } = Guid.CreateVersion7();

    public Guid Plan { get; } = Guid.CreateVersion7();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <param name="schoolWays">What the school asks for; the water point asks to be passed.</param>
    public static async Task<Beat> StartAsync(StoreKind store, string[]? schoolWays = null, bool isOrdered = false)
    {
        var clock = new StillClock(Nine);
        var server = await TestServer.StartAsync(store, clock);
        var beat = new Beat(server, await server.FoundTinyDistrictAsync(), clock);
        beat.Walker = await server.SignInAsync("patrol", beat.Places.Subdistrict + "A/");
        beat.Leader = await server.SignInAsync("leader", beat.Places.Root);
        await beat.PutPointAsync(beat.School, 0, "MC-1", "东街小学", "school", 0, schoolWays ?? ["position"]).ReadAsync();
        await beat.PutPointAsync(beat.WaterPoint, 0, "MC-2", "供水点", "water", 400, ["position"]).ReadAsync();
        await beat.PutPlanAsync(0, isOrdered: isOrdered).ReadAsync();
        await beat.Walker.PutAsJsonAsync("/api/duty", new { spellId = Guid.CreateVersion7(), isOn = true, happenedAt = Nine }, Ct).ReadAsync();
        return beat;
    }

    /// <summary>Degrees of a place so many metres east of the school.</summary>
    public static (double Longitude, double Latitude) Place(double east) => (TinyDistrict.Somewhere.Longitude - 0.003 + (east / 84_500), TinyDistrict.Somewhere.Latitude);

    public Task<HttpResponseMessage> PutPointAsync(Guid id, int basedOn, string code, string name, string kind, double east, string[] ways, int dwell = 0, Guid? act = null, HttpClient? by = null)
    {
        var (longitude, latitude) = Place(east);
        return (by ?? Leader).PutAsJsonAsync($"/api/rounds/points/{id}", new { actId = act ?? Guid.CreateVersion7(), basedOn, fields = new { code, name, kind, longitude, latitude, ways, dwellSeconds = dwell } }, Ct);
    }

    /// <summary>Every day from 09:00 to 10:00 and from 16:00 to 17:00, half an hour of lateness.</summary>
    public Task<HttpResponseMessage> PutPlanAsync(int basedOn, object? walkers = null, bool isOrdered = false, Guid[]? points = null, Guid? act = null, HttpClient? by = null) => (by ?? Leader).PutAsJsonAsync(
        $"/api/rounds/plans/{Plan}",
        new
        {
            actId = act ?? Guid.CreateVersion7(), basedOn,
            content = new
            {
                name = "上学护校", areaPath = Places.Subdistrict, pointIds = points ?? [School, WaterPoint], isOrdered, days = new[] { 1, 2, 3, 4, 5, 6, 7 },
                times = new[] { new { from = "09:00:00", until = "10:00:00" }, new { from = "16:00:00", until = "17:00:00" } }, lateMinutes = 30,
                walkers = walkers ?? new { role = "patrol", areaPath = Places.Subdistrict },
            },
        }, Ct);

    /// <summary>The rounds of whoever asks.</summary>
    public async Task<List<JsonElement>> MineAsync(HttpClient? who = null) => [.. (await (who ?? Walker).GetAsync("/api/my/rounds", Ct).ReadAsync()).GetProperty("rounds").EnumerateArray()];

    /// <summary>The round of this morning.</summary>
    public async Task<Guid> RoundAsync() => (await MineAsync()).First(r => r.GetProperty("opensAt").GetDateTimeOffset() == Nine).GetProperty("roundId").GetGuid();

    public static object Fix(double minute, double east) => new { at = Nine.AddMinutes(minute), longitude = Place(east).Longitude, latitude = Place(east).Latitude, accuracyMetres = 8 };

    public Task<HttpResponseMessage> SendAsync(Guid round, object[]? fixes = null, object[]? proofs = null, Guid? act = null, HttpClient? by = null) =>
        (by ?? Walker).PostAsJsonAsync($"/api/rounds/walks/{round}/proofs", new { actId = act ?? Guid.CreateVersion7(), happenedAt = Nine.AddMinutes(1), fixes, proofs }, Ct);

    /// <summary>What the sheet of a day says at a point.</summary>
    public async Task<string> CodeAsync(Guid point, DateOnly? day = null) =>
        (await Leader.GetAsync($"/api/rounds/codes?point={point}{(day is { } d ? $"&day={d:yyyy-MM-dd}" : "")}", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("text").GetString()!;

    public async Task SweepAsync() => await Server.Services.GetRequiredService<RoundSweep>().SweepAsync(Server.District, Ct);

    public async ValueTask DisposeAsync()
    {
        Walker.Dispose();
        Leader.Dispose();
        await Server.DisposeAsync();
    }
}
