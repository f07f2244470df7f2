using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Matters;

/// <summary>One matter through every pair of hands, each on its own screen.</summary>
public sealed class MatterJourneys(JourneyServer server)
{
    private const string Rubbish = "hazard.exposed-rubbish";

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task A_resident_reports_it_is_handled_checked_and_closed_and_comes_back_to_the_desk_when_it_is_not_solved(string language)
    {
        var (phoneSize, deskSize) = language == "en" ? (Screen.Phone.English, Screen.Desktop.English) : (Screen.Phone, Screen.Desktop);
        await using var behind = new Desk(server);
        await using var resident = await server.OpenAsync(null, phoneSize);
        await using var acceptor = await server.OpenAsync("acceptor", deskSize);
        await using var leader = await server.OpenAsync("shift-leader", deskSize);
        await using var dispatcher = await server.OpenAsync("dispatcher", deskSize);
        await using var handler = await server.OpenAsync("unit-handler", phoneSize);
        await using var checker = await server.OpenAsync("grid-worker", phoneSize);

        var words = language == "en" ? "Rubbish by the wall again, nobody comes at night." : "墙边又堆满垃圾，夜里没人收。";
        var (number, follow) = await resident.SayAsync(words, Rubbish);
        var caseId = await behind.CaseOfAsync(number);

        await acceptor.FindAsync(number);
        await acceptor.PressAsync("a", "accept");
        await leader.FindAsync(number);
        await leader.PressAsync("f", "file");
        await dispatcher.FindAsync(number);
        await dispatcher.ChooseUnitAsync((await behind.UnitAsync()).Name);
        await dispatcher.PressAsync("d", "dispatch");

        await handler.SignAsync(caseId);
        await behind.ReachesAsync(caseId, "handling");
        await handler.FeedBackAsync(caseId, language == "en" ? "Cleared and washed." : "清走了，地面冲过。");
        await behind.ReachesAsync(caseId, "to-check");
        await checker.PassCheckAsync(caseId);
        await behind.ReachesAsync(caseId, "to-close");
        await leader.FindAsync(number);
        await leader.PressAsync("c", "close");

        await resident.SayNotSolvedAsync(follow, language == "en" ? "Half of it is still there." : "还剩一半没清。");
        await behind.ReachesAsync(caseId, "to-dispatch");
        await dispatcher.FindAsync(number);
        await dispatcher.Page.GetByText($"{dispatcher.Words["ui.marks.rework"]} ×1").WaitForAsync();
        await dispatcher.PictureAsync("office-case-reopened");
        Person.HadNoFaults(resident, acceptor, leader, dispatcher, handler, checker);
    }
}
