using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Inspections;

/// <summary>A case that is handed on becomes an inspection, whose end is the case's answer.</summary>
public sealed class HandedOnTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_case_handed_on_is_inspected_by_who_is_nearest_and_the_end_of_the_inspection_answers_it(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var desk = await Desk.OpenAsync(house, "hazard.campus-gate");
        var inspector = await house.SignInAsync("grid-worker", house.Places.Subdistrict);
        var (caseId, matterId) = await desk.HandOnAsync();
        var planned = await UntilAsync(() => FindAsync(desk.Leader, matterId), found => found is not null);
        Assert.Equal(("planned", "campus"), (planned!.Value.GetProperty("state").GetString(), planned.Value.GetProperty("kind").GetString()));

        // Whoever it was given to, another may look instead.
        await desk.Leader.PostAsJsonAsync($"/api/rounds/inspections/{matterId}/hand-over", new { actId = Guid.CreateVersion7(), inspectorId = inspector.AccountId, reason = "other-round" }, Ct);
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{matterId}/record", house.Record(), Ct).ReadAsync();
        Assert.Equal("to-close", await UntilAsync(() => desk.StateAsync(caseId), state => state != "handed-on"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_inspection_called_off_gives_the_case_back_to_its_desk(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var desk = await Desk.OpenAsync(house, "hazard.campus-gate");
        await house.SignInAsync("grid-worker", house.Places.Subdistrict);
        var (caseId, matterId) = await desk.HandOnAsync();
        await UntilAsync(() => FindAsync(desk.Leader, matterId), found => found is not null);
        await desk.Leader.PostAsJsonAsync($"/api/rounds/inspections/{matterId}/cancel", new { actId = Guid.CreateVersion7(), reason = "closed-down" }, Ct).ReadAsync();
        Assert.Equal("to-dispatch", await UntilAsync(() => desk.StateAsync(caseId), state => state != "handed-on"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_no_checklist_is_for_comes_back_to_its_desk_at_once_and_a_dispute_is_none_of_ours(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var desk = await Desk.OpenAsync(house, "hazard.noise-at-night");
        var (dispute, other) = await desk.HandOnAsync("disputes");
        var (caseId, matterId) = await desk.HandOnAsync();
        Assert.Equal("to-dispatch", await UntilAsync(() => desk.StateAsync(caseId), state => state != "handed-on"));
        Assert.Null(await FindAsync(desk.Leader, matterId));
        Assert.Equal("handed-on", await desk.StateAsync(dispute));
        Assert.Null(await FindAsync(desk.Leader, other));
    }

    private static async Task<JsonElement?> FindAsync(HttpClient leader, Guid inspectionId)
    {
        var rows = (await leader.GetAsync("/api/rounds/inspections", Ct).ReadAsync()).GetProperty("items").EnumerateArray();
        return rows.Where(r => r.GetProperty("inspectionId").GetGuid() == inspectionId).Select(r => (JsonElement?)r).FirstOrDefault();
    }

    private static async Task<T> UntilAsync<T>(Func<Task<T>> ask, Func<T, bool> isSo)
    {
        var last = await ask();
        for (var tries = 0; tries < 150 && !isSo(last); tries++)
        {
            await Task.Delay(100, Ct);
            last = await ask();
        }

        return last;
    }

    /// <summary>Those who bring a case to where it is handed on.</summary>
    private sealed class Desk(InspectionHouse house, StaffClient leader, string typeKey)
    {
        public StaffClient Leader => leader;

        public static async Task<Desk> OpenAsync(InspectionHouse house, string typeKey)
        {
            var leader = await house.SignInAsync("leader", house.Places.Root);
            await leader.PostAsJsonAsync("/api/types", new
            {
                actId = Guid.CreateVersion7(), key = typeKey, kind = "hazard", flow = "handed-on", name = "待检查的隐患", classCode = "hazard", className = "安全隐患", isPublic = false,
                handling = new { amount = 5, unit = "working-day" },
            }, Ct).ReadAsync(HttpStatusCode.Created);
            return new Desk(house, leader, typeKey);
        }

        public async Task<(Guid CaseId, Guid MatterId)> HandOnAsync(string module = "rounds")
        {
            var (acceptor, shift, dispatcher) = (await house.SignInAsync("acceptor", house.Places.Root), await house.SignInAsync("shift-leader", house.Places.Root), await house.SignInAsync("dispatcher", house.Places.Root));
            var (place, matterId) = (TinyDistrict.Somewhere, Guid.CreateVersion7());
            var sent = await acceptor.PutAsJsonAsync(
                $"/api/reports/{Guid.CreateVersion7()}", new { type = typeKey, words = "校门口护栏松动", longitude = place.Longitude, latitude = place.Latitude }, Ct).ReadAsync(HttpStatusCode.Created);
            var caseId = sent.GetProperty("caseId").GetGuid();
            await acceptor.PostAsJsonAsync($"/api/cases/{caseId}/accept", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
            await shift.PostAsJsonAsync($"/api/cases/{caseId}/file", new { actId = Guid.CreateVersion7() }, Ct).ReadAsync();
            await dispatcher.PostAsJsonAsync($"/api/cases/{caseId}/hand-on", new { actId = Guid.CreateVersion7(), module, matterId }, Ct).ReadAsync();
            return (caseId, matterId);
        }

        public async Task<string> StateAsync(Guid caseId) => (await leader.GetAsync($"/api/cases/{caseId}", Ct).ReadAsync()).GetProperty("summary").GetProperty("state").GetString()!;
    }
}
