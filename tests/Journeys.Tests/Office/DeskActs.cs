using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>Acts that ask for something before they are done, at the desk.</summary>
public sealed class DeskActs(JourneyServer server)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_check_that_does_not_convince_is_made_again_and_the_reporter_is_called_back(string language)
    {
        var screen = language == "en" ? Screen.Desktop.English : Screen.Desktop;
        await using var behind = new Desk(server);
        var caseId = await behind.HandledAsync(language == "en" ? "Bags by the wall." : "墙边堆着几袋垃圾。");
        await behind.PassCheckAsync(caseId);
        await using var leader = await server.OpenAsync("shift-leader", screen);
        await using var acceptor = await server.OpenAsync("acceptor", screen);

        await leader.GoAsync($"/office/cases/{caseId}");
        await leader.Button("cases.acts.back-to-check").First.ClickAsync();
        await leader.Button("cases.reasons.photo-unclear").ClickAsync();
        await leader.PictureAsync("office-case-back-to-check");
        await leader.Page.Keyboard.PressAsync("Control+Enter");
        await leader.ToldAsync(leader.Words["cases.queue.done", ("act", leader.Words["cases.acts.back-to-check"])]);
        await behind.ReachesAsync(caseId, "to-check");

        await behind.PassCheckAsync(caseId);
        await behind.ActAsync("shift-leader", caseId, "close");
        await acceptor.GoAsync($"/office/cases/{caseId}");
        await acceptor.Button("cases.acts.call-back").First.WaitForAsync();
        await acceptor.Page.Keyboard.PressAsync("b");
        await acceptor.Button("cases.call-back.unreached").ClickAsync();
        await acceptor.PictureAsync("office-case-call-back");
        await acceptor.Page.Keyboard.PressAsync("Control+Enter");
        await acceptor.ToldAsync(acceptor.Words["cases.queue.done", ("act", acceptor.Words["cases.acts.call-back"])]);
        Assert.Equal(1, (await behind.ActsOfAsync(caseId))["call-back"]);
        Person.HadNoFaults(leader, acceptor);
    }

    [Fact]
    public async Task A_dispute_is_handed_on_to_mediation_and_what_came_back_is_written_down()
    {
        await using var behind = new Desk(server);
        var caseId = await behind.ReportAsync("楼上漏水，两家说不拢。", "dispute.neighbour");
        await behind.ActAsync("acceptor", caseId, "accept");
        await behind.ActAsync("shift-leader", caseId, "file");
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);

        await leader.GoAsync($"/office/cases/{caseId}");
        await leader.Button("cases.acts.hand-on").First.ClickAsync();
        await leader.Button("cases.modules.disputes").ClickAsync();
        await leader.PictureAsync("office-case-hand-on");
        await leader.AxeFindsNothingAsync("handing on");
        await leader.Page.Keyboard.PressAsync("Control+Enter");
        await leader.ToldAsync(leader.Words["cases.queue.done", ("act", leader.Words["cases.acts.hand-on"])]);
        await behind.ReachesAsync(caseId, "handed-on");

        await leader.Button("cases.acts.answer").First.ClickAsync();
        await leader.Field("cases.queue.say").FillAsync("双方达成口头协议，楼上一周内修好。");
        await leader.Page.Keyboard.PressAsync("Control+Enter");
        await leader.ToldAsync(leader.Words["cases.queue.done", ("act", leader.Words["cases.acts.answer"])]);
        await behind.ReachesAsync(caseId, "to-close");
        Person.HadNoFaults(leader);
    }

    [Fact]
    public async Task What_is_not_the_same_is_put_aside_by_a_key_and_the_next_likely_one_is_shown()
    {
        await using var behind = new Desk(server);
        var words = $"{Guid.CreateVersion7().ToString("N")[^10..]} 桶边堆着旧家具";
        for (var i = 0; i < 3; i++) { await behind.ReportAsync(words); }
        var caseId = await behind.ReportAsync(words);
        await using var acceptor = await server.OpenAsync("acceptor", Screen.Desktop);

        await acceptor.GoAsync($"/office/cases/{caseId}");
        var likely = acceptor.Page.Locator(".near-pane .pair > div:not(.this) b");
        await likely.WaitForAsync();
        await acceptor.PictureAsync("office-case-likely-same");
        var first = await likely.InnerTextAsync();
        await acceptor.Page.Keyboard.PressAsync("n");
        await Assertions.Expect(likely).Not.ToHaveTextAsync(first);

        await acceptor.Page.Keyboard.PressAsync("m");
        await acceptor.ToldAsync(acceptor.Words["cases.queue.done", ("act", acceptor.Words["cases.acts.merge"])]);
        await behind.ReachesAsync(caseId, "merged");
        Person.HadNoFaults(acceptor);
    }
}
