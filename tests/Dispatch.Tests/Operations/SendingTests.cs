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

/// <summary>Sending over HTTP, on both stores: the nearest by road goes, its crew answers, it arrives, and the figures say how fast.</summary>
public sealed class SendingTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_nearest_unit_is_sent_accepts_arrives_by_its_position_and_is_measured(StoreKind store)
    {
        var clock = new MovableClock();
        await using var town = await SendingTown.StartAsync(store, clock);
        var (desk, crew) = (town.Desk, town.Crew);
        await SendingTown.DutyAsync(crew, isOn: true);
        var near = await town.UnitAsync("P1", TinyDistrict.West + 0.002, crew.AccountId);
        var far = await town.UnitAsync("P2", TinyDistrict.West + 0.018);

        var ranking = await desk.GetAsync($"/api/dispatch/ranking?kind=place&lon={TinyDistrict.West + 0.005}&lat={TinyDistrict.South + 0.005}", Ct).ReadAsync();
        var units = ranking.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(["P1", "P2"], units.Select(u => u.GetProperty("code").GetString()));
        Assert.Contains("nearest", units[0].GetProperty("reasons").EnumerateArray().Select(r => r.GetString()));
        Assert.True(units[0].GetProperty("seconds").GetInt32() < units[1].GetProperty("seconds").GetInt32());
        Assert.True(units[0].GetProperty("way").GetArrayLength() >= 2);

        var operation = Guid.CreateVersion7();
        var send = new { subject = new { kind = "place", longitude = TinyDistrict.West + 0.005, latitude = TinyDistrict.South + 0.005 }, operationId = operation, unitId = near, actId = Guid.CreateVersion7(), words = "校门口" };
        var sent = await desk.PostAsJsonAsync("/api/dispatch/sendings", send, Ct).ReadAsync();
        Assert.Equal(("sent", 1), (sent.GetProperty("unitState").GetString(), sent.GetProperty("version").GetInt32()));
        Assert.Equal(sent.GetRawText(), (await desk.PostAsJsonAsync("/api/dispatch/sendings", send, Ct).ReadAsync()).GetRawText());
        await desk.PostAsJsonAsync("/api/dispatch/sendings", send with { unitId = far }, Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await desk.PostAsJsonAsync("/api/dispatch/sendings", send with { actId = Guid.CreateVersion7(), operationId = Guid.CreateVersion7() }, Ct)
            .RefusedAsync("dispatch.unit.not-free", HttpStatusCode.Conflict);

        var mine = await crew.GetAsync("/api/dispatch/mine", Ct).ReadAsync();
        Assert.Equal("校门口", mine.GetProperty("task").GetProperty("words").GetString());
        Assert.True(mine.GetProperty("task").GetProperty("way").GetArrayLength() >= 2);
        var under = Assert.Single((await desk.GetAsync("/api/dispatch/ways", Ct).ReadAsync()).EnumerateArray());
        Assert.Equal((near, operation), (under.GetProperty("unitId").GetGuid(), under.GetProperty("operationId").GetGuid()));
        Assert.True(under.GetProperty("secondsLeft").GetInt32() > 0 && under.GetProperty("line").GetArrayLength() >= 2);
        Assert.Equal("accepted", await StateAfterAsync(crew, desk, operation, near, "accept", new { actId = Guid.CreateVersion7() }));

        clock.Advance(TimeSpan.FromMinutes(3));
        await HearAsync(0.004);
        Assert.Equal("accepted", await PartStateAsync(desk, operation));
        await HearAsync(0.0049);

        Assert.Equal("arrived", await PartStateAsync(desk, operation));
        var log = (await desk.GetAsync($"/api/dispatch/operations/{operation}", Ct).ReadAsync()).GetProperty("log").EnumerateArray().ToList();
        Assert.Equal(["send", "accept", "arrive"], log.Select(l => l.GetProperty("action").GetString()));
        Assert.Equal(["dispatcher", "crew", "system"], log.Select(l => l.GetProperty("role").GetString()));

        var figures = (await town.Leader.GetAsync($"/api/dispatch/response?from={Iso(clock.GetUtcNow().AddHours(-1))}&until={Iso(clock.GetUtcNow().AddHours(1))}", Ct).ReadAsync()).GetProperty("all");
        Assert.Equal((1, 1.0), (figures.GetProperty("arrived").GetInt32(), figures.GetProperty("inTime").GetDouble()));
        Assert.InRange(figures.GetProperty("p50Seconds").GetInt32(), 180, 240);
        var now = clock.GetUtcNow();
        var parts = (await town.Leader.GetAsync($"/api/dispatch/response?from={Iso(now.AddHours(-47))}&until={Iso(now.AddHours(25))}&partDays=1", Ct).ReadAsync()).GetProperty("overTime");
        Assert.Equal([0, 1, 0], parts.EnumerateArray().Select(p => p.GetProperty("figures").GetProperty("arrived").GetInt32()));
        Assert.Equal(parts[0].GetProperty("until").GetDateTimeOffset(), parts[1].GetProperty("from").GetDateTimeOffset());
        Assert.Equal("done", await StateAfterAsync(crew, desk, operation, near, "leave", new { actId = Guid.CreateVersion7() }));
        Assert.Equal(JsonValueKind.Null, (await crew.GetAsync("/api/dispatch/mine", Ct).ReadAsync()).GetProperty("task").ValueKind);

        async Task HearAsync(double east)
        {
            await using var scope = town.Server.Scope();
            var fix = new KeptFix(crew.AccountId, crew.AccountId, near, TinyDistrict.West + east, TinyDistrict.South + 0.005, clock.GetUtcNow(), clock.GetUtcNow(), 5, false);
            foreach (var listener in scope.ServiceProvider.GetServices<IListenToFixes>()) { await listener.HearAsync([fix], Ct); }
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_desks_that_send_the_same_unit_send_it_once_and_one_matter_has_one_operation(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var (one, two) = (await town.UnitAsync("P1", TinyDistrict.West + 0.002), await town.UnitAsync("P2", TinyDistrict.West + 0.004));
        var report = await town.ReportAsync();
        Task<HttpResponseMessage> SendAsync(Guid unit) => town.Desk.PostAsJsonAsync(
            "/api/dispatch/sendings", new { subject = new { kind = "case", id = report }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct);

        var answers = await Task.WhenAll(SendAsync(one), SendAsync(one), SendAsync(two));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        var operations = (await town.Desk.GetAsync($"/api/dispatch/operations?subject={report}", Ct).ReadAsync()).GetProperty("items");
        var operation = Assert.Single(operations.EnumerateArray());
        Assert.Equal(2, operation.GetProperty("parts").GetArrayLength());
        Assert.Equal(("hazard.manhole-cover", "井盖缺失破损"), (operation.GetProperty("typeKey").GetString(), operation.GetProperty("type").GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_crew_is_told_what_it_is_sent_to_and_where_in_the_words_of_who_told_of_it(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var unit = await town.UnitAsync("P1", TinyDistrict.West + 0.002, town.Crew.AccountId);
        var report = await town.ReportAsync();
        await town.Desk.PostAsJsonAsync("/api/dispatch/sendings", new { subject = new { kind = "case", id = report }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync();

        var mine = await town.Crew.GetAsync("/api/dispatch/mine", Ct).ReadAsync();
        Assert.Equal(("06:30:00", "06:30:00"), (mine.GetProperty("unit").GetProperty("shiftFrom").GetString(), mine.GetProperty("unit").GetProperty("shiftTo").GetString()));
        var task = mine.GetProperty("task");
        Assert.Equal(("hazard.manhole-cover", "学校门口"), (task.GetProperty("typeKey").GetString(), task.GetProperty("placeText").GetString()));
        Assert.False(string.IsNullOrEmpty(task.GetProperty("area").GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Several_units_and_agencies_work_under_one_log_with_a_commander(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var (first, second) = (await town.UnitAsync("P1", TinyDistrict.West + 0.002), await town.UnitAsync("P2", TinyDistrict.West + 0.004));
        var operation = Guid.CreateVersion7();
        var subject = new { kind = "place", longitude = TinyDistrict.West + 0.005, latitude = TinyDistrict.South + 0.005 };
        foreach (var unit in (Guid[])[first, second])
        {
            await town.Desk.PostAsJsonAsync("/api/dispatch/sendings", new { subject, operationId = operation, unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        }

        Task<HttpResponseMessage> ActAsync(string what, object request) => town.Desk.PostAsJsonAsync($"/api/dispatch/operations/{operation}/{what}", request, Ct);
        await ActAsync("agencies", new { actId = Guid.CreateVersion7(), agencyId = town.Places.LeadUnit }).ReadAsync();
        await ActAsync("agencies", new { actId = Guid.CreateVersion7(), agencyId = Guid.CreateVersion7() }).RefusedAsync("dispatch.operation.unknown-agency", HttpStatusCode.BadRequest);
        await ActAsync("commander", new { actId = Guid.CreateVersion7(), commanderId = town.Leader.AccountId }).ReadAsync();
        await ActAsync("notes", new { actId = Guid.CreateVersion7() }).RefusedAsync("dispatch.operation.words-needed", HttpStatusCode.BadRequest);
        await ActAsync("notes", new { actId = Guid.CreateVersion7(), words = "东门封控" }).ReadAsync();
        await ActAsync($"units/{second}/recall", new { actId = Guid.CreateVersion7(), reason = "not-needed" }).ReadAsync();
        await ActAsync("end", new { actId = Guid.CreateVersion7() }).RefusedAsync("dispatch.operation.not-commander", HttpStatusCode.Forbidden);

        var shown = await town.Desk.GetAsync($"/api/dispatch/operations/{operation}", Ct).ReadAsync();
        Assert.True(shown.GetProperty("operation").GetProperty("isJoint").GetBoolean());
        Assert.Equal(["send", "send", "join-agency", "name-commander", "note", "recall"], shown.GetProperty("log").EnumerateArray().Select(l => l.GetProperty("action").GetString()));
        Assert.Equal("东门封控", shown.GetProperty("log")[4].GetProperty("words").GetString());
        await town.Leader.PostAsJsonAsync($"/api/dispatch/operations/{operation}/end", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        Assert.All((await town.Desk.GetAsync("/api/dispatch/units", Ct).ReadAsync()).EnumerateArray(), unit => Assert.Equal("free", unit.GetProperty("state").GetString()));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_no_crew_says_nothing_for_a_unit_and_bad_input_is_refused(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var unit = await town.UnitAsync("P1", TinyDistrict.West + 0.002);
        await town.Crew.PostAsJsonAsync($"/api/dispatch/units/{unit}/state", new { actId = Guid.CreateVersion7(), state = "off" }, Ct).RefusedAsync("dispatch.unit.not-crew", HttpStatusCode.Forbidden);
        await town.Desk.PostAsJsonAsync($"/api/dispatch/units/{unit}/state", new { actId = Guid.CreateVersion7(), state = "at-scene" }, Ct).RefusedAsync("dispatch.unit.bad-state", HttpStatusCode.BadRequest);
        await town.Desk.GetAsync("/api/dispatch/ranking?kind=place&lon=0&lat=0", Ct).RefusedAsync("dispatch.operation.bad-subject", HttpStatusCode.BadRequest);
        await town.Desk.GetAsync($"/api/dispatch/ranking?kind=case&id={Guid.CreateVersion7()}", Ct).RefusedAsync("dispatch.operation.unknown-subject", HttpStatusCode.NotFound);
        Task<HttpResponseMessage> PutAsync(object unitRequest) => town.Leader.PutAsJsonAsync($"/api/dispatch/units/{Guid.CreateVersion7()}", unitRequest, Ct);
        var good = new { code = "P9", name = "九组", kind = "car", areaPath = town.Places.Root, crewIds = (Guid[])[], postLongitude = (double?)null };
        await PutAsync(good with { code = "P1" }).RefusedAsync("dispatch.unit.code-taken", HttpStatusCode.Conflict);
        await PutAsync(good with { kind = "boat" }).RefusedAsync("dispatch.unit.bad-fields", HttpStatusCode.BadRequest);
        await PutAsync(good with { postLongitude = 120 }).RefusedAsync("dispatch.unit.bad-fields", HttpStatusCode.BadRequest);
        await PutAsync(good with { crewIds = [Guid.CreateVersion7()] }).RefusedAsync("dispatch.unit.unknown-crew", HttpStatusCode.BadRequest);
        await PutAsync(good with { areaPath = "/nowhere/" }).RefusedAsync("areas.unknown-place", HttpStatusCode.NotFound);
    }

    private static async Task<string?> StateAfterAsync(StaffClient crew, StaffClient desk, Guid operation, Guid unit, string act, object request)
    {
        await crew.PostAsJsonAsync($"/api/dispatch/operations/{operation}/units/{unit}/{act}", request, Ct).ReadAsync();
        return await PartStateAsync(desk, operation);
    }

    private static async Task<string?> PartStateAsync(StaffClient desk, Guid operation) =>
        (await desk.GetAsync($"/api/dispatch/operations/{operation}", Ct).ReadAsync()).GetProperty("operation").GetProperty("parts")[0].GetProperty("state").GetString();

    private static string Iso(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("O"));
}
