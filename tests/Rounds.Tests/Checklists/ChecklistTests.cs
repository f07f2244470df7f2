using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Rounds.Tests.Checklists;

public sealed class ChecklistTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static object Item(string code, string unit = "working-day", string evidence = "none") =>
        new { code, text = "通道畅通", english = "Ways are free", look = "", lookEnglish = "", evidence, severity = "general", limitAmount = 2, limitUnit = unit };

    private static object Draft(object[] items, int? version = null, string? code = null, string kind = "shop") =>
        new { actId = Guid.CreateVersion7(), code, kind, version, title = "集市检查", titleEnglish = "Markets", items };

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_checklist_is_written_published_and_never_changed_again(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var leader = await server.SignInAsync("leader", places.Root);
        using var worker = await server.SignInAsync("grid-worker", places.Subdistrict + "A/G001/");
        var id = Guid.CreateVersion7();
        var address = $"/api/rounds/checklists/{id}";

        await worker.PutAsJsonAsync(address, Draft([Item("exits")], code: "market"), Ct).RefusedAsync("access.no-role", HttpStatusCode.Forbidden);
        await leader.PutAsJsonAsync(address, Draft([Item("exits")], code: "No Code"), Ct).RefusedAsync("rounds.checklist.bad-code", HttpStatusCode.BadRequest);
        await leader.PutAsJsonAsync(address, Draft([Item("exits")], code: "fire-safety"), Ct).RefusedAsync("rounds.checklist.code-taken", HttpStatusCode.Conflict);
        var first = Draft([Item("exits")], code: "market");
        var draft = await leader.PutAsJsonAsync(address, first, Ct).ReadAsync();
        Assert.Equal(draft.GetRawText(), (await leader.PutAsJsonAsync(address, first, Ct).ReadAsync()).GetRawText());
        Assert.DoesNotContain(id.ToString(), await worker.GetStringAsync("/api/rounds/checklists", Ct), StringComparison.Ordinal);

        var published = await leader.PostAsJsonAsync(address + "/publish", new { draft = 1 }, Ct).ReadAsync();
        await leader.PostAsJsonAsync(address + "/publish", new { draft = 1 }, Ct).ReadAsync();
        await leader.PostAsJsonAsync(address + "/publish", new { draft = 2 }, Ct).RefusedAsync("rounds.checklist.no-draft", HttpStatusCode.Conflict);
        Assert.Contains(id.ToString(), await worker.GetStringAsync("/api/rounds/checklists", Ct), StringComparison.Ordinal);

        var version = published.GetProperty("version").GetInt32();
        await leader.PutAsJsonAsync(address, Draft([Item("exits"), Item("signs")], version - 1), Ct).RefusedAsync("rounds.checklist.stale", HttpStatusCode.PreconditionFailed);
        var second = await leader.PutAsJsonAsync(address, Draft([Item("exits"), Item("signs")], version), Ct).ReadAsync();
        Assert.Equal((2, 1), (second.GetProperty("number").GetInt32(), second.GetProperty("inForce").GetInt32()));
        Assert.Single((await leader.GetAsync(address + "?number=1", Ct).ReadAsync()).GetProperty("checklist").GetProperty("items").EnumerateArray());
        await leader.PostAsJsonAsync(address + "/publish", new { draft = 2 }, Ct).ReadAsync();
        var shown = await worker.GetAsync(address, Ct).ReadAsync();
        Assert.Equal([2, 1], shown.GetProperty("versions").EnumerateArray().Select(v => v.GetProperty("number").GetInt32()));
        Assert.NotEqual(JsonValueKind.Null, shown.GetProperty("versions")[1].GetProperty("replacedAt").ValueKind);

        Assert.Equal(HttpStatusCode.NoContent, (await leader.DeleteAsync(address, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await leader.DeleteAsync(address, Ct)).StatusCode);
        Assert.DoesNotContain(id.ToString(), await worker.GetStringAsync("/api/rounds/checklists", Ct), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Items_that_cannot_stand_are_told_one_by_one(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        using var leader = await server.SignInAsync("leader", TinyDistrict.RootOf(server));
        var draft = Draft([Item("exits"), Item("exits"), Item("Bad Code"), Item("late", unit: "fortnight"), Item("gauge", evidence: "number")], code: "market");
        using var answer = await leader.PutAsJsonAsync($"/api/rounds/checklists/{Guid.CreateVersion7()}", draft, Ct);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("rounds.checklist.bad-items", problem.GetProperty("code").GetString());
        Assert.Equal(
            ["items[1].code", "items[2].code", "items[3].limit", "items[4].reading"],
            problem.GetProperty("errors").EnumerateObject().Select(fault => fault.Name).Order());
    }
}
