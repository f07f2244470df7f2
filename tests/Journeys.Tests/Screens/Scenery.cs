using Wangge.Journeys.Tests.Alarms;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Screens;

/// <summary>What screens need to show something: matters in the states that they are about, and the names of what the demo has.</summary>
internal static class Scenery
{
    /// <summary>Makes it; answers what stands for each <c>{name}</c> in a row's path.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> MakeAsync(JourneyServer server)
    {
        await using var desk = new Desk(server);
        await using var resident = await server.OpenAsync(null, Screen.Phone);
        var (open, openLink) = await resident.SayAsync("墙边又堆满垃圾，夜里没人收。", "hazard.exposed-rubbish");
        var (asked, askedLink) = await resident.SayAsync("垃圾桶边上堆了一地，走路要绕开。", "hazard.exposed-rubbish");
        await desk.ActAsync("acceptor", await desk.CaseOfAsync(open), "accept");
        var answered = await desk.CaseOfAsync(asked);
        await desk.DispatchAsync(answered);
        await desk.HandleAsync(answered);
        await desk.ActAsync("grid-worker", answered, "pass-check");
        await desk.ActAsync("shift-leader", answered, "close");
        var inspections = await InspectionScenery.MakeAsync(desk);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海辰路小学", 120.9046, 40.7312);
        var alarm = await buttons.PressAsync(school, "test");
        await buttons.EndAsync(alarm);
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["open-link"] = openLink.Split('/')[^1],
            ["number"] = open,
            ["asked"] = askedLink.Split('/')[^1],
            ["check"] = $"{await desk.HandledAsync("垃圾桶边上堆了一地，走路要绕开。")}",
            ["sign"] = $"{await desk.DispatchedAsync("楼道里堆着旧家具，门都开不全。")}",
            ["round"] = (await desk.AskAsync("grid-worker", "GET", "/api/my/rounds")).GetProperty("rounds")[0].GetProperty("roundId").GetString()!,
            ["article"] = (await desk.AskAsync("leader", "GET", "/api/public/articles?door=daily-life")).GetProperty("items")[0].GetProperty("articleId").GetString()!,
            ["account"] = (await desk.AskAsync("grid-worker", "GET", "/api/session")).GetProperty("account").GetProperty("id").GetString()!,
            ["inspect"] = $"{inspections.ToInspect}",
            ["inspection"] = $"{inspections.Inspected}",
            ["fix"] = $"{inspections.ToFix}",
            ["recheck"] = $"{inspections.ToRecheck}",
            ["alarm"] = $"{alarm}",
            ["button"] = $"{school.Id}",
            ["checklist"] = $"{inspections.Checklist}",
            ["camera-round"] = await CameraRoundScenery.MakeAsync(desk),
        };
    }
}
