using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Wangge.Cases.Tests.Reporting;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Flows;

/// <summary>The whole life of each flow as clients live it: by the staff's API and by the reporter's link.</summary>
public sealed class FlowsOverHttpTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reporter_says_by_the_link_that_a_closed_case_is_solved_and_need_not_be_called(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ClosedAsync(await house.HandlingAsync("亮灯不亮了"));
        using var resident = house.Server.Client();
        var before = await resident.GetJson($"api/follow/{sent.Follow}");
        Assert.Equal(["rate", "not-solved", "confirm"], before.GetProperty("mayDo").EnumerateArray().Select(a => a.GetString()));
        Assert.True(before.GetProperty("mayConfirm").GetBoolean());

        await ActByLink(resident, sent, "confirm", "closed");

        var after = await resident.GetJson($"api/follow/{sent.Follow}");
        Assert.False(after.GetProperty("mayConfirm").GetBoolean());
        Assert.True(after.GetProperty("mayReopen").GetBoolean());
        var matter = await RowOf(house, sent);
        Assert.Equal(CaseCallBack.Solved, matter.CalledBack);
        Assert.DoesNotContain(matter.Clocks, clock => clock is { Kind: CaseClockKind.CallBack, Runs: true });
        CaseRows.AssertSame(await ReplayOf(house, sent), matter);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_service_goes_from_its_guide_to_a_confirmed_result_by_the_applicant_alone_and_its_centre(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ReportAsync("办理老年优待证", "service.elderly-card");
        Assert.Equal("guide", sent.State);
        using var resident = house.Server.Client();
        using (var tooEarly = await resident.PostAsJsonAsync($"api/follow/{sent.Follow}/apply", new { actId = Guid.CreateVersion7() }, Ct)) { await tooEarly.Refuses(HttpStatusCode.Conflict, "cases.apply.wrong-state"); }

        await ActByLink(resident, sent, "gather-materials", "materials");
        Assert.Equal(["apply"], (await resident.GetJson($"api/follow/{sent.Follow}")).GetProperty("mayDo").EnumerateArray().Select(a => a.GetString()));
        await ActByLink(resident, sent, "apply", "applied");
        await house.Act("acceptor", sent.CaseId, "return", new { reason = "photo-missing", words = "请补一寸照片" });
        // The second time a grid worker applies for them.
        await house.Act("grid-worker", sent.CaseId, "apply-for");
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("acceptor", sent.CaseId, "give-result", new { words = "证已办好" });
        Assert.True((await resident.GetJson($"api/follow/{sent.Follow}")).GetProperty("mayConfirm").GetBoolean());
        await ActByLink(resident, sent, "confirm", "confirmed");
        await ActByLink(resident, sent, "rate", "confirmed", new { stars = 5 });
        CaseRows.AssertSame(await ReplayOf(house, sent), await RowOf(house, sent));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_service_that_was_closed_in_silence_can_still_be_confirmed(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ReportAsync("供暖咨询", "service.heating");
        await house.Act("acceptor", sent.CaseId, "gather-materials");
        await house.Act("grid-worker", sent.CaseId, "apply-for");
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("acceptor", sent.CaseId, "give-result");
        await house.Act("shift-leader", sent.CaseId, "close");
        using var resident = house.Server.Client();
        await ActByLink(resident, sent, "confirm", "confirmed");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task News_is_returned_sent_again_edited_and_published(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        using var answer = await (await house.Staff("grid-worker")).PutAsJsonAsync($"api/reports/{Guid.CreateVersion7()}", new { type = "news.culture", words = "社区演出" }, Ct);
        var sent = await answer.Read<CaseHouse.Sent>();
        Assert.Equal("sent", sent.State);
        foreach (var (role, action, state) in ((string, string, string)[])
            [("publisher", "return", "returned"), ("grid-worker", "send-again", "sent"), ("publisher", "edit", "edited"), ("publisher", "edit", "edited"), ("publisher", "publish", "published")])
        {
            var done = await house.Act(role, sent.CaseId, action, action == "return" ? new { reason = "unclear" } : null);
            Assert.Equal(state, done.GetProperty("state").GetString());
        }

        // It ends there: nobody else has it to do.
        using var late = await CaseHouse.TryAct(await house.Staff("publisher"), sent.CaseId, "edit");
        await late.Refuses(HttpStatusCode.Conflict, "cases.edit.wrong-state");
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_dispute_is_handed_on_comes_back_once_for_another_is_answered_and_closed(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ReportAsync("楼上漏水的纠纷", "dispute.neighbour");
        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        await house.Act("dispatcher", sent.CaseId, "hand-on", new { module = "disputes", matterId = Guid.CreateVersion7() });
        Assert.Equal("to-dispatch", (await house.Act("dispatcher", sent.CaseId, "return", new { reason = "not-theirs" })).GetProperty("state").GetString());
        await house.Act("dispatcher", sent.CaseId, "hand-on", new { module = "disputes", matterId = Guid.CreateVersion7() });
        using (var handler = await CaseHouse.TryAct(await house.Staff("unit-handler"), sent.CaseId, "answer")) { Assert.Equal(HttpStatusCode.Forbidden, handler.StatusCode); }
        Assert.Equal("to-close", (await house.Act("dispatcher", sent.CaseId, "answer", new { words = "双方已签协议" })).GetProperty("state").GetString());
        await house.Act("shift-leader", sent.CaseId, "close");
        using var resident = house.Server.Client();
        await ActByLink(resident, sent, "confirm", "closed");
        CaseRows.AssertSame(await ReplayOf(house, sent), await RowOf(house, sent));
    }

    private static async Task ActByLink(HttpClient resident, CaseHouse.Sent sent, string action, string state, object? more = null)
    {
        var request = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        request["actId"] = Guid.CreateVersion7();
        using var answer = await resident.PostAsJsonAsync($"api/follow/{sent.Follow}/{action}", request, Ct);
        Assert.Equal(state, (await answer.Read<JsonElement>()).GetProperty("state").GetString());
    }

    private static async Task<Case> RowOf(CaseHouse house, CaseHouse.Sent sent)
    {
        await using var db = house.Server.Store.Lease();
        return await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == sent.CaseId, Ct);
    }

    private static async Task<Case> ReplayOf(CaseHouse house, CaseHouse.Sent sent)
    {
        await using var db = house.Server.Store.Lease();
        return Case.Replay(await db.Set<CaseJournalEntry>().AsNoTracking().Where(e => e.CaseId == sent.CaseId).OrderBy(e => e.Sequence).ToListAsync(Ct));
    }
}
