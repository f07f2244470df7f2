using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Types;

/// <summary>Types and responsibilities are data that a district edits, with every old version kept.</summary>
public sealed class TypeEditingTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_type_is_made_changed_and_ended_and_what_it_was_is_kept_with_who_and_when(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var key = NewKey();
        var create = Content("树木倒伏", 4, new { key, kind = "hazard", flow = "site" });
        using (var made = await leader.PostAsJsonAsync("api/types", create, Ct)) { Assert.Equal(HttpStatusCode.Created, made.StatusCode); }
        using (var again = await leader.PostAsJsonAsync("api/types", create, Ct)) { Assert.Equal(1, (await again.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        using (var taken = await leader.PostAsJsonAsync("api/types", Content("别的", 4, new { key, kind = "hazard", flow = "site" }), Ct)) { await taken.Refuses(HttpStatusCode.Conflict, "types.key-taken"); }

        // A type just made can be reported at once.
        Assert.Equal("reported", (await house.ReportAsync("一棵树倒了", key)).State);

        var change = Content("行道树倒伏", 2);
        using (var changed = await leader.SendIf(HttpMethod.Put, $"api/types/{key}", 1, change)) { Assert.Equal(2, (await changed.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        using (var again = await leader.SendIf(HttpMethod.Put, $"api/types/{key}", 1, change)) { Assert.Equal(2, (await again.Read<JsonElement>()).GetProperty("version").GetInt32()); }
        using (var stale = await leader.SendIf(HttpMethod.Put, $"api/types/{key}", 1, Content("旧", 1))) { await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.settings.stale"); }
        using (var blind = await leader.SendIf(HttpMethod.Put, $"api/types/{key}", null, Content("旧", 1))) { await blind.Refuses(HttpStatusCode.BadRequest, "request.if-match-needed"); }
        change["name"] = "又一个名";
        using (var reused = await leader.SendIf(HttpMethod.Put, $"api/types/{key}", 2, change)) { await reused.Refuses(HttpStatusCode.Conflict, "request.id-reused"); }
        using (var ended = await leader.SendIf(HttpMethod.Post, $"api/types/{key}/end", 2, new { actId = Guid.CreateVersion7() })) { await ended.Read<JsonElement>(); }

        var shown = await leader.GetJson($"api/types/{key}");
        Assert.Equal("行道树倒伏", shown.GetProperty("type").GetProperty("name").GetString());
        var versions = shown.GetProperty("versions").EnumerateArray().ToList();
        Assert.Equal([2, 1], versions.Select(v => v.GetProperty("type").GetProperty("version").GetInt32()));
        Assert.Equal("树木倒伏", versions[1].GetProperty("type").GetProperty("name").GetString());
        Assert.Equal(4, versions[1].GetProperty("type").GetProperty("handling").GetProperty("amount").GetDecimal());
        Assert.All(versions, v => Assert.Equal(leader.AccountId, v.GetProperty("changedBy").GetGuid()));

        Assert.DoesNotContain(key, await KeysOf(house, "api/types?kind=hazard"));
        Assert.Contains(key, await KeysOf(house, "api/types?ended=true&q=行道树"));
        using var refused = await (await house.Staff("acceptor")).PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", new { type = key, words = "再报" }, Ct);
        await refused.Refuses(HttpStatusCode.BadRequest, "reports.unknown-type");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Types_are_searched_by_words_kind_and_class_by_anyone(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var anyone = house.Server.Client();
        var lamps = await KeysOf(anyone, "api/types?q=路灯不亮");
        Assert.Contains("hazard.street-lamp", lamps);
        Assert.Contains("hazard.street-lamp", await KeysOf(anyone, "api/types?q=Street%20lamp&kind=hazard"));
        Assert.All(await KeysOf(anyone, "api/types?kind=component&class=01"), key => Assert.StartsWith("gbt47678.5-2026.component.01", key, StringComparison.Ordinal));
        using var refused = await anyone.PostAsJsonAsync("api/types", Content("x", 1, new { key = NewKey(), kind = "hazard", flow = "site" }), Ct);
        await refused.Refuses(HttpStatusCode.Unauthorized, "access.not-signed-in");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_reopened_is_suggested_to_the_unit_that_had_it(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ClosedAsync(await house.HandlingAsync("路灯又不亮"));
        await house.Act("acceptor", sent.CaseId, "not-solved", new { note = "还是黑的" });

        var suggested = await (await house.Staff("leader")).GetJson($"api/cases/{sent.CaseId}/suggested-unit");
        Assert.Equal(house.Places.LeadUnit, suggested.GetProperty("unitId").GetGuid());
        Assert.Equal("same-unit", suggested.GetProperty("why").GetString());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_most_exact_type_then_the_longest_area_names_the_unit_and_says_why(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var key = NewKey();
        var classCode = "c" + key[^8..];
        using (var made = await leader.PostAsJsonAsync("api/types", Content("井盖", 2, new { key, kind = "hazard", flow = "site", classCode }), Ct)) { await made.Read<JsonElement>(); }
        var (root, community) = (house.Places.Root, house.Places.Subdistrict + "A/");

        Assert.Equal("nobody-named", (await UnitFor(community)).GetProperty("why").GetString());
        await Put("class:" + classCode, root, house.Places.LeadUnit);
        Assert.Equal(("class", house.Places.LeadUnit), await Told(community));
        var id = await Put(key, community, house.Places.HelperUnit);
        Assert.Equal(("type", house.Places.HelperUnit), await Told(community + "G001/"));
        Assert.Equal(("class", house.Places.LeadUnit), await Told(house.Places.Subdistrict + "B/"));

        var sent = await house.ReportAsync("井盖松动", key);
        var suggested = await leader.GetJson($"api/cases/{sent.CaseId}/suggested-unit");
        Assert.Equal(house.Places.HelperUnit, suggested.GetProperty("unitId").GetGuid());
        Assert.Equal("环卫处", suggested.GetProperty("unit").GetString());

        using (var stale = await leader.SendIf(HttpMethod.Delete, $"api/responsibilities/{id}", 7)) { await stale.Refuses(HttpStatusCode.PreconditionFailed, "cases.settings.stale"); }
        using (var gone = await leader.SendIf(HttpMethod.Delete, $"api/responsibilities/{id}", 1)) { Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode); }
        using (var again = await leader.SendIf(HttpMethod.Delete, $"api/responsibilities/{id}", 1)) { Assert.Equal(HttpStatusCode.NoContent, again.StatusCode); }
        Assert.Equal(("class", house.Places.LeadUnit), await Told(community));

        // A leader of one community says nothing about another.
        using var local = await house.Server.SignInAsync("leader", community);
        using var elsewhere = await local.SendIf(
            HttpMethod.Put, $"api/responsibilities/{Guid.CreateVersion7()}", null,
            new { actId = Guid.CreateVersion7(), type = key, areaPath = house.Places.Subdistrict + "B/", unitId = house.Places.LeadUnit });
        await elsewhere.Refuses(HttpStatusCode.Forbidden, "access.elsewhere");

        Task<JsonElement> UnitFor(string area) => leader.GetJson($"api/types/{key}/unit?area={Uri.EscapeDataString(area)}");

        async Task<(string?, Guid)> Told(string area)
        {
            var told = await UnitFor(area);
            return (told.GetProperty("why").GetString(), told.GetProperty("unitId").GetGuid());
        }

        async Task<Guid> Put(string type, string areaPath, Guid unitId)
        {
            var made = Guid.CreateVersion7();
            using var answer = await leader.SendIf(HttpMethod.Put, $"api/responsibilities/{made}", null, new { actId = Guid.CreateVersion7(), type, areaPath, unitId });
            await answer.Read<JsonElement>();
            return made;
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_table_of_types_goes_out_and_comes_back_with_a_line_for_each_row(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var key = NewKey();
        var text = "key,kind,class_code,class_name,name,flow,weight,amount,unit,public,民族\r\n"
            + $"{key},hazard,hazard,安全隐患,桥下积雪,site,ordinary,3,working-hour,yes,x\r\n"
            + $"{key},hazard,hazard,安全隐患,桥下积雪,site,ordinary,3,working-hour,yes,x\r\n"
            + $"{NewKey()},hazard,hazard,安全隐患,坏行,site,ordinary,3,fortnight,yes,x\r\n"
            + "hazard.street-lamp,hazard,hazard,安全隐患,路灯不亮,news,ordinary,2,working-day,yes,x\r\n";

        using (var trial = await leader.PostCsv("api/types/import?trial=true", text)) { Assert.Equal(1, (await trial.Read<JsonElement>()).GetProperty("taken").GetInt32()); }
        Assert.DoesNotContain(key, await KeysOf(house, "api/types?kind=hazard"));

        using (var imported = await leader.PostCsv("api/types/import", text))
        {
            var report = await imported.Read<JsonElement>();
            Assert.Equal((1, 3), (report.GetProperty("taken").GetInt32(), report.GetProperty("refused").GetInt32()));
            Assert.Equal(["民族"], report.GetProperty("droppedColumns").EnumerateArray().Select(c => c.GetString()));
            Assert.Equal(
                [(3, "types.row-twice"), (4, "types.bad-limit"), (5, "types.other-flow")],
                report.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("outcome").GetString() == "refused").Select(l => (l.GetProperty("row").GetInt32(), l.GetProperty("code").GetString()!)));
        }

        var exported = await leader.GetStringAsync("api/types/export", Ct);
        Assert.Contains(key, exported, StringComparison.Ordinal);
        using (var back = await leader.PostCsv("api/types/import", exported.Replace("桥下积雪", "桥面积雪", StringComparison.Ordinal)))
        {
            var report = await back.Read<JsonElement>();
            Assert.Equal((0, 1, 0), (report.GetProperty("taken").GetInt32(), report.GetProperty("changed").GetInt32(), report.GetProperty("refused").GetInt32()));
        }

        Assert.Equal(1, (await leader.GetJson($"api/types/{key}")).GetProperty("versions").GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_table_of_responsibilities_names_units_by_code(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var leader = await house.Staff("leader");
        var key = NewKey();
        using (var made = await leader.PostAsJsonAsync("api/types", Content("护栏", 2, new { key, kind = "hazard", flow = "site" }), Ct)) { await made.Read<JsonElement>(); }
        var text = $"type,area,unit_code\n{key},{house.Places.Root},U01\n{key},/nowhere/,U01\n{key},{house.Places.Subdistrict},U99\nhazard.unknown,{house.Places.Root},U01\n";
        using (var imported = await leader.PostCsv("api/responsibilities/import", text))
        {
            var report = await imported.Read<JsonElement>();
            Assert.Equal((1, 3), (report.GetProperty("taken").GetInt32(), report.GetProperty("refused").GetInt32()));
        }

        using (var again = await leader.PostCsv("api/responsibilities/import", text)) { Assert.Equal(1, (await again.Read<JsonElement>()).GetProperty("unchanged").GetInt32()); }
        Assert.Contains($"{key},{house.Places.Root},U01,市政处", await leader.GetStringAsync("api/responsibilities/export", Ct), StringComparison.Ordinal);
        var listed = await leader.GetJson($"api/responsibilities?type={key}");
        Assert.Equal("试验区", Assert.Single(listed.EnumerateArray()).GetProperty("area").GetString());
    }

    private static string NewKey() => "hazard.t" + Guid.CreateVersion7().ToString("N")[^12..];

    private static System.Text.Json.Nodes.JsonObject Content(string name, int hours, object? more = null)
    {
        var content = JsonSerializer.SerializeToNode(
            new { actId = Guid.CreateVersion7(), name, classCode = "hazard", className = "安全隐患", isPublic = true, handling = new { amount = hours, unit = "working-hour" } })!.AsObject();
        foreach (var (field, value) in JsonSerializer.SerializeToNode(more ?? new { })!.AsObject()) { content[field] = value?.DeepClone(); }
        return content;
    }

    private static async Task<List<string>> KeysOf(CaseHouse house, string address) => await KeysOf(await house.Staff("leader"), address);

    private static async Task<List<string>> KeysOf(HttpClient client, string address) =>
        [.. (await client.GetJson(address)).EnumerateArray().Select(type => type.GetProperty("key").GetString()!)];
}
