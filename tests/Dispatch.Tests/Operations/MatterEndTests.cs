using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Dispatch.Tests.Operations;

/// <summary>What becomes of the help when the matter ends, on both stores: nobody has to end the operation.</summary>
public sealed class MatterEndTests
{
    private static readonly string[] Helped = ["patrol-sent", "patrol-declined", "patrol-recalled", "patrol-arrived", "patrol-left"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_end_of_a_case_ends_its_operation_opens_its_roads_and_stands_in_both_journals(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var (there, coming) = (await town.UnitAsync("P1", TinyDistrict.West + 0.002), await town.UnitAsync("P2", TinyDistrict.West + 0.004));
        var caseId = await town.ReportAsync();
        var subject = new { kind = "case", id = caseId };
        var operation = await town.SendAsync(there, subject);
        Assert.Equal(operation, await town.SendAsync(coming, subject));
        await town.SayAsync(operation, there, "arrive");
        // Only whom the commander and the shift leader let go ends a joint one by hand; the matter's end asks nobody.
        await town.Desk.PostAsJsonAsync($"/api/dispatch/operations/{operation}/commander", new { actId = Guid.CreateVersion7(), commanderId = town.Leader.AccountId }, Ct).ReadAsync();
        var (bound, free) = (await CloseAsync(town, caseId, opensWithCase: true), await CloseAsync(town, caseId, opensWithCase: false));

        await town.Leader.PostAsJsonAsync($"/api/cases/{caseId}/close-by-order", new { actId = Guid.CreateVersion7(), reason = "duplicate" }, Ct).ReadAsync();
        await SendingTown.UntilAsync(async () => (await town.ShowAsync(operation)).GetProperty("operation").GetProperty("state").GetString() == "ended");

        var shown = await town.ShowAsync(operation);
        Assert.Equal(["done", "recalled"], shown.GetProperty("operation").GetProperty("parts").EnumerateArray().Select(p => p.GetProperty("state").GetString()));
        var last = shown.GetProperty("log").EnumerateArray().TakeLast(3).ToList();
        Assert.Equal(["leave", "recall", "end"], last.Select(l => l.GetProperty("action").GetString()));
        Assert.Equal([null, "matter-ended", "matter-ended"], last.Select(l => l.GetProperty("reason").GetString()));
        Assert.All(last, l => Assert.Equal("system", l.GetProperty("role").GetString()));
        Assert.All((await town.StatesAsync()).Values, state => Assert.Equal("free", state));

        var open = (await town.Desk.GetAsync("/api/dispatch/closures", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(c => c.GetProperty("id").GetGuid()).ToList();
        Assert.Equal([free], open);
        var opened = (await town.Desk.GetAsync($"/api/dispatch/closures?all=true&caseId={caseId}", Ct).ReadAsync()).GetProperty("items").EnumerateArray().First(c => c.GetProperty("id").GetGuid() == bound);
        Assert.Equal(("opened", true), (opened.GetProperty("state").GetString(), opened.GetProperty("opensWithCase").GetBoolean()));

        var late = new { closureId = Guid.CreateVersion7(), whom = "car", reason = "gas", caseId, opensWithCase = true };
        await town.Desk.PostAsJsonAsync("/api/dispatch/closures", late, Ct).RefusedAsync("dispatch.closure.case-ended", HttpStatusCode.Conflict);

        // The last two are heard of after the case has ended, and stand in its journal all the same.
        await SendingTown.UntilAsync(async () => (await HelpOfAsync(town, caseId)).Count == 5);
        Assert.Equal(
            [("patrol-sent", "P1组"), ("patrol-sent", "P2组"), ("patrol-arrived", "P1组"), ("patrol-left", "P1组"), ("patrol-recalled", "P2组")],
            (await HelpOfAsync(town, caseId)).Select(e => (e.GetProperty("action").GetString()!, e.GetProperty("patrol").GetString()!)));
        Assert.Equal("closed-by-order", (await CaseAsync(town, caseId)).GetProperty("summary").GetProperty("state").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_end_of_an_alarm_ends_its_operation(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        using var operatorOnDuty = await town.Server.SignInAsync("alarm-operator", town.Places.Root);
        var unit = await town.UnitAsync("P1", TinyDistrict.West + 0.002);
        var alarm = Guid.CreateVersion7();
        var (longitude, latitude) = TinyDistrict.Somewhere;
        await operatorOnDuty.PutAsJsonAsync($"/api/alarms/{alarm}", new { longitude, latitude, place = "小学东门" }, Ct).ReadAsync(HttpStatusCode.Created);
        await operatorOnDuty.PostAsJsonAsync($"/api/alarms/{alarm}/acknowledge", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
        var operation = await town.SendAsync(unit, new { kind = "alarm", id = alarm });
        await operatorOnDuty.PostAsJsonAsync($"/api/alarms/{alarm}/end", new { actId = Guid.CreateVersion7(), outcome = "false" }, Ct).ReadAsync();

        await SendingTown.UntilAsync(async () => (await town.ShowAsync(operation)).GetProperty("operation").GetProperty("state").GetString() == "ended");
        Assert.Equal("free", (await town.StatesAsync())[unit]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_told_of_in_another_case_goes_on_there_with_its_units_unless_that_has_its_own(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        using var acceptor = await town.Server.SignInAsync("acceptor", town.Places.Root);
        var (one, two) = (await town.UnitAsync("P1", TinyDistrict.West + 0.002), await town.UnitAsync("P2", TinyDistrict.West + 0.004));
        var (kept, first, second) = (await town.ReportAsync(), await town.ReportAsync(), await town.ReportAsync());
        var (goesOn, ends) = (await town.SendAsync(one, new { kind = "case", id = first }), await town.SendAsync(two, new { kind = "case", id = second }));

        var closed = await CloseAsync(town, first, opensWithCase: true);
        await MergeAsync(first);
        await SendingTown.UntilAsync(async () => (await town.ShowAsync(goesOn)).GetProperty("operation").GetProperty("subjectId").GetGuid() == kept);
        await MergeAsync(second);
        await SendingTown.UntilAsync(async () => (await town.ShowAsync(ends)).GetProperty("operation").GetProperty("state").GetString() == "ended");

        var shown = await town.ShowAsync(goesOn);
        Assert.Equal("open", shown.GetProperty("operation").GetProperty("state").GetString());
        Assert.Equal("follow", shown.GetProperty("log").EnumerateArray().Last().GetProperty("action").GetString());
        var states = await town.StatesAsync();
        Assert.Equal(("sent", "free"), (states[one], states[two]));
        // The road is as flooded as before, whichever of the two cases tells of it.
        var road = Assert.Single((await town.Desk.GetAsync("/api/dispatch/closures", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal((closed, kept), (road.GetProperty("id").GetGuid(), road.GetProperty("caseId").GetGuid()));

        Task MergeAsync(Guid caseId) => acceptor.PostAsJsonAsync($"/api/cases/{caseId}/merge", new { actId = Guid.CreateVersion7(), intoCaseId = kept }, Ct).ReadAsync();
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_commander_without_the_desks_right_sees_notes_and_ends_the_own_operation_and_no_other(StoreKind store)
    {
        await using var town = await SendingTown.StartAsync(store, new MovableClock());
        var (unit, other) = (await town.UnitAsync("P1", TinyDistrict.West + 0.002), await town.UnitAsync("P2", TinyDistrict.West + 0.004));
        var (mine, theirs) = (await SendToPlaceAsync(unit), await SendToPlaceAsync(other));
        Task<HttpResponseMessage> ActAsync(Guid operation, string what, object request) => town.Crew.PostAsJsonAsync($"/api/dispatch/operations/{operation}/{what}", request, Ct);
        object Note() => new { actId = Guid.CreateVersion7(), words = "东门封控" };
        await ActAsync(mine, "notes", Note()).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        Assert.Equal(0, (await town.Crew.GetAsync("/api/dispatch/commands", Ct).ReadAsync()).GetArrayLength());

        await town.Desk.PostAsJsonAsync($"/api/dispatch/operations/{mine}/commander", new { actId = Guid.CreateVersion7(), commanderId = town.Crew.AccountId }, Ct).ReadAsync();
        Assert.Equal(mine, Assert.Single((await town.Crew.GetAsync("/api/dispatch/commands", Ct).ReadAsync()).EnumerateArray()).GetProperty("id").GetGuid());
        await ActAsync(mine, "notes", Note()).ReadAsync();
        Assert.Equal("commander", (await town.Crew.GetAsync($"/api/dispatch/operations/{mine}", Ct).ReadAsync()).GetProperty("log").EnumerateArray().Last().GetProperty("role").GetString());
        await town.Crew.GetAsync($"/api/dispatch/operations/{theirs}", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await ActAsync(theirs, "end", new { actId = Guid.CreateVersion7() }).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await ActAsync(mine, $"units/{unit}/recall", new { actId = Guid.CreateVersion7(), reason = "not-needed" }).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await ActAsync(mine, "end", new { actId = Guid.CreateVersion7() }).ReadAsync();
        Assert.Equal("free", (await town.StatesAsync())[unit]);
        Assert.Equal(0, (await town.Crew.GetAsync("/api/dispatch/commands", Ct).ReadAsync()).GetArrayLength());

        Task<Guid> SendToPlaceAsync(Guid sent) => town.SendAsync(sent, new { kind = "place", longitude = TinyDistrict.West + 0.005, latitude = TinyDistrict.South + 0.005 });
    }

    private static async Task<Guid> CloseAsync(SendingTown town, Guid caseId, bool opensWithCase) =>
        (await town.Desk.PostAsJsonAsync("/api/dispatch/closures", new { closureId = Guid.CreateVersion7(), whom = "car", reason = "gas", caseId, opensWithCase }, Ct).ReadAsync()).GetProperty("id").GetGuid();

    private static Task<JsonElement> CaseAsync(SendingTown town, Guid caseId) => town.Desk.GetAsync($"/api/cases/{caseId}", Ct).ReadAsync();

    private static async Task<List<JsonElement>> HelpOfAsync(SendingTown town, Guid caseId) =>
        [.. (await CaseAsync(town, caseId)).GetProperty("journal").EnumerateArray().Where(e => Helped.Contains(e.GetProperty("action").GetString()))];
}
