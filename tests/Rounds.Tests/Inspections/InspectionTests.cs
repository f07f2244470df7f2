using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Kernel.Storage;
using Wangge.Rounds.Inspections;
using Wangge.Rounds.Rectifying;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Inspections;

public sealed class InspectionTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_major_defect_is_ordered_fixed_and_rechecked_by_a_third_person_and_the_fixer_is_refused(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var (inspector, officer) = (await house.SignInAsync("grid-worker", house.Grid), await house.SignInAsync("school-safety-officer", house.Places.Subdistrict));
        var (leader, third) = (await house.SignInAsync("grid-leader", house.Places.Subdistrict + "A/"), await house.SignInAsync("grid-worker", house.Places.Subdistrict + "A/"));
        var id = Guid.CreateVersion7();
        var record = house.Record("exits");
        var done = await inspector.PostAsJsonAsync($"/api/rounds/inspections/{id}/record", record, Ct).ReadAsync();
        Assert.Equal("open", done.GetProperty("state").GetString());
        Assert.Equal(done.GetRawText(), (await inspector.PostAsJsonAsync($"/api/rounds/inspections/{id}/record", record, Ct).ReadAsync()).GetRawText());

        var defect = Assert.Single((await leader.GetAsync("/api/rounds/defects", Ct).ReadAsync()).GetProperty("items").EnumerateArray());
        Assert.Equal(("major", "found", "exits"), (defect.GetProperty("severity").GetString(), defect.GetProperty("state").GetString(), defect.GetProperty("itemCode").GetString()));
        var address = $"/api/rounds/defects/{defect.GetProperty("defectId").GetGuid()}";
        object Act(object? more = null) => Merge(new { actId = Guid.CreateVersion7() }, more ?? new { });

        await third.PostAsJsonAsync(address + "/recheck", Act(new { isFixed = true }), Ct).RefusedAsync("rounds.recheck.wrong-state", HttpStatusCode.Conflict);
        await leader.PostAsJsonAsync(address + "/order", Act(new { limitAmount = 2, limitUnit = "working-hour" }), Ct).RefusedAsync("rounds.order.nobody-named", HttpStatusCode.BadRequest);
        await leader.PostAsJsonAsync(address + "/order", Act(new { contact = "校总务处", limitAmount = 2, limitUnit = "working-hour" }), Ct).ReadAsync();
        await officer.PostAsJsonAsync(address + "/fix", Act(), Ct).RefusedAsync("rounds.fix.photo-needed", HttpStatusCode.BadRequest);
        await officer.PostAsJsonAsync(address + "/fix", Act(new { words = "已清理", photos = new[] { house.Photo } }), Ct).ReadAsync();

        await officer.PostAsJsonAsync(address + "/recheck", Act(new { isFixed = true }), Ct).RefusedAsync("rounds.recheck.fixer", HttpStatusCode.Forbidden);
        await inspector.PostAsJsonAsync(address + "/recheck", Act(new { isFixed = true }), Ct).RefusedAsync("rounds.recheck.finder", HttpStatusCode.Forbidden);
        var work = (await officer.GetAsync("/api/rounds/my-inspection-work", Ct).ReadAsync()).GetProperty("toRecheck");
        Assert.Equal("rounds.recheck.fixer", Assert.Single(work.EnumerateArray()).GetProperty("bar").GetString());

        await third.PostAsJsonAsync(address + "/recheck", Act(new { isFixed = false, words = "仍有杂物" }), Ct).ReadAsync();
        await officer.PostAsJsonAsync(address + "/fix", Act(new { photos = new[] { house.Photo } }), Ct).ReadAsync();
        var closed = await third.PostAsJsonAsync(address + "/recheck", Act(new { isFixed = true, photos = new[] { house.Photo } }), Ct).ReadAsync();
        Assert.Equal(("closed", "closed"), (closed.GetProperty("state").GetString(), closed.GetProperty("inspectionState").GetString()));

        var shown = await leader.GetAsync($"/api/rounds/inspections/{id}", Ct).ReadAsync();
        Assert.Equal(
            ["record", "find", "order", "fix", "fail", "fix", "pass", "close"], shown.GetProperty("journal").EnumerateArray().Select(e => e.GetProperty("action").GetString()));
        Assert.Equal(1, shown.GetProperty("defects")[0].GetProperty("row").GetProperty("reworks").GetInt32());
        Assert.Equal("校总务处", shown.GetProperty("defects")[0].GetProperty("contact").GetString());
        await AssertJournalsGiveTheRowsAsync(house.Server, id);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Answers_that_do_not_fit_the_version_are_refused_and_nothing_is_kept(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var inspector = await house.SignInAsync("grid-worker", house.Grid);
        var id = Guid.CreateVersion7();
        Task<HttpResponseMessage> SendAsync(Action<Dictionary<string, object?>> spoil)
        {
            var record = house.Record("exits");
            spoil(record);
            return inspector.PostAsJsonAsync($"/api/rounds/inspections/{id}/record", record, Ct);
        }

        await SendAsync(r => r["checklistVersion"] = 2).RefusedAsync("rounds.inspection.other-version", HttpStatusCode.Conflict);
        await SendAsync(r => ((List<Dictionary<string, object?>>)r["answers"]!)[0]["item"] = "of-another-version").RefusedAsync("rounds.inspection.unknown-item", HttpStatusCode.BadRequest);
        await SendAsync(r => ((List<Dictionary<string, object?>>)r["answers"]!).RemoveAt(3)).RefusedAsync("rounds.inspection.unanswered", HttpStatusCode.BadRequest);
        await SendAsync(r => ((List<Dictionary<string, object?>>)r["answers"]!)[0]["photos"] = Array.Empty<string>()).RefusedAsync("rounds.inspection.evidence-missing", HttpStatusCode.BadRequest);
        await SendAsync(r => ((List<Dictionary<string, object?>>)r["answers"]!)[0]["photos"] = new[] { new string('0', 64) }).RefusedAsync("rounds.inspection.unknown-file", HttpStatusCode.BadRequest);
        await SendAsync(r => r["place"] = null).RefusedAsync("rounds.inspection.place-needed", HttpStatusCode.BadRequest);
        await SendAsync(r => r["place"] = new { premises = "第一小学", areaPath = "/nowhere/" }).RefusedAsync("rounds.inspection.unknown-area", HttpStatusCode.BadRequest);
        await SendAsync(r => r["place"] = new { premises = "第一小学", areaPath = house.Places.Subdistrict + "B/G001/" }).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await SendAsync(r => r["happenedAt"] = TimeProvider.System.GetUtcNow().AddHours(1)).RefusedAsync("rounds.bad-time", HttpStatusCode.BadRequest);
        await SendAsync(r => r["actId"] = new Guid("0f8fad5b-d9cb-469f-a165-70867728950e")).RefusedAsync("request.bad-id", HttpStatusCode.BadRequest);
        Assert.Empty((await inspector.GetAsync("/api/rounds/inspections", Ct).ReadAsync()).GetProperty("items").EnumerateArray());

        var good = house.Record("exits");
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{id}/record", good, Ct).ReadAsync();
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{id}/record", new Dictionary<string, object?>(good) { ["words"] = "别的话" }, Ct).RefusedAsync("request.id-reused", HttpStatusCode.Conflict);
        await SendAsync(_ => { }).RefusedAsync("rounds.inspection.wrong-state", HttpStatusCode.Conflict);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Staff_see_their_own_and_leaders_their_areas(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var (inspector, colleague) = (await house.SignInAsync("grid-worker", house.Grid), await house.SignInAsync("grid-worker", house.Grid));
        var (leader, elsewhere) = (await house.SignInAsync("grid-leader", house.Places.Subdistrict + "A/"), await house.SignInAsync("grid-leader", house.Places.Subdistrict + "B/"));
        var (unit, other) = (await house.SignInAsync("unit-handler", house.Places.LeadUnit), await house.SignInAsync("unit-handler", house.Places.HelperUnit));
        var planned = Guid.CreateVersion7();
        var plan = new
        {
            actId = Guid.CreateVersion7(), checklistId = house.Checklist.GetProperty("checklistId").GetGuid(), premises = "第一小学", areaPath = house.Grid, inspectorId = inspector.AccountId,
            dueAt = TimeProvider.System.GetUtcNow().AddDays(2),
        };
        await leader.PutAsJsonAsync($"/api/rounds/inspections/{planned}", plan with { inspectorId = elsewhere.AccountId }, Ct).RefusedAsync("rounds.inspection.unknown-inspector", HttpStatusCode.BadRequest);
        await elsewhere.PutAsJsonAsync($"/api/rounds/inspections/{planned}", plan, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await leader.PutAsJsonAsync($"/api/rounds/inspections/{planned}", plan, Ct).ReadAsync();
        Assert.Contains(inspector.AccountId, (await leader.GetAsync($"/api/rounds/inspectors?area={house.Grid}", Ct).ReadAsync()).EnumerateArray().Select(i => i.GetProperty("accountId").GetGuid()));

        async Task<int> SeenAsync(HttpClient who, string list = "inspections") => (await who.GetAsync($"/api/rounds/{list}", Ct).ReadAsync()).GetProperty("items").GetArrayLength();
        Assert.Equal((1, 0, 1, 0), (await SeenAsync(inspector), await SeenAsync(colleague), await SeenAsync(leader), await SeenAsync(elsewhere)));
        await colleague.GetAsync($"/api/rounds/inspections/{planned}", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        Assert.Equal(planned, Assert.Single((await inspector.GetAsync("/api/rounds/my-inspection-work", Ct).ReadAsync()).GetProperty("inspections").EnumerateArray()).GetProperty("inspectionId").GetGuid());

        await colleague.PostAsJsonAsync($"/api/rounds/inspections/{planned}/record", house.Record("exits"), Ct).RefusedAsync("rounds.inspection.not-yours", HttpStatusCode.Forbidden);
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{planned}/record", house.Record("exits"), Ct).ReadAsync();
        var defect = (await leader.GetAsync("/api/rounds/defects?state=found", Ct).ReadAsync()).GetProperty("items")[0].GetProperty("defectId").GetGuid();
        await leader.PostAsJsonAsync($"/api/rounds/defects/{defect}/order", new { actId = Guid.CreateVersion7(), unitId = house.Places.LeadUnit, limitAmount = 1, limitUnit = "working-day" }, Ct).ReadAsync();
        Assert.Equal((1, 0), (await SeenAsync(unit, "defects"), await SeenAsync(other, "defects")));
        Assert.Single((await unit.GetAsync("/api/rounds/my-inspection-work", Ct).ReadAsync()).GetProperty("toFix").EnumerateArray());
        await colleague.PostAsJsonAsync($"/api/rounds/defects/{defect}/fix", new { actId = Guid.CreateVersion7(), photos = new[] { house.Photo } }, Ct).RefusedAsync("rounds.fix.not-ordered-to-you", HttpStatusCode.Forbidden);
        await other.PostAsJsonAsync($"/api/rounds/defects/{defect}/fix", new { actId = Guid.CreateVersion7(), photos = new[] { house.Photo } }, Ct).RefusedAsync("access.elsewhere", HttpStatusCode.Forbidden);
        await unit.PostAsJsonAsync($"/api/rounds/defects/{defect}/fix", new { actId = Guid.CreateVersion7(), photos = new[] { house.Photo } }, Ct).ReadAsync();
        await unit.GetAsync($"/api/rounds/inspections/{planned}", Ct).ReadAsync();

        Assert.Contains("第一小学", await leader.GetStringAsync("/api/rounds/inspections/export", Ct), StringComparison.Ordinal);
        Assert.Contains("exits", await leader.GetStringAsync("/api/rounds/defects/export?state=all", Ct), StringComparison.Ordinal);
        await inspector.GetAsync("/api/rounds/defects/export", Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_are_cut_and_paged_and_pictures_are_shown_to_who_sees_the_inspection(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var (inspector, leader) = (await house.SignInAsync("grid-worker", house.Grid), await house.SignInAsync("leader", house.Places.Root));
        var ids = new List<Guid>();
        foreach (var defects in (string[][])[["exits", "walls"], [], ["drill"]])
        {
            ids.Add(Guid.CreateVersion7());
            await inspector.PostAsJsonAsync($"/api/rounds/inspections/{ids[^1]}/record", house.Record(defects), Ct).ReadAsync();
        }

        async Task<List<Guid>> AskAsync(string query) =>
            [.. (await leader.GetAsync($"/api/rounds/inspections?{query}", Ct).ReadAsync()).GetProperty("items").EnumerateArray().Select(i => i.GetProperty("inspectionId").GetGuid())];
        Assert.Equal([ids[1]], await AskAsync("state=closed"));
        Assert.Equal(2, (await AskAsync("state=open&kind=campus")).Count);
        Assert.Empty(await AskAsync("kind=shop"));
        Assert.Equal(3, (await AskAsync("text=第一")).Count);
        await leader.GetAsync("/api/rounds/inspections?state=sleeping", Ct).RefusedAsync("rounds.inspection.bad-filter", HttpStatusCode.BadRequest);

        var first = await leader.GetAsync("/api/rounds/inspections?size=2", Ct).ReadAsync();
        var second = await leader.GetAsync($"/api/rounds/inspections?size=2&after={first.GetProperty("next").GetString()}", Ct).ReadAsync();
        Assert.Equal([ids[2], ids[1], ids[0]], first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(i => i.GetProperty("inspectionId").GetGuid()));
        var majors = (await leader.GetAsync("/api/rounds/defects?severity=major&size=1", Ct).ReadAsync());
        Assert.NotEqual(JsonValueKind.Null, majors.GetProperty("next").ValueKind);

        using var picture = await PictureAsync(leader, ids[0], house.Photo);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);
        await leader.GetAsync($"/api/rounds/inspections/{ids[1]}/pictures/{new string('0', 64)}/small", Ct).RefusedAsync("files.unknown", HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_planned_one_is_called_off_or_given_to_another(StoreKind store)
    {
        await using var house = await InspectionHouse.OpenAsync(store);
        var (inspector, another) = (await house.SignInAsync("grid-worker", house.Grid), await house.SignInAsync("patrol", house.Places.Subdistrict));
        var leader = await house.SignInAsync("grid-leader", house.Places.Subdistrict + "A/");
        async Task<Guid> PlanAsync()
        {
            var id = Guid.CreateVersion7();
            await leader.PutAsJsonAsync($"/api/rounds/inspections/{id}", new
            {
                actId = Guid.CreateVersion7(), checklistId = house.Checklist.GetProperty("checklistId").GetGuid(), premises = "第一小学", areaPath = house.Grid, inspectorId = inspector.AccountId,
                dueAt = TimeProvider.System.GetUtcNow().AddDays(2),
            }, Ct).ReadAsync();
            return id;
        }

        var (first, second) = (await PlanAsync(), await PlanAsync());
        await leader.PostAsJsonAsync($"/api/rounds/inspections/{first}/cancel", new { actId = Guid.CreateVersion7(), reason = "已关门" }, Ct).RefusedAsync("rounds.inspection.reason-needed", HttpStatusCode.BadRequest);
        await leader.PostAsJsonAsync($"/api/rounds/inspections/{first}/cancel", new { actId = Guid.CreateVersion7(), reason = "closed-down" }, Ct).ReadAsync();
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{first}/record", house.Record(), Ct).RefusedAsync("rounds.inspection.wrong-state", HttpStatusCode.Conflict);
        await leader.PostAsJsonAsync($"/api/rounds/inspections/{second}/hand-over", new { actId = Guid.CreateVersion7(), inspectorId = another.AccountId }, Ct).ReadAsync();
        await inspector.PostAsJsonAsync($"/api/rounds/inspections/{second}/record", house.Record(), Ct).RefusedAsync("rounds.inspection.not-yours", HttpStatusCode.Forbidden);
        await another.PostAsJsonAsync($"/api/rounds/inspections/{second}/record", house.Record(), Ct).ReadAsync();
    }

    private static async Task<HttpResponseMessage> PictureAsync(HttpClient client, Guid inspectionId, string sha256)
    {
        var until = TimeProvider.System.GetUtcNow().AddSeconds(20);
        while (true)
        {
            var answer = await client.GetAsync($"/api/rounds/inspections/{inspectionId}/pictures/{sha256}/small", Ct);
            if (answer.StatusCode == HttpStatusCode.OK || TimeProvider.System.GetUtcNow() > until) { return answer; }
            answer.Dispose();
            await Task.Delay(50, Ct);
        }
    }

    /// <summary>Both rows are what their journals say.</summary>
    private static async Task AssertJournalsGiveTheRowsAsync(TestServer server, Guid inspectionId)
    {
        await using var db = server.Store.Lease();
        var entries = await db.Set<JournalEntry>().AsNoTracking().Where(e => e.InspectionId == inspectionId).OrderBy(e => e.Seq).ToListAsync(Ct);
        var kept = await db.Set<Inspection>().AsNoTracking().SingleAsync(i => i.Id == inspectionId, Ct);
        var told = new Inspection { Id = kept.Id, Number = kept.Number, ChecklistId = kept.ChecklistId, Kind = kept.Kind, AreaPath = kept.AreaPath, Premises = kept.Premises };
        told.Replay(entries.Where(e => e.SubjectId == inspectionId), endedDefects: 1);
        Assert.Equal((kept.State, kept.OpenDefects, kept.DoneAt, kept.EndedAt, kept.Entries), (told.State, told.OpenDefects, told.DoneAt, told.EndedAt, told.Entries));

        var defect = await db.Set<Defect>().AsNoTracking().SingleAsync(d => d.InspectionId == inspectionId, Ct);
        var again = new Defect
        {
            Id = defect.Id, InspectionId = inspectionId, Number = defect.Number, ChecklistId = defect.ChecklistId, ChecklistVersion = 1, ItemCode = defect.ItemCode,
            Kind = defect.Kind, AreaPath = defect.AreaPath, Premises = defect.Premises,
        };
        again.Replay(entries.Where(e => e.SubjectId == defect.Id));
        Assert.Equal((defect.State, defect.Reworks, defect.Limit, defect.EndedAt, defect.Version), (again.State, again.Reworks, again.Limit, again.EndedAt, again.Version));
        Assert.Equal(defect.FixerIds, again.FixerIds);
    }

    private static Dictionary<string, object?> Merge(object first, object second) =>
        first.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(first))).Concat(second.GetType().GetProperties().Select(p => (p.Name, Value: p.GetValue(second))))
            .ToDictionary(p => p.Name, p => p.Value);
}
