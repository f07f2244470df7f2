using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Alarms.Devices;
using Wangge.Contracts.Privacy;
using Wangge.Kernel.Access;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Alarms.Tests.Devices;

public sealed class DeviceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_device_is_registered_shown_changed_listed_and_its_contacts_are_seen_for_a_purpose_and_on_record(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        var shown = await house.Desk.GetAsync($"/api/alarm-devices/{button.Id}", Ct).ReadAsync();
        Assert.Equal((1, 60.0), (shown.GetProperty("device").GetProperty("contacts").GetInt32(), shown.GetProperty("plan").GetProperty("width").GetDouble()));
        Assert.DoesNotContain("13800001111", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Equal($"grid/{house.Server.District.Code}/school/{button.Id:N}/alarm", button.Topic);

        await house.Desk.GetAsync($"/api/alarm-devices/{button.Id}/contacts", Ct).RefusedAsync("access.no-purpose", HttpStatusCode.Forbidden);
        await house.Keeper.GetAsync($"/api/alarm-devices/{button.Id}/contacts?purpose=upkeep", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        var contacts = await house.Desk.GetAsync($"/api/alarm-devices/{button.Id}/contacts?purpose=drill", Ct).ReadAsync();
        Assert.Equal("13800001111", contacts[0].GetProperty("phone").GetString());
        Assert.Equal("drill", await house.ReadAsync(db => db.Set<AuditLeafRow>().Where(l => l.SubjectId == button.Id && l.Action == "alarms.contacts-seen").Select(l => l.Purpose).SingleAsync(Ct)));

        // A retry of the registration gets another key; a change names the copy that was edited.
        var fields = AlarmsFixture.Fields();
        var made = await house.Keeper.PutAsJsonAsync($"/api/alarm-devices/{button.Id}", fields, Ct).ReadAsync();
        Assert.NotEqual(button.Key, made.GetProperty("key").GetString());
        var change = new { code = "S01", @class = "kindergarten", name = "小海星幼儿园", spot = "前台", longitude = TinyDistrict.West + 0.006, latitude = TinyDistrict.South + 0.005, version = 1 };
        var changed = await house.Keeper.PutAsJsonAsync($"/api/alarm-devices/{button.Id}", change, Ct).ReadAsync();
        Assert.Equal((null, 2, 1), (changed.GetProperty("key").GetString(), changed.GetProperty("device").GetProperty("version").GetInt32(), changed.GetProperty("device").GetProperty("contacts").GetInt32()));
        await house.Keeper.PutAsJsonAsync($"/api/alarm-devices/{button.Id}", change, Ct).RefusedAsync("alarms.device.stale", HttpStatusCode.PreconditionFailed);

        Task<HttpResponseMessage> PutAsync(object device) => house.Keeper.PutAsJsonAsync($"/api/alarm-devices/{Guid.CreateVersion7()}", device, Ct);
        var other = new { code = "S09", @class = "school", name = "望海中学", spot = "门卫室", longitude = TinyDistrict.West + 0.006, latitude = TinyDistrict.South + 0.005, plan = (object?)null };
        await PutAsync(other with { code = "S01" }).RefusedAsync("alarms.device.code-taken", HttpStatusCode.Conflict);
        await PutAsync(other with { longitude = 0 }).RefusedAsync("areas.unknown-place", HttpStatusCode.NotFound);
        await PutAsync(other with { @class = "casino" }).RefusedAsync("alarms.device.bad-fields", HttpStatusCode.BadRequest);
        await PutAsync(other with { plan = new { width = 10, height = 10, rooms = new[] { new { name = "厅", x = 5, y = 5, w = 6, h = 2 } }, doors = Array.Empty<object>() } }).RefusedAsync("alarms.device.bad-plan", HttpStatusCode.BadRequest);
        await PutAsync(other).ReadAsync();
        Assert.Single((await house.Desk.GetAsync("/api/alarm-devices?text=望海", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        var first = await house.Desk.GetAsync("/api/alarm-devices?size=1", Ct).ReadAsync();
        Assert.Equal("S09", (await house.Desk.GetAsync($"/api/alarm-devices?size=1&after={first.GetProperty("next").GetString()}", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("code").GetString());
        using var file = await house.Keeper.GetAsync("/api/alarm-devices/export?format=csv", Ct);
        Assert.Contains("望海中学", await file.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Times_and_distances_are_data_and_the_next_alarm_goes_by_them(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        var rules = new { repeatSeconds = 0, linkMetres = 0, levelSeconds = (int[])[20], batteryLow = 30, testEveryDays = 14 };
        await leader.PutAsJsonAsync("/api/alarm-rules", new { rules = rules with { levelSeconds = [30, 20] }, version = 0 }, Ct).RefusedAsync("alarms.bad-rules", HttpStatusCode.BadRequest);
        Assert.Equal(1, (await leader.PutAsJsonAsync("/api/alarm-rules", new { rules, version = 0 }, Ct).ReadAsync()).GetProperty("version").GetInt32());
        await leader.PutAsJsonAsync("/api/alarm-rules", new { rules, version = 0 }, Ct).RefusedAsync("alarms.stale-rules", HttpStatusCode.PreconditionFailed);
        var first = await house.PressedAsync(button);
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(first, await house.PressedAsync(button));
        Assert.Equal(20, (await house.Desk.GetAsync("/api/alarm-rules", Ct).ReadAsync()).GetProperty("rules").GetProperty("levelSeconds")[0].GetInt32());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_phones_call_is_the_districts_own_number_which_everybody_who_may_raise_reads(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        using var leader = await house.Server.SignInAsync("leader", house.Places.Root);
        using var worker = await house.Server.SignInAsync("grid-worker", house.Places.Root);
        using var auditor = await house.Server.SignInAsync("auditor", house.Places.Root);
        async Task<string?> NumberAsync() => (await worker.GetAsync("/api/alarm-rules/phone", Ct).ReadAsync()).GetProperty("emergencyNumber").GetString();
        Assert.Equal("110", await NumberAsync());
        var rules = new { repeatSeconds = 60, linkMetres = 300, levelSeconds = (int[])[15, 30], batteryLow = 20, testEveryDays = 7, emergencyNumber = "+864293052345" };
        foreach (var bad in (string[])["1", "110 or 120", "++110", "+", "1234567890123456"]) { await leader.PutAsJsonAsync("/api/alarm-rules", new { rules = rules with { emergencyNumber = bad }, version = 0 }, Ct).RefusedAsync("alarms.bad-rules", HttpStatusCode.BadRequest); }
        await leader.PutAsJsonAsync("/api/alarm-rules", new { rules, version = 0 }, Ct).ReadAsync();
        Assert.Equal("+864293052345", await NumberAsync());
        await auditor.GetAsync("/api/alarm-rules/phone", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whom_to_call_sees_where_they_stand_and_who_read_it_corrects_it_and_has_it_taken_out(StoreKind store)
    {
        await using var house = await AlarmsFixture.StartAsync(store);
        var button = await house.RegisterAsync();
        await house.Desk.GetAsync($"/api/alarm-devices/{button.Id}/contacts?purpose=drill", Ct).ReadAsync();
        var alarm = await house.PressedAsync(button);
        await house.Desk.GetAsync($"/api/alarms/{alarm}/contacts", Ct).ReadAsync();

        var matter = Assert.Single(await AskAsync(data => data.ListAsync(new SubjectContact("13800001111", null), Ct)));
        Assert.Equal(("alarm-contacts", "港湾学校 · 值班保安"), (matter.Part, matter.Title));
        Assert.Equal(["王保安", "13800001111"], matter.Held.Select(f => f.Value));
        Assert.Equal(["drill", "alarm-response"], matter.SeenBy.Select(r => r.Purpose));
        Assert.Empty(await AskAsync(data => data.ListAsync(new SubjectContact("13800009999", null), Ct)));

        Assert.Single(await DoAsync(async (data, db) =>
        {
            var corrected = await data.CorrectAsync(new SubjectContact("13800001111", null), new SubjectContact("13800002222", null), Ct);
            db.Leaf(AuditNote.By(Actor.System, "privacy.correct", "alarm-contact", matter.SubjectId));
            await db.CommitAsync(Ct);
            return corrected;
        }));
        Assert.Equal(["contact"], Assert.Single(await AskAsync(data => data.DeleteAsync(new SubjectContact("13800002222", null), Actor.System, Ct))).Deleted);
        Assert.Equal(0, await house.ReadAsync(db => db.Set<DeviceContact>().CountAsync(Ct)));
        Assert.Equal(1, await house.ReadAsync(db => db.Set<AuditLeafRow>().CountAsync(l => l.SubjectId == matter.SubjectId && l.Action == "rights.erase", Ct)));

        Task<IReadOnlyList<T>> AskAsync<T>(Func<ISubjectData, Task<IReadOnlyList<T>>> ask) => DoAsync((data, _) => ask(data));

        async Task<IReadOnlyList<T>> DoAsync<T>(Func<ISubjectData, DistrictDb, Task<IReadOnlyList<T>>> ask)
        {
            await using var scope = house.Server.Scope();
            return await ask(scope.ServiceProvider.GetServices<ISubjectData>().OfType<ContactsOfSubject>().Single(), scope.ServiceProvider.GetRequiredService<DistrictDb>());
        }
    }
}
