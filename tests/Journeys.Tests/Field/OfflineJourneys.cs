using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Field;

/// <summary>Work without reception, while the server dies: nothing is lost, nothing is doubled.</summary>
[Collection(Killing.Name)]
public sealed class OfflineJourneys(JourneyServer server)
{
    // The first answer to a report is lost after the server has it, as when reception ends in between. Without Background Sync, as on iPhones: the worker knows no losses.
    private const string LoseFirstAnswer =
        """
        Object.defineProperty(ServiceWorkerRegistration.prototype, 'sync', { value: undefined })
        const real = window.fetch
        window.fetch = async (...asked) => {
          const answer = await real(...asked)
          if (asked[1]?.method === 'PUT' && String(asked[0]).includes('/api/reports/') && !localStorage.getItem('lost')) {
            localStorage.setItem('lost', '1')
            throw new TypeError('lost')
          }
          return answer
        }
        """;

    [Fact]
    public async Task A_report_made_without_reception_arrives_once_though_an_answer_is_lost_the_server_dies_and_the_phone_is_reloaded()
    {
        await using var desk = new Desk(server);
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        var mark = "旅" + Guid.CreateVersion7().ToString("N")[^10..];
        await phone.Context.AddInitScriptAsync(LoseFirstAnswer);
        await phone.GoAsync("/field/");
        await phone.Page.GetByText("我的任务").WaitForAsync();
        await phone.KeptForOfflineAsync();

        await phone.Context.SetOfflineAsync(true);
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "上报" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "拍照", Exact = true }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "写两句" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "说明" }).FillAsync($"{mark} 垃圾没人清");
        await phone.PictureAsync("field-report-offline");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        await phone.Page.GetByText("1 件待发").WaitForAsync();
        await phone.PictureAsync("field-today-waiting");

        await phone.ReopenAsync("/field/");
        await phone.Page.GetByText("1 件待发").WaitForAsync();

        await phone.Context.SetOfflineAsync(false);
        await phone.Page.WaitForFunctionAsync("() => localStorage.getItem('lost') === '1'");
        await server.KillAsync();
        await phone.ReopenAsync("/field/");
        await phone.Page.GetByText("1 件待发").WaitForAsync();

        await server.StartAgainAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "再试" }).ClickAsync();
        await phone.Page.GetByText("1 件待发").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        var found = (await desk.AskAsync("acceptor", "GET", $"/api/cases?q={Uri.EscapeDataString(mark)}")).GetProperty("items").EnumerateArray().ToList();
        var one = Assert.Single(found);
        Assert.Equal("凯帝家园社区第四网格", one.GetProperty("area").GetString());
        var story = await desk.AskAsync("acceptor", "GET", $"/api/cases/{one.GetProperty("caseId").GetGuid()}");
        var report = Assert.Single(story.GetProperty("reports").EnumerateArray().ToList());
        Assert.Single(report.GetProperty("files").EnumerateArray().ToList());
        await phone.GoAsync("/field/queue");
        await phone.Page.GetByText("已发出").WaitForAsync();
        await phone.PictureAsync("field-queue-sent");
        await HandledOfflineAsync(desk, one.GetProperty("caseId").GetGuid());
    }

    /// <summary>The unit signs, works without reception, and the server dies once more before its feedback is there.</summary>
    private async Task HandledOfflineAsync(Desk desk, Guid caseId)
    {
        await desk.DispatchAsync(caseId);
        await using var handler = await server.OpenAsync("unit-handler", Screen.Phone);
        await handler.SignAsync(caseId);
        await desk.ReachesAsync(caseId, "handling");
        await handler.GoAsync("/field/");
        await handler.KeptForOfflineAsync();
        await handler.Context.SetOfflineAsync(true);
        await handler.FeedBackAsync(caseId, "清走了。");
        await handler.Page.GetByText("1 件待发").WaitForAsync();

        await server.KillAsync();
        await handler.Context.SetOfflineAsync(false);
        await handler.ReopenAsync("/field/");
        await handler.Page.GetByText("1 件待发").WaitForAsync();
        await server.StartAgainAsync();
        await handler.ReopenAsync("/field/");
        await desk.ReachesAsync(caseId, "to-check");
        await desk.ActAsync("grid-worker", caseId, "pass-check");
        await desk.ActAsync("shift-leader", caseId, "close");
        Assert.All(await desk.ActsOfAsync(caseId), act => Assert.Equal((act.Key, 1), (act.Key, act.Value)));
    }
}
