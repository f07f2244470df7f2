using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>Help is sent from the desk.</summary>
[Collection(Killing.Name)]
public sealed class Dispatching(JourneyServer server)
{
    [Fact]
    public async Task From_a_case_the_nearest_unit_is_sent_comes_is_there_and_is_measured()
    {
        await using var behind = new Desk(server);
        var mine = (await behind.AskAsync("patrol", "GET", "/api/dispatch/mine")).GetProperty("unit");
        var report = await behind.AskAsync("grid-leader", "PUT", $"/api/reports/{Guid.CreateVersion7()}", new
        {
            type = "hazard.manhole-cover", words = "井盖不见了，车过要绕。", longitude = mine.GetProperty("postLongitude").GetDouble(), latitude = mine.GetProperty("postLatitude").GetDouble(),
        });
        var caseId = report.GetProperty("caseId").GetGuid();
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await leader.GoAsync($"/office/cases/{caseId}");
        await leader.Button("cases-office.send-unit").WaitForAsync();

        // One key opens the ranked list, the next sends the first of it.
        await leader.Page.Keyboard.PressAsync("s");
        var first = leader.Page.Locator(".candidate-row").First;
        await first.WaitForAsync();
        await leader.PictureAsync("office-sending");
        await leader.AxeFindsNothingAsync("sending");
        var ranked = await behind.AskAsync("shift-leader", "GET", $"/api/dispatch/ranking?kind=case&id={caseId}");
        var nearest = ranked.GetProperty("units")[0];
        Assert.Equal(mine.GetProperty("id").GetGuid(), nearest.GetProperty("unitId").GetGuid());
        Assert.Contains(nearest.GetProperty("name").GetString()!, await first.InnerTextAsync(), StringComparison.Ordinal);
        await leader.Page.Keyboard.PressAsync("1");
        await leader.ToldAsync(leader.Words["dispatch-office.send.sent", ("name", nearest.GetProperty("name").GetString()!)]);

        // Over the case stands who comes; from there one follows.
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = leader.Words["dispatch-office.open-operation"] }).ClickAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.parts.sent"], new() { Exact = true }).First.WaitForAsync();
        var (operationId, unitId) = (new Uri(leader.Page.Url).Query.Split("operation=")[1].Split('&')[0], nearest.GetProperty("unitId").GetString());

        // The crew says on its phone that it comes, then that it is there: the page follows by itself.
        await CrewAsync("accept");
        await leader.Page.GetByText(leader.Words["dispatch-office.parts.accepted"], new() { Exact = true }).First.WaitForAsync();
        await leader.PictureAsync("office-operation");
        await leader.AxeFindsNothingAsync("operation");
        await CrewAsync("arrive");
        await leader.Page.GetByText(leader.Words["dispatch-office.operation.in-time"], new() { Exact = true }).First.WaitForAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.log.arrive", ("unit", nearest.GetProperty("name").GetString()!)]).First.WaitForAsync();
        await CrewAsync("leave");

        await leader.GoAsync("/office/dispatch/response");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = leader.Words["dispatch-office.response.last", ("n", 7)] }).ClickAsync();
        await leader.Page.Locator(".response-page .tiles").WaitForAsync();
        var measured = (await behind.AskAsync("shift-leader", "GET", $"/api/dispatch/response?from={Day(-1)}&until={Day(1)}")).GetProperty("all");
        Assert.True(measured.GetProperty("arrived").GetInt32() >= 1);
        Assert.True(measured.GetProperty("inTime").GetDouble() > 0);
        Person.HadNoFaults(leader);

        Task<JsonElement> CrewAsync(string act) => behind.AskAsync("patrol", "POST", $"/api/dispatch/operations/{operationId}/units/{unitId}/{act}", new { actId = Guid.CreateVersion7() });
    }

    [Fact]
    public async Task A_road_closed_on_the_map_changes_the_ranked_list()
    {
        await using var behind = new Desk(server);
        const double longitude = 120.9046, latitude = 40.7312;
        var before = await RankAsync();
        var first = before[0];
        Assert.True(first.GetProperty("way").GetArrayLength() > 1);

        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await using var watcher = await server.OpenAsync("dispatcher", Screen.Desktop);
        await watcher.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/office/dispatch?to=place~{longitude},{latitude}"));
        var shown = watcher.Page.Locator(".candidate-row").Filter(new() { HasText = first.GetProperty("name").GetString()! });
        await shown.WaitForAsync();
        var needs = shown.Locator(".time");
        var told = await needs.TextContentAsync();

        await CloseAsync([.. first.GetProperty("way").EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble()))]);

        // The list that stands open changes by itself.
        await Assertions.Expect(needs).Not.ToHaveTextAsync(told!);

        // It is opened again by hand, and the unit needs what it needed before.
        await leader.GoAsync("/office/dispatch/roads");
        await leader.PictureAsync("office-closures");
        await leader.Page.Locator(".closure-rows .w-button").First.ClickAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.roads.none"]).WaitForAsync();
        Assert.Equal(SecondsOf(before), SecondsOf(await RankAsync()));
        Person.HadNoFaults(leader, watcher);

        // Its way is closed where it is longest; where another is as short, at the next.
        async Task CloseAsync(IReadOnlyList<(double Longitude, double Latitude)> way)
        {
            foreach (var (from, to) in way.Zip(way.Skip(1)).OrderByDescending(s => Math.Abs(s.First.Longitude - s.Second.Longitude) + Math.Abs(s.First.Latitude - s.Second.Latitude)))
            {
                var closureId = Guid.CreateVersion7();
                double[] middle = [(from.Longitude + to.Longitude) / 2, (from.Latitude + to.Latitude) / 2];
                await behind.AskAsync("shift-leader", "POST", "/api/dispatch/closures", new { closureId, shape = new { type = "Point", coordinates = middle }, whom = "all", reason = "flood" });
                if (SecondsOf(await RankAsync()) != SecondsOf(before)) { return; }
                await behind.AskAsync("shift-leader", "POST", $"/api/dispatch/closures/{closureId}/reopen");
            }

            Assert.Fail("Whatever is closed, the way is as short.");
        }

        int SecondsOf(List<JsonElement> ranked) =>
            ranked.First(u => u.GetProperty("unitId").GetGuid() == first.GetProperty("unitId").GetGuid()).GetProperty("seconds") is { ValueKind: JsonValueKind.Number } seconds ? seconds.GetInt32() : -1;

        async Task<List<JsonElement>> RankAsync() => [.. (await behind.AskAsync(
            "shift-leader", "GET", string.Create(CultureInfo.InvariantCulture, $"/api/dispatch/ranking?kind=place&lon={longitude}&lat={latitude}"))).GetProperty("units").EnumerateArray()];
    }

    private static string Day(int ahead) => Uri.EscapeDataString(TimeProvider.System.GetUtcNow().AddDays(ahead).ToString("O", CultureInfo.InvariantCulture));
}
