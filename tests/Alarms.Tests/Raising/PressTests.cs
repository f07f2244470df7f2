using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Raising;

/// <summary>Presses over HTTP, by hand and live, on both stores.</summary>
public sealed class PressTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_press_is_told_with_its_view_retried_it_changes_nothing_and_pressed_again_it_is_the_same_alarm(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        await using var console = await LiveConsole.OpenAsync(house.Server, house.Desk);
        var id = Guid.CreateVersion7();

        using var first = await house.PressAsync(button, id);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        var view = await console.ToldOfAsync(id, "pressed");
        Assert.Equal(("港湾学校", "门卫室", "school", "http"), (view.GetProperty("name").GetString(), view.GetProperty("spot").GetString(), view.GetProperty("class").GetString(), view.GetProperty("way").GetString()));
        Assert.True(view.GetProperty("hasPlan").GetBoolean() && view.GetProperty("number").GetInt64() > 0);
        Assert.Equal(["alarm-operator"], view.GetProperty("asked").GetProperty("roles").EnumerateArray().Select(r => r.GetString()));

        using var again = await house.PressAsync(button, id);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(1, (await house.ShowAsync(id)).GetProperty("alarm").GetProperty("presses").GetInt32());
        Assert.Equal(id, await house.PressedAsync(button));
        Assert.Equal(["raise", "repeat"], await house.ActionsAsync(id));

        // A test is no real press, and a real press never drowns in it; past the set time it is another alarm, linked.
        house.Clock.Advance(TimeSpan.FromSeconds(61));
        var second = await house.PressedAsync(button);
        Assert.NotEqual(id, second);
        Assert.Equal([id], (await house.ShowAsync(second)).GetProperty("alarm").GetProperty("linkedIds").EnumerateArray().Select(l => l.GetGuid()));
        Assert.NotEqual(second, await house.PressedAsync(button, kind: "test"));

        var leaves = await house.ReadAsync(db => db.Set<AuditLeafRow>().CountAsync(l => l.SubjectId == id && (l.Action == "alarms.raise" || l.Action == "alarms.repeat"), Ct));
        Assert.Equal(2, leaves);
        var open = await house.Desk.GetAsync("/api/alarms/open", Ct).ReadAsync();
        Assert.Equal(3, open.GetProperty("alarms").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_presses_of_one_button_at_once_are_one_alarm_and_of_another_near_by_are_linked(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var (button, near, far) = (await house.RegisterAsync(), await house.RegisterAsync(AlarmsFixture.Fields("S02", 0.007)), await house.RegisterAsync(AlarmsFixture.Fields("S03", 0.015)));
        var alarms = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => house.PressedAsync(button)));
        var alarm = Assert.Single(alarms.Distinct());
        Assert.Equal(12, (await house.ShowAsync(alarm)).GetProperty("alarm").GetProperty("presses").GetInt32());

        var linked = await house.PressedAsync(near);
        Assert.Equal([alarm], (await house.ShowAsync(linked)).GetProperty("alarm").GetProperty("linkedIds").EnumerateArray().Select(l => l.GetGuid()));
        // The earlier one names the later too.
        Assert.Equal([linked], (await house.ShowAsync(alarm)).GetProperty("alarm").GetProperty("linkedIds").EnumerateArray().Select(l => l.GetGuid()));
        Assert.Equal(["raise", "link"], await house.ActionsAsync(linked));
        Assert.Empty((await house.ShowAsync(await house.PressedAsync(far))).GetProperty("alarm").GetProperty("linkedIds").EnumerateArray());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_no_key_or_another_devices_is_not_heard_and_a_new_key_ends_the_old(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var (one, two) = (await house.RegisterAsync(), await house.RegisterAsync(AlarmsFixture.Fields("S02")));
        await house.PressAsync(one with { Key = "wrong" }).RefusedAsync("alarms.bad-key", HttpStatusCode.Unauthorized);
        await house.PressAsync(one with { Key = two.Key }).RefusedAsync("alarms.bad-key", HttpStatusCode.Unauthorized);
        await house.PressAsync(one with { Id = two.Id }).RefusedAsync("alarms.bad-key", HttpStatusCode.Unauthorized);
        var rotated = await house.Keeper.PostAsync($"/api/alarm-devices/{one.Id}/key", null, Ct).ReadAsync();
        await house.PressAsync(one).RefusedAsync("alarms.bad-key", HttpStatusCode.Unauthorized);
        var id = Guid.CreateVersion7();
        Assert.Equal(id, await house.PressedAsync(one with { Key = rotated.GetProperty("key").GetString()! }, id));
        // Another device's id for a press of its own is refused, not counted with it.
        await house.PressAsync(two, id).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        using var end = await house.Keeper.PostAsync($"/api/alarm-devices/{two.Id}/end", null, Ct);
        await house.PressAsync(two).RefusedAsync("alarms.bad-key", HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task By_hand_it_is_raised_for_a_school_or_for_any_place_of_ones_areas(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        using var patrol = await house.Server.SignInAsync("patrol", house.Places.Root);
        using var elsewhere = await house.Server.SignInAsync("patrol", "/elsewhere/");
        var (longitude, latitude) = TinyDistrict.Somewhere;
        var request = new { longitude, latitude, place = "集市东口", words = "有人落水", fromField = true };
        var id = Guid.CreateVersion7();
        Assert.True((await patrol.PutAsJsonAsync($"/api/alarms/{id}", request, Ct).ReadAsync(HttpStatusCode.Created)).GetProperty("isNew").GetBoolean());
        Assert.False((await patrol.PutAsJsonAsync($"/api/alarms/{id}", request, Ct).ReadAsync()).GetProperty("isNew").GetBoolean());
        await elsewhere.PutAsJsonAsync($"/api/alarms/{Guid.CreateVersion7()}", request, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await patrol.PutAsJsonAsync($"/api/alarms/{Guid.CreateVersion7()}", request with { longitude = 0 }, Ct).RefusedAsync("alarms.bad-place", HttpStatusCode.BadRequest);
        await patrol.PutAsJsonAsync($"/api/alarms/{Guid.CreateVersion7()}", new { deviceId = Guid.CreateVersion7() }, Ct).RefusedAsync("alarms.device.unknown", HttpStatusCode.NotFound);
        Assert.Equal(("field", "有人落水"), ((await house.ShowAsync(id)).GetProperty("alarm").GetProperty("way").GetString(), (await house.ShowAsync(id)).GetProperty("journal")[0].GetProperty("words").GetString()));

        // Somebody calls from the school, and then its button is pressed: one alarm.
        var called = Guid.CreateVersion7();
        await house.Desk.PutAsJsonAsync($"/api/alarms/{called}", new { deviceId = button.Id }, Ct).ReadAsync(HttpStatusCode.Created);
        Assert.Equal(called, await house.PressedAsync(button));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Where_no_leaf_can_be_written_the_alarm_stands_and_is_told_the_leaf_is_owed_and_written_later_and_the_fault_is_raised(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        await using var console = await LiveConsole.OpenAsync(house.Server, house.Desk);
        await house.BreakAuditAsync();
        var id = await house.PressedAsync(button);
        await console.ToldOfAsync(id, "pressed");
        // Everything else needs its leaf.
        using (var act = await house.ActAsync(house.Desk, id, "acknowledge")) { Assert.False(act.IsSuccessStatusCode); }
        Assert.Equal(id, await house.PressedAsync(button));
        Assert.Equal((2, 0), (await OwedAsync(), await LeavesAsync()));
        var fault = Assert.Single((await house.Leader.GetAsync("/api/alarm-faults?kind=audit", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("audit", fault.GetProperty("kind").GetString());

        await house.MendAuditAsync();
        await AlarmsFixture.UntilAsync(async () => await OwedAsync() == 0, "the owed leaves are written");
        Assert.Equal(2, await LeavesAsync());
        Assert.Empty((await house.Leader.GetAsync("/api/alarm-faults", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal("written", (await house.Leader.GetAsync("/api/alarm-faults?state=ended", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("reason").GetString());
        await house.ActAsync(house.Desk, id, "acknowledge").ReadAsync();

        Task<int> OwedAsync() => house.ReadAsync(db => db.Set<OwedLeaf>().CountAsync(Ct));
        Task<int> LeavesAsync() => house.ReadAsync(db => db.Set<AuditLeafRow>().CountAsync(l => l.SubjectId == id && l.Action == "alarms.raise", Ct));
    }
}
