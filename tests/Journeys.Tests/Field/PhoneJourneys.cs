using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Field;

/// <summary>The field's days on the phone, over HTTPS under a name, with a camera.</summary>
public sealed class PhoneJourneys(JourneyServer server)
{
    private static string Mark() => "旅" + Guid.CreateVersion7().ToString("N")[^10..];

    [Fact]
    public async Task Three_taps_from_report_send_a_photo()
    {
        await using var phone = await server.OpenAsync("grid-worker", Screen.SmallPhone.English);
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Report" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Take the photo" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await phone.Page.GetByText("kept, sent when there is signal").WaitForAsync();
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task A_checker_passes_a_check_on_the_phone()
    {
        await using var desk = new Desk(server);
        var caseId = await desk.HandledAsync($"{Mark()} 桶边堆满垃圾");
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        await phone.GoAsync($"/field/check/{caseId}");
        await phone.Page.GetByText("拍现在的样子").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "拍照", Exact = true }).ClickAsync();
        await phone.Page.GetByText("重拍").WaitForAsync();
        await phone.PictureAsync("field-check-taken");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "解决了", Exact = true }).ClickAsync();
        await desk.ReachesAsync(caseId, "to-close");
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task A_failed_check_says_why_and_goes_back_to_the_unit()
    {
        await using var desk = new Desk(server);
        var caseId = await desk.HandledAsync($"{Mark()} 还是没清");
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        await phone.GoAsync($"/field/check/{caseId}");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "没解决", Exact = true }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "只弄了一部分" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "没解决", Exact = true }).ClickAsync();
        await desk.ReachesAsync(caseId, "handling");
    }

    [Fact]
    public async Task A_unit_signs_and_feeds_back_with_a_photo_on_the_phone()
    {
        await using var desk = new Desk(server);
        var caseId = await desk.DispatchedAsync($"{Mark()} 楼道堆着旧家具");
        await using var phone = await server.OpenAsync("unit-handler", Screen.Phone);
        await phone.GoAsync($"/field/task/{caseId}");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "签收" }).ClickAsync();
        await desk.ReachesAsync(caseId, "handling");

        await phone.GoAsync($"/field/task/{caseId}");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "办好了" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "拍照", Exact = true }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Textbox).FillAsync("搬走了，地面扫过。");
        await phone.PictureAsync("field-task-feed-back");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "反馈" }).ClickAsync();
        await desk.ReachesAsync(caseId, "to-check");
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task A_grid_worker_applies_for_a_service_for_somebody()
    {
        await using var desk = new Desk(server);
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        var mark = Mark();
        await phone.GoAsync("/field/service");
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "替谁办" }).FillAsync("李某某");
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "要办什么" }).FillAsync($"{mark} 老年证补办");
        await phone.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "申请" }).ClickAsync();
        await phone.Page.GetByText("我的任务").WaitForAsync();
        var caseId = await AppliedAsync(desk, mark);

        await using var acceptor = await server.OpenAsync("acceptor", Screen.Desktop);
        await acceptor.GoAsync($"/office/cases/{caseId}");
        await acceptor.PressAsync("a", "accept");
        await acceptor.Button("cases.acts.give-result").ClickAsync();
        await acceptor.Field("cases.queue.say").FillAsync("证已补好，三天内送到。");
        await acceptor.Button("cases.acts.give-result").ClickAsync();
        await desk.ReachesAsync(caseId, "result-given");

        await phone.TakeTaskAsync(caseId);
        await phone.Button("cases-field.task.confirm").ClickAsync();
        await desk.ReachesAsync(caseId, "confirmed");
        Person.HadNoFaults(phone, acceptor);
    }

    /// <summary>Waits until the one matter with these words is applied for.</summary>
    private static async Task<Guid> AppliedAsync(Desk desk, string words)
    {
        for (var i = 0; i < 300; i++)
        {
            var found = (await desk.AskAsync("acceptor", "GET", $"/api/cases?q={Uri.EscapeDataString(words)}")).GetProperty("items").EnumerateArray().ToList();
            if (found is [var one] && one.GetProperty("state").GetString() == "applied") { return one.GetProperty("caseId").GetGuid(); }
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail("It was not applied for.");
        return default;
    }

    [Fact]
    public async Task A_diary_entry_becomes_a_report_and_duty_is_told()
    {
        await using var desk = new Desk(server);
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        var mark = Mark();
        await phone.GoAsync("/field/diary/new");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "环境" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Textbox).FillAsync($"{mark} 楼下说垃圾清得晚");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "记下来" }).ClickAsync();
        var entry = phone.Page.Locator(".entry", new() { HasText = mark });
        await entry.GetByText("变成上报").ClickAsync();
        await entry.GetByText("已变成").WaitForAsync();
        await phone.PictureAsync("field-diary-entry");
        Assert.Single((await desk.AskAsync("acceptor", "GET", $"/api/cases?q={Uri.EscapeDataString(mark)}")).GetProperty("items").EnumerateArray().ToList());

        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Switch).ClickAsync();
        for (var i = 0; i < 50 && !(await desk.AskAsync("grid-worker", "GET", "/api/duty")).GetProperty("isOn").GetBoolean(); i++) { await Task.Delay(200, TestContext.Current.CancellationToken); }
        Assert.True((await desk.AskAsync("grid-worker", "GET", "/api/duty")).GetProperty("isOn").GetBoolean());
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task A_phone_is_enrolled_by_a_code_and_wipes_itself_when_it_is_revoked()
    {
        await using var desk = new Desk(server);
        var holder = (await desk.AskAsync("patrol", "GET", "/api/session")).GetProperty("account").GetProperty("id").GetGuid();
        var code = (await desk.AskAsync("patrol", "POST", $"/api/accounts/{holder}/enrolment-code")).GetProperty("code").GetString()!;
        await using var phone = await server.OpenAsync(null, Screen.Phone);
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Textbox, new() { Name = "登记码" }).FillAsync(code);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "登记这部手机" }).ClickAsync();
        await phone.Page.GetByText("我的任务").WaitForAsync();
        // No script can read what the phone is known by.
        Assert.Equal("", await phone.Page.EvaluateAsync<string>("document.cookie"));

        var devices = await desk.AskAsync("patrol", "GET", "/api/devices");
        var device = devices.EnumerateArray().First(d => d.GetProperty("revokedAt").ValueKind == JsonValueKind.Null).GetProperty("id").GetGuid();
        await desk.AskAsync("patrol", "DELETE", $"/api/devices/{device}");
        await phone.ReopenAsync("/field/");
        await phone.Page.GetByText("这部手机已被停用").WaitForAsync();
        await phone.PictureAsync("field-revoked");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "知道了" }).ClickAsync();
        await phone.Page.GetByText("登记这部手机").WaitForAsync();
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("async () => (await indexedDB.databases()).filter(d => d.name.startsWith('wangge-field')).length"));
    }
}
