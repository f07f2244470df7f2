using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Cases.Tests.Calendars;

public sealed class ForeseeDueTests(CaseHouses houses)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_dispatch_would_cause_is_what_it_causes_and_nothing_is_written(StoreKind store)
    {
        var house = await houses.GetAsync(store);
        var sent = await house.ReportAsync("先看期限");
        var acceptor = await house.Staff("acceptor");
        var foreseen = Handle(await acceptor.GetJson($"api/cases/{sent.CaseId}/due-if?act=dispatch"));
        var other = Handle(await acceptor.GetJson($"api/cases/{sent.CaseId}/due-if?act=dispatch&type=hazard.manhole-cover"));
        Assert.Equal("reported", (await acceptor.GetJson($"api/cases/{sent.CaseId}")).GetProperty("summary").GetProperty("state").GetString());

        await house.Act("acceptor", sent.CaseId, "accept");
        await house.Act("shift-leader", sent.CaseId, "file");
        await house.Act("dispatcher", sent.CaseId, "dispatch", new { leadUnitId = house.Places.LeadUnit });
        var due = (await acceptor.GetJson($"api/cases/{sent.CaseId}")).GetProperty("handleDueAt").GetDateTimeOffset();
        Assert.InRange((due - foreseen).Duration(), TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.NotEqual(foreseen, other);
    }

    [Fact]
    public async Task An_extension_and_a_suspension_are_foreseen_before_they_are_asked_for_and_shown_once_they_are()
    {
        var house = await houses.GetAsync(StoreKind.Sqlite);
        var sent = await house.HandlingAsync("等材料");
        var handler = await house.Staff("unit-handler");
        var address = $"api/cases/{sent.CaseId}";
        var due = (await handler.GetJson(address)).GetProperty("handleDueAt").GetDateTimeOffset();
        Assert.True(Handle(await handler.GetJson($"{address}/due-if?act=extension&amount=1&limitUnit=working-day")) > due);
        Assert.True(Handle(await handler.GetJson($"{address}/due-if?act=suspension&until={TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(40):O}")) > due.AddDays(20));
        await (await handler.GetAsync($"{address}/due-if?act=extension&amount=900&limitUnit=working-day", Ct)).Refuses(HttpStatusCode.BadRequest, "cases.ask-extension.not-within-limit");
        await (await handler.GetAsync($"{address}/due-if?act=suspension", Ct)).Refuses(HttpStatusCode.Conflict, "cases.grant-suspension.nothing-asked");
        await (await handler.GetAsync($"{address}/due-if?act=hope", Ct)).Refuses(HttpStatusCode.BadRequest, "cases.foresee.bad-choice");

        await house.Act("unit-handler", sent.CaseId, "ask-extension", new { amount = 1, unit = "working-day" });
        var story = await (await house.Staff("dispatcher")).GetJson(address);
        Assert.Equal("working-day", story.GetProperty("asked").GetProperty("more").GetProperty("unit").GetString());
        var mayDo = story.GetProperty("mayDo").EnumerateArray().Select(act => act.GetString()).ToList();
        Assert.Contains("grant-extension", mayDo);
        Assert.DoesNotContain("grant-suspension", mayDo);
    }

    [Fact]
    public async Task An_open_task_is_offered_to_those_who_could_do_it()
    {
        var house = await houses.GetAsync(StoreKind.Sqlite);
        var sent = await house.HandlingAsync("有人离岗");
        using var colleague = await house.Server.SignInAsync("unit-handler", house.Places.LeadUnit);
        var leader = await house.Staff("unit-leader");
        var task = Assert.Single((await leader.GetJson($"api/cases/{sent.CaseId}")).GetProperty("tasks").EnumerateArray());
        Assert.Equal("handler", task.GetProperty("as").GetString());
        var from = task.GetProperty("accountId").GetGuid();
        var found = (await leader.GetJson($"api/cases/{sent.CaseId}/successors?fromId={from}")).EnumerateArray().Select(one => one.GetProperty("accountId").GetGuid()).ToList();
        Assert.Contains(colleague.AccountId, found);
        Assert.DoesNotContain(from, found);
        await house.Act("unit-leader", sent.CaseId, "hand-over", new { fromId = from, toId = colleague.AccountId, reason = "left" });
    }

    private static DateTimeOffset Handle(JsonElement answer) =>
        answer.GetProperty("clocks").EnumerateArray().Single(clock => clock.GetProperty("kind").GetString() == "handle").GetProperty("dueAt").GetDateTimeOffset();
}
