using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Doors.Tests.Open311.Serving;

/// <summary>From sent to closed, on both databases: what the public reads, what it never reads, filters, pages, repeats, several districts.</summary>
public sealed class SendAndReadTests
{
    private static readonly string[] Secrets =
        ["王小明", "王小", "13900001234", "139 0000 1234", "wang@example.org", "DEVICE-77", "ACCOUNT-88", "秘密", "3单元", "502", "someone@else.example", "key-name", "120.905987"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_request_is_read_by_all_and_its_reporter_by_nobody(StoreKind store)
    {
        await using var town = new Open311Town();
        await town.StartAsync(store);
        var id = await town.SendAsync(
            "service_code=hazard.street-lamp&lat=40.705123&long=120.905987&address_string=龙湾大街1号楼3单元502室&description=我是王小明，路灯坏了，请打139 0000 1234或wang@example.org"
            + "&first_name=小明&last_name=王&phone=13900001234&email=wang@example.org&device_id=DEVICE-77&account_id=ACCOUNT-88&media_url=https://example.org/秘密.jpg");
        using var worker = await town.Server.SignInAsync("grid-worker", town.Places.Subdistrict);
        await Report(worker, "hazard.street-lamp", "秘密的路灯", isPublic: false);
        await Report(worker, "service.relief", "秘密的救助", isPublic: true);
        var open = await town.GetAsync($"open311/v2/requests/{id}.json");
        Assert.Equal("open", open[0].GetProperty("status").GetString());

        await WorkOffAsync(town, id);

        var closed = (await town.GetAsync($"open311/v2/requests/{id}.json"))[0];
        Assert.Equal("closed", closed.GetProperty("status").GetString());
        Assert.Equal("已修好，感谢***", closed.GetProperty("status_notes").GetString());
        Assert.Equal("市政处", closed.GetProperty("agency_responsible").GetString());
        Assert.Equal("我是***，路灯坏了，请打***或***", closed.GetProperty("description").GetString());
        Assert.Equal("龙湾大街1号楼", closed.GetProperty("address").GetString());
        Assert.Equal((40.7051, 120.906), (closed.GetProperty("lat").GetDouble(), closed.GetProperty("long").GetDouble()));
        Assert.EndsWith("+08:00", closed.GetProperty("requested_datetime").GetString(), StringComparison.Ordinal);
        Assert.True(Time(closed, "expected_datetime") > Time(closed, "requested_datetime"));
        Assert.True(Time(closed, "updated_datetime") >= Time(closed, "requested_datetime"));

        var updates = (await town.GetAsync($"open311/v2/requests/{id}/updates.json")).EnumerateArray().ToList();
        Assert.Equal(8, updates.Count);
        Assert.Equal(("closed", "已修好，感谢***"), (updates[0].GetProperty("status").GetString(), updates[0].GetProperty("description").GetString()));
        Assert.Equal(updates.Count, updates.Select(u => u.GetProperty("update_id").GetString()).Distinct().Count());

        string[] paths =
        [
            "discovery", "v2/services", "v2/services/hazard.street-lamp", "v2/requests", "v2/requests?status=open", "v2/requests?status=closed", $"v2/requests/{id}",
            $"v2/requests?service_request_id={id}", $"v2/requests/{id}/updates", "v2/servicerequestupdates", $"v2/tokens/{id}", "v2/requests?service_code=service.relief",
        ];
        foreach (var path in paths)
        {
            foreach (var format in (string[])["json", "xml"])
            {
                var at = path.IndexOf('?', StringComparison.Ordinal);
                var text = await town.Client.GetStringAsync("open311/" + (at < 0 ? $"{path}.{format}" : $"{path[..at]}.{format}{path[at..]}"), Ct);
                foreach (var secret in Secrets) { Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase); }
            }
        }

        Assert.Equal(1, (await town.GetAsync("open311/v2/requests.json")).GetArrayLength());
        using var followed = await worker.GetAsync("api/public/pictures/" + new string('a', 64), Ct);
        Assert.Equal(404, (int)followed.StatusCode);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Lists_are_filtered_and_paged(StoreKind store)
    {
        await using var town = new Open311Town();
        await town.StartAsync(store);
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await town.SendAsync($"service_code={(i == 4 ? "hazard.pothole&attribute[size]=s" : "hazard.street-lamp")}&lat=40.705&long=120.905&description=nr{i}"));
        }

        ids.Reverse();
        Assert.Equal(ids, await Ids(""));
        Assert.Equal(ids[..2], await Ids("page_size=2"));
        Assert.Equal(ids[2..4], await Ids("page_size=2&page=2"));
        Assert.Equal(ids[4..], await Ids("page_size=2&page=3"));
        Assert.Equal(ids, await Ids("page_size=99999"));
        Assert.Equal(ids[..1], await Ids("service_code=hazard.pothole"));
        Assert.Equal(ids, await Ids("service_code=hazard.pothole,hazard.street-lamp"));
        Assert.Empty(await Ids("service_code=hazard.gas"));
        Assert.Equal([ids[1], ids[3]], await Ids($"service_request_id={ids[3]},{ids[1]},nonsense"));
        Assert.Empty(await Ids("service_request_id=nonsense"));
        Assert.Empty(await Ids("status=closed"));
        Assert.Equal(ids, await Ids("status=open,closed"));
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(ids, await Ids($"start_date={At(now.AddHours(-1))}&end_date={At(now.AddHours(1))}"));
        Assert.Empty(await Ids($"end_date={At(now.AddHours(-1))}"));
        Assert.Equal(ids, await Ids($"updated_after={At(now.AddHours(-1))}"));
        Assert.Empty(await Ids($"updated_before={At(now.AddHours(-1))}"));
        Assert.Empty(await Ids($"updated_after={At(now.AddHours(1))}&updated_before={At(now.AddHours(2))}"));
        var updates = await town.GetAsync($"open311/v2/servicerequestupdates.json?service_request_id={ids[0]}");
        Assert.Equal(ids[0], Assert.Single(updates.EnumerateArray()).GetProperty("service_request_id").GetString());
        Assert.Equal(2, (await town.GetAsync("open311/v2/servicerequestupdates.json?page_size=2")).GetArrayLength());

        async Task<List<string>> Ids(string query) =>
            [.. (await town.GetAsync("open311/v2/requests.json?" + query)).EnumerateArray().Select(r => r.GetProperty("service_request_id").GetString()!)];
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_sent_twice_within_a_minute_is_one_request(StoreKind store)
    {
        await using var town = new Open311Town();
        await town.StartAsync(store);
        const string body = "service_code=hazard.street-lamp&lat=40.705&long=120.905&description=twice";
        var first = await town.SendAsync(body + "&device_id=a");
        Assert.Equal(first, await town.SendAsync(body + "&device_id=a"));
        var together = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => town.SendAsync(body + "&device_id=b")));
        Assert.Single(together.Distinct());
        Assert.NotEqual(first, together[0]);
        Assert.NotEqual(first, await town.SendAsync(body + "&device_id=a", key: await Open311Town.AddKeyAsync(town.Server.Store)));
        Assert.NotEqual(first, await town.SendAsync(body + "!&device_id=a"));

        var clientId = Guid.CreateVersion7();
        var named = await town.SendAsync(body + $"&client_request_id={clientId}");
        Assert.Equal(named, await town.SendAsync(body + $"&client_request_id={clientId}"));
        using var other = await town.Client.PostAsync($"open311/v2/requests.json?api_key={town.Key}&{body}other&client_request_id={clientId}", null, Ct);
        await Open311Town.AssertGoodAsync(other, AnswerKind.Errors, 400);
        Assert.Equal(5, (await town.GetAsync("open311/v2/requests.json")).GetArrayLength());
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Each_district_is_a_jurisdiction_of_its_own(StoreKind store)
    {
        await using var town = new Open311Town();
        await town.StartAsync(store);
        var (other, otherKey) = await town.AddDistrictAsync();
        var here = town.Server.District.Code;
        const string body = "service_code=hazard.street-lamp&lat=40.705&long=120.905&description=x";
        var inHere = await town.SendAsync(body, $"d/{here}/open311/v2/requests.json");
        var inOther = await town.SendAsync(body + $"&jurisdiction_id={other.Code}", key: otherKey);

        using var unnamed = await town.Client.GetAsync("open311/v2/requests.json", Ct);
        await Open311Town.AssertGoodAsync(unnamed, AnswerKind.Errors, 400);
        Assert.Equal(inHere, Assert.Single((await town.GetAsync($"open311/v2/requests.json?jurisdiction_id={here}")).EnumerateArray()).GetProperty("service_request_id").GetString());
        Assert.Equal(inOther, Assert.Single((await town.GetAsync($"d/{other.Code}/open311/v2/requests.json")).EnumerateArray()).GetProperty("service_request_id").GetString());

        // The parameter goes before the path, and neither key nor id is good in the other district.
        Assert.Equal(inOther, Assert.Single((await town.GetAsync($"d/{here}/open311/v2/requests.json?jurisdiction_id={other.Code}")).EnumerateArray()).GetProperty("service_request_id").GetString());
        using var foreignKey = await town.Client.PostAsync($"d/{other.Code}/open311/v2/requests.xml?api_key={town.Key}&{body}", null, Ct);
        await Open311Town.AssertGoodAsync(foreignKey, AnswerKind.Errors, 403);
        using var foreignId = await town.Client.GetAsync($"d/{other.Code}/open311/v2/requests/{inHere}.xml", Ct);
        await Open311Town.AssertGoodAsync(foreignId, AnswerKind.Errors, 404);
        Assert.Equal(3, (await town.GetAsync("open311/discovery.json")).GetProperty("endpoints").GetArrayLength());
    }

    private static async Task WorkOffAsync(Open311Town town, string id)
    {
        var (server, places) = (town.Server, town.Places);
        using var acceptor = await server.SignInAsync("acceptor", places.Subdistrict);
        using var leader = await server.SignInAsync("shift-leader", places.Subdistrict);
        using var dispatcher = await server.SignInAsync("dispatcher", places.Root);
        using var handler = await server.SignInAsync("unit-handler", places.LeadUnit);
        using var checker = await server.SignInAsync("grid-worker", places.Subdistrict);
        var found = await acceptor.GetFromJsonAsync<JsonElement>("api/cases?q=王小明", Ct);
        var caseId = Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("caseId").GetGuid();
        await Act(acceptor, caseId, "accept");
        await Act(leader, caseId, "file");
        await Act(dispatcher, caseId, "dispatch", new { leadUnitId = places.LeadUnit });
        await Act(handler, caseId, "sign");
        await Act(handler, caseId, "feed-back", new { words = "秘密：内部说明" });
        await Act(checker, caseId, "pass-check");
        await Act(leader, caseId, "close", new { words = "已修好，感谢王小明" });
        Assert.Equal("closed", (await town.GetAsync($"open311/v2/requests.json?service_request_id={id}"))[0].GetProperty("status").GetString());
    }

    private static async Task Act(HttpClient client, Guid caseId, string action, object? more = null)
    {
        var request = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        request["actId"] = Guid.CreateVersion7();
        using var answer = await client.PostAsJsonAsync($"api/cases/{caseId}/{action}", request, Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{action}: {await answer.Content.ReadAsStringAsync(Ct)}");
    }

    private static async Task Report(HttpClient client, string type, string words, bool isPublic)
    {
        using var answer = await client.PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", new { type, words, longitude = 120.905, latitude = 40.705, isPublic }, Ct);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }

    private static DateTimeOffset Time(JsonElement request, string field) => DateTimeOffset.Parse(request.GetProperty(field).GetString()!, CultureInfo.InvariantCulture);

    private static string At(DateTimeOffset time) => Uri.EscapeDataString(time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture));
}
