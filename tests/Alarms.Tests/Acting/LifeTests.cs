using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Acting;

/// <summary>An alarm's whole life over HTTP, on both stores: shown, held, sent to through Dispatch, arrived, ended by a person.</summary>
public sealed class LifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task It_is_shown_acknowledged_sent_to_arrived_at_and_ended_and_each_step_is_told_and_stands_in_its_journal(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var unit = await UnitAsync(house);
        var button = await house.RegisterAsync();
        await using var console = await LiveConsole.OpenAsync(house.Server, house.Desk);
        var id = await house.PressedAsync(button);

        var shown = new { consoleId = Guid.CreateVersion7(), shown = new[] { new { alarmId = id, happenedAt = house.Clock.GetUtcNow() } } };
        for (var twice = 0; twice < 2; twice++) { using var said = await house.Desk.PostAsJsonAsync("/api/alarms/shown", shown, Ct); Assert.Equal(HttpStatusCode.NoContent, said.StatusCode); }
        using (var another = await house.Leader.PostAsJsonAsync("/api/alarms/shown", shown with { consoleId = Guid.CreateVersion7() }, Ct)) { Assert.Equal(HttpStatusCode.NoContent, another.StatusCode); }
        await console.ToldOfAsync(id, "shown");
        Assert.Equal(2, (await house.ShowAsync(id)).GetProperty("shownBy").GetInt32());
        Assert.Contains("acknowledge", (await house.ShowAsync(id)).GetProperty("mayDo").EnumerateArray().Select(m => m.GetString()));

        var act = new { actId = Guid.CreateVersion7(), happenedAt = house.Clock.GetUtcNow().AddSeconds(-2) };
        var held = (await house.ActAsync(house.Desk, id, "acknowledge", act).ReadAsync()).GetProperty("alarm");
        Assert.Equal(("acknowledged", house.Desk.AccountId), (held.GetProperty("state").GetString(), held.GetProperty("holderId").GetGuid()));
        Assert.Equal(act.actId, (await house.ActAsync(house.Desk, id, "acknowledge", act).ReadAsync()).GetProperty("entryId").GetGuid());
        await house.ActAsync(house.Leader, id, "acknowledge").RefusedAsync("alarms.wrong-state", HttpStatusCode.Conflict);
        Assert.False(string.IsNullOrEmpty((await console.ToldOfAsync(id, "acknowledged")).GetProperty("holder").GetString()));

        await house.Leader.PostAsJsonAsync("/api/dispatch/sendings", new { subject = new { kind = "alarm", id }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        var sent = await console.ToldOfAsync(id, "sent");
        Assert.Equal(unit, sent.GetProperty("units")[0].GetProperty("unitId").GetGuid());
        await house.Leader.PostAsJsonAsync($"/api/dispatch/operations/{sent.GetProperty("operationId").GetGuid()}/units/{unit}/arrive", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        await console.ToldOfAsync(id, "arrived");

        var contacts = await house.Desk.GetAsync($"/api/alarms/{id}/contacts", Ct).ReadAsync();
        var call = new { actId = Guid.CreateVersion7(), contactId = contacts[0].GetProperty("id").GetGuid(), result = "reached", words = "校内无人受伤" };
        await house.ActAsync(house.Desk, id, "calls", call).ReadAsync();
        await house.ActAsync(house.Desk, id, "calls", call with { actId = Guid.CreateVersion7(), contactId = Guid.CreateVersion7() }).RefusedAsync("alarms.unknown-contact", HttpStatusCode.NotFound);
        await house.ActAsync(house.Desk, id, "notes", new { actId = Guid.CreateVersion7(), words = "通知教育局" }).ReadAsync();

        // Another operator takes it over first; who leads need not.
        using var second = await house.Server.SignInAsync("alarm-operator", house.Places.Root);
        await house.ActAsync(second, id, "end", new { actId = Guid.CreateVersion7(), outcome = "false" }).RefusedAsync("alarms.held-by-another", HttpStatusCode.Conflict);
        await house.ActAsync(second, id, "take-over").ReadAsync();
        await house.ActAsync(second, id, "end", new { actId = Guid.CreateVersion7(), outcome = "nothing" }).RefusedAsync("alarms.bad-fields", HttpStatusCode.BadRequest);
        await house.ActAsync(second, id, "end", new { actId = Guid.CreateVersion7(), outcome = "false", words = "误按" }).ReadAsync();
        Assert.Equal("false", (await console.ToldOfAsync(id, "ended")).GetProperty("outcome").GetString());
        await house.ActAsync(second, id, "end", new { actId = Guid.CreateVersion7(), outcome = "real" }).RefusedAsync("alarms.wrong-state", HttpStatusCode.Conflict);
        await house.Desk.GetAsync($"/api/alarms/{id}/contacts", Ct).RefusedAsync("alarms.ended", HttpStatusCode.Conflict);

        Assert.Equal(["raise", "show", "acknowledge", "send", "arrive", "call", "note", "take-over", "end"], await house.ActionsAsync(id));
        Assert.Empty((await house.Desk.GetAsync("/api/alarms/open", Ct).ReadAsync()).GetProperty("alarms").EnumerateArray());
        Assert.Single((await house.Desk.GetAsync("/api/alarms?state=ended&outcome=false&text=港湾", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        using var file = await house.Leader.GetAsync("/api/alarms/export?format=csv", Ct);
        Assert.Contains("acknowledged_at", await file.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_it_has_ended_who_leads_looks_back_on_it_in_words_and_again_where_more_comes_to_light()
    {
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        var id = await house.PressedAsync(await house.RegisterAsync());
        static object Review(string verdict, string words) => new { actId = Guid.CreateVersion7(), verdict, words };
        await house.ActAsync(house.Desk, id, "acknowledge").ReadAsync();
        await house.ActAsync(house.Leader, id, "reviews", Review("as-planned", "一切正常")).RefusedAsync("alarms.wrong-state", HttpStatusCode.Conflict);
        await house.ActAsync(house.Desk, id, "end", new { actId = Guid.CreateVersion7(), outcome = "real", words = "已处置" }).ReadAsync();
        Assert.Contains("review", (await house.Leader.GetAsync($"/api/alarms/{id}", Ct).ReadAsync()).GetProperty("mayDo").EnumerateArray().Select(m => m.GetString()));

        await house.ActAsync(house.Desk, id, "reviews", Review("as-planned", "一切正常")).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await house.ActAsync(house.Leader, id, "reviews", Review("splendid", "一切正常")).RefusedAsync("alarms.bad-fields", HttpStatusCode.BadRequest);
        await house.ActAsync(house.Leader, id, "reviews", Review("late", " ")).RefusedAsync("request.invalid", HttpStatusCode.BadRequest);
        await house.ActAsync(house.Leader, id, "reviews", Review("late", "第二支力量晚到三分钟")).ReadAsync();
        await house.ActAsync(house.Leader, id, "reviews", Review("flawed", "门卫室电话坏了")).ReadAsync();
        var reviews = (await house.ShowAsync(id)).GetProperty("journal").EnumerateArray().Where(l => l.GetProperty("action").GetString() == "review").ToList();
        Assert.Equal([("late", "第二支力量晚到三分钟"), ("flawed", "门卫室电话坏了")], reviews.Select(l => (l.GetProperty("reason").GetString(), l.GetProperty("words").GetString())));
        Assert.Equal("ended", (await house.ShowAsync(id)).GetProperty("alarm").GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Two_operators_who_acknowledge_at_once_are_one_who_holds_it_and_one_who_is_told_so(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var id = await house.PressedAsync(await house.RegisterAsync());
        using var second = await house.Server.SignInAsync("alarm-operator", house.Places.Root);
        var answers = await Task.WhenAll(house.ActAsync(house.Desk, id, "acknowledge"), house.ActAsync(second, id, "acknowledge"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        Assert.Equal(["raise", "acknowledge"], await house.ActionsAsync(id));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_of_another_place_neither_sees_it_nor_hears_of_it_nor_acts_on_it(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var id = await house.PressedAsync(await house.RegisterAsync());
        foreach (var role in (string[])["alarm-operator", "shift-leader", "leader", "dispatcher", "patrol", "school-safety-officer", "auditor"])
        {
            using var other = await house.Server.SignInAsync(role, "/elsewhere/");
            await other.GetAsync($"/api/alarms/{id}", Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
            Assert.Empty((await other.GetAsync("/api/alarms", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
            Assert.Empty((await other.GetAsync("/api/alarms/open", Ct).ReadAsync()).GetProperty("alarms").EnumerateArray());
            foreach (var (act, body) in ((string, object)[])
            [
                ("acknowledge", new { actId = Guid.CreateVersion7() }), ("take-over", new { actId = Guid.CreateVersion7() }), ("notes", new { actId = Guid.CreateVersion7(), words = "x" }),
                ("mark", new { actId = Guid.CreateVersion7(), kind = "drill" }), ("end", new { actId = Guid.CreateVersion7(), outcome = "real" }),
            ])
            {
                using var answer = await house.ActAsync(other, id, act, body);
                Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            }
        }

        using var ofSchool = await house.Server.SignInAsync("school-safety-officer", house.Places.Subdistrict + "A/G001/");
        Assert.Equal(id, (await house.ShowAsync(id, ofSchool)).GetProperty("alarm").GetProperty("id").GetGuid());
        await house.ActAsync(ofSchool, id, "acknowledge").RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_crew_whose_roles_lie_elsewhere_sees_the_alarm_that_it_is_sent_to_until_its_part_is_over(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        using var crew = await house.Server.SignInAsync("patrol", "/elsewhere/");
        var unit = await UnitAsync(house, crew.AccountId);
        var id = await house.PressedAsync(await house.RegisterAsync());
        Task<HttpResponseMessage> AskAsync() => crew.GetAsync($"/api/alarms/{id}", Ct);
        await AskAsync().RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        var operation = (await house.Leader.PostAsJsonAsync("/api/dispatch/sendings", new { subject = new { kind = "alarm", id }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync())
            .GetProperty("operationId").GetGuid();
        var shown = await AskAsync().ReadAsync();
        Assert.Equal(("门卫室", 0), (shown.GetProperty("alarm").GetProperty("spot").GetString(), shown.GetProperty("mayDo").GetArrayLength()));
        await house.Leader.PostAsJsonAsync($"/api/dispatch/operations/{operation}/units/{unit}/recall", new { actId = Guid.CreateVersion7(), reason = "not-needed" }, Ct).ReadAsync();
        await AskAsync().RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
    }

    private static async Task<Guid> UnitAsync(AlarmsFixture house, params Guid[] crew)
    {
        var middle = TinyDistrict.South + 0.005;
        await house.Server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(
            house.Server.District.Code, [new DrawnRoad("residential", new LineString([new(TinyDistrict.West, middle), new(TinyDistrict.West + 0.02, middle)]), "中街")], "", Ct);
        var id = Guid.CreateVersion7();
        await house.Leader.PutAsJsonAsync(
            $"/api/dispatch/units/{id}", new { code = "P1", name = "一组", kind = "car", areaPath = house.Places.Root, crewIds = crew, postLongitude = TinyDistrict.West + 0.002, postLatitude = middle }, Ct).ReadAsync();
        await house.Leader.PostAsJsonAsync($"/api/dispatch/units/{id}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync();
        return id;
    }
}
