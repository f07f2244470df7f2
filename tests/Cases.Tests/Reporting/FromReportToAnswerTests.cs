using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Abuse;
using Wangge.Kernel.Audit;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Reporting;

/// <summary>The main job on real input: from sent to closed and answered for, over HTTP, on both databases.</summary>
public sealed class FromReportToAnswerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_report_travels_from_sent_to_closed_and_is_reopened_by_its_reporter(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        var places = await server.FoundTinyDistrictAsync();
        using var resident = server.Client();
        var reportId = Guid.CreateVersion7();
        var report = new
        {
            type = "hazard.street-lamp", words = "路口的路灯坏了，井盖也松了", placeText = "校门口", longitude = TinyDistrict.Somewhere.Longitude, latitude = TinyDistrict.Somewhere.Latitude,
            contact = new { email = "someone@example.org" }, work = ProofOfWork.Do(reportId, TimeProvider.System.GetUtcNow()),
        };
        var sent = await Send(resident, reportId, report);
        Assert.Equal("reported", sent.GetProperty("state").GetString());
        Assert.Equal("AG001", sent.GetProperty("grid").GetString());
        var caseId = sent.GetProperty("caseId").GetGuid();
        var follow = sent.GetProperty("follow").GetString()!;

        // A retry answers as the first did.
        Assert.Equal(follow, (await Send(resident, reportId, report)).GetProperty("follow").GetString());

        using var acceptor = await server.SignInAsync("acceptor", places.Subdistrict);
        using var leader = await server.SignInAsync("shift-leader", places.Subdistrict);
        using var dispatcher = await server.SignInAsync("dispatcher", places.Root);
        using var handler = await server.SignInAsync("unit-handler", places.LeadUnit);
        using var checker = await server.SignInAsync("grid-worker", places.Subdistrict);

        await Act(acceptor, caseId, "accept", "to-file");
        await Act(leader, caseId, "file", "to-dispatch");
        await Act(dispatcher, caseId, "dispatch", "to-sign", new { leadUnitId = places.LeadUnit });
        await Act(handler, caseId, "sign", "handling");
        await Act(handler, caseId, "feed-back", "to-check", new { words = "已更换灯泡" });
        await Act(checker, caseId, "pass-check", "to-close");
        await Act(leader, caseId, "close", "closed");

        var found = await acceptor.GetFromJsonAsync<JsonElement>("api/cases?q=井盖", Ct);
        Assert.Equal(caseId, Assert.Single(found.GetProperty("items").EnumerateArray()).GetProperty("caseId").GetGuid());
        var shown = await leader.GetFromJsonAsync<JsonElement>($"api/cases/{caseId}", Ct);
        Assert.Equal(8, shown.GetProperty("journal").GetArrayLength());

        var followed = await resident.GetFromJsonAsync<JsonElement>($"api/follow/{follow}", Ct);
        Assert.True(followed.GetProperty("mayReopen").GetBoolean());
        await ActAt(resident, $"api/follow/{follow}/not-solved", "to-dispatch");

        await using var db = server.Store.Lease();
        var matter = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == caseId, Ct);
        var journal = await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == caseId).OrderBy(e => e.Sequence).ToListAsync(Ct);
        Assert.Equal(1, matter.ReopenCount);
        CaseRows.AssertSame(Case.Replay(journal), matter);
        Assert.Equal(journal.Count, await db.Set<AuditLeafRow>().CountAsync(l => l.SubjectId == caseId && l.Action != "cases.read", Ct));
    }

    private static async Task<JsonElement> Send(HttpClient client, Guid reportId, object report)
    {
        using var answer = await client.PutAsJsonAsync($"api/reports/{reportId}", report, Ct);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Ct));
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    private static Task Act(HttpClient client, Guid caseId, string action, string state, object? more = null) =>
        ActAt(client, $"api/cases/{caseId}/{action}", state, more);

    private static async Task ActAt(HttpClient client, string address, string state, object? more = null)
    {
        var request = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        request["actId"] = Guid.CreateVersion7();
        using var answer = await client.PostAsJsonAsync(address, request, Ct);
        var body = await answer.Content.ReadAsStringAsync(Ct);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {body}");
        Assert.Equal(state, JsonDocument.Parse(body).RootElement.GetProperty("state").GetString());
    }
}

internal static class CaseRows
{
    /// <summary>Every field of the row, as JSON.</summary>
    public static void AssertSame(Case expected, Case actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected, CaseJson.Options), JsonSerializer.Serialize(actual, CaseJson.Options));
}
