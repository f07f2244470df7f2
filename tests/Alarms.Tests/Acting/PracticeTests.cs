using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using Wangge.Contracts.Dispatch;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Acting;

/// <summary>A drill runs the whole way, through Dispatch too: said so wherever it is shown, and in no measure.</summary>
public sealed class PracticeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_drill_is_sent_to_arrived_at_and_ended_is_said_to_be_one_everywhere_and_counts_apart(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        using var crew = await house.Server.SignInAsync("patrol", house.Places.Root);
        var unit = await UnitAsync(house, crew);
        using var officer = await house.Server.SignInAsync("school-safety-officer", house.Places.Root);
        var button = await house.RegisterAsync();
        await officer.PostAsJsonAsync($"/api/alarm-devices/{button.Id}/expect", new { actId = Guid.CreateVersion7(), kind = "drill", minutes = 30 }, Ct).ReadAsync();
        var id = await house.PressedAsync(button);

        var operation = await SendAsync(house, id, unit);
        Assert.Equal("drill", await PracticeOfRowAsync(house, id));
        var task = (await crew.GetAsync("/api/dispatch/mine", Ct).ReadAsync()).GetProperty("task");
        Assert.Equal(("alarm", "drill"), (task.GetProperty("subjectKind").GetString(), task.GetProperty("practice").GetString()));
        house.Clock.Advance(TimeSpan.FromMinutes(2));
        foreach (var act in (string[])["accept", "arrive", "leave"]) { await crew.PostAsJsonAsync($"/api/dispatch/operations/{operation}/units/{unit}/{act}", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync(); }
        await AlarmsFixture.UntilAsync(async () => (await house.ActionsAsync(id)).Contains("leave"), "the crew's acts stand in the journal");
        await house.ActAsync(house.Leader, id, "end", new { actId = Guid.CreateVersion7(), outcome = "drill", words = "演练完成" }).ReadAsync();

        var told = await ResponseAsync(house);
        Assert.Equal((0, 1, 1), (told.GetProperty("all").GetProperty("sent").GetInt32(), told.GetProperty("practice").GetProperty("sent").GetInt32(), told.GetProperty("practice").GetProperty("arrived").GetInt32()));
        Assert.Equal(120, told.GetProperty("practice").GetProperty("p50Seconds").GetInt32());
        Assert.Empty(told.GetProperty("byZone").EnumerateArray());
        var past = Assert.Single((await officer.GetAsync($"/api/alarms?device={button.Id}&kind=drill", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("ended", "drill"), (past.GetProperty("state").GetString(), past.GetProperty("outcome").GetString()));
    }

    [Fact]
    public async Task What_began_as_a_drill_and_was_real_counts_and_what_was_pressed_in_earnest_and_marked_a_test_does_not()
    {
        await using var house = await AlarmsFixture.StartAsync(StoreKind.Sqlite);
        using var crew = await house.Server.SignInAsync("patrol", house.Places.Root);
        var unit = await UnitAsync(house, crew);
        var real = await house.PressedAsync(await house.RegisterAsync(), kind: "drill");
        await GoAsync(real);
        await house.ActAsync(house.Leader, real, "end", new { actId = Guid.CreateVersion7(), outcome = "real", words = "演练中确有人受伤" }).ReadAsync();
        Assert.Null(await PracticeOfRowAsync(house, real));

        var test = await house.PressedAsync(await house.RegisterAsync(AlarmsFixture.Fields("S02", 0.006)));
        await GoAsync(test);
        Assert.Null(await PracticeOfRowAsync(house, test));
        await house.ActAsync(house.Desk, test, "mark", new { actId = Guid.CreateVersion7(), kind = "test" }).ReadAsync();
        Assert.Equal("test", await PracticeOfRowAsync(house, test));

        var told = await ResponseAsync(house);
        Assert.Equal((1, 1), (told.GetProperty("all").GetProperty("sent").GetInt32(), told.GetProperty("practice").GetProperty("sent").GetInt32()));

        async Task GoAsync(Guid alarm)
        {
            var operation = await SendAsync(house, alarm, unit);
            foreach (var act in (string[])["arrive", "leave"]) { await crew.PostAsJsonAsync($"/api/dispatch/operations/{operation}/units/{unit}/{act}", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync(); }
            await AlarmsFixture.UntilAsync(async () => (await house.ActionsAsync(alarm)).Contains("leave"), "the crew's acts stand in the journal");
        }
    }

    private static async Task<string?> PracticeOfRowAsync(AlarmsFixture house, Guid alarm) =>
        (await house.Leader.GetAsync($"/api/dispatch/operations?subject={alarm}", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("practice").GetString();

    private static Task<JsonElement> ResponseAsync(AlarmsFixture house)
    {
        static string Iso(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("O"));
        return house.Leader.GetAsync($"/api/dispatch/response?from={Iso(house.Clock.GetUtcNow().AddHours(-1))}&until={Iso(house.Clock.GetUtcNow().AddHours(1))}", Ct).ReadAsync();
    }

    private static async Task<Guid> SendAsync(AlarmsFixture house, Guid alarm, Guid unit) => (await house.Leader.PostAsJsonAsync(
        "/api/dispatch/sendings", new { subject = new { kind = "alarm", id = alarm }, operationId = Guid.CreateVersion7(), unitId = unit, actId = Guid.CreateVersion7() }, Ct).ReadAsync()).GetProperty("operationId").GetGuid();

    private static async Task<Guid> UnitAsync(AlarmsFixture house, StaffClient crew)
    {
        var middle = TinyDistrict.South + 0.005;
        await house.Server.Services.GetRequiredService<IRoadNetworks>().DrawAsync(
            house.Server.District.Code, [new DrawnRoad("residential", new LineString([new(TinyDistrict.West, middle), new(TinyDistrict.West + 0.02, middle)]), "中街")], "", Ct);
        var id = Guid.CreateVersion7();
        await house.Leader.PutAsJsonAsync(
            $"/api/dispatch/units/{id}", new { code = "P1", name = "一组", kind = "car", areaPath = house.Places.Root, crewIds = new[] { crew.AccountId }, postLongitude = TinyDistrict.West + 0.002, postLatitude = middle }, Ct).ReadAsync();
        await house.Leader.PostAsJsonAsync($"/api/dispatch/units/{id}/state", new { actId = Guid.CreateVersion7(), state = "free" }, Ct).ReadAsync();
        return id;
    }
}
