using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>An operator looks at each school's gate, notes what is in order and makes a matter of what is not. Beside no other journey, since pictures are drawn by the processor.</summary>
[Collection(Killing.Name)]
public sealed class CameraRounds(JourneyServer server)
{
    [Fact]
    public async Task Each_picture_is_looked_at_noted_by_a_key_and_what_was_found_is_a_matter_and_stands_in_the_results()
    {
        await using var desk = new Desk(server);
        await using var watcher = await server.OpenAsync("alarm-operator", Screen.Desktop.Dark);
        await watcher.GoAsync("/office/camera-rounds");
        await watcher.Page.GetByRole(AriaRole.Link).Filter(new() { HasText = "校园视频日常巡查" }).First.ClickAsync();
        await watcher.Button("rounds-office.cameras.take").ClickAsync();
        var tiles = watcher.Page.Locator(".camera-tile");
        await tiles.Nth(1).Locator(".camera-player.live").WaitForAsync();
        await tiles.First.Locator(".camera-player.live").WaitForAsync();
        await watcher.Page.Locator(".camera-tile.here .said").Filter(new() { HasText = watcher.Words["rounds-office.cameras.open"] }).WaitForAsync();
        await watcher.PictureAsync("office-camera-mosaic");
        await watcher.AxeFindsNothingAsync("mosaic of a camera round");

        await watcher.Page.Keyboard.PressAsync("1");
        await tiles.First.GetByText(watcher.Words["rounds-office.cameras.findings.in-order"], new() { Exact = true }).First.WaitForAsync();
        await tiles.Nth(1).ClickAsync();
        await watcher.Page.Keyboard.PressAsync("2");
        await watcher.Field("rounds-office.cameras.words").FillAsync("校门口停着一辆货车，挡住了人行道。");
        await watcher.PictureAsync("office-camera-found");
        await watcher.Page.Keyboard.PressAsync("Control+Enter");
        await tiles.Nth(1).Locator(".said .over, .said .state-mark").First.WaitForAsync();
        await Assertions.Expect(watcher.Page.Locator(".camera-tile.found")).ToHaveCountAsync(1);

        var made = (await desk.AskAsync("acceptor", "GET", "/api/cases?source=camera-round")).GetProperty("items");
        Assert.Single(made.EnumerateArray());
        await using var leader = await server.OpenAsync("leader", Screen.Desktop.English);
        await leader.GoAsync($"/office/camera-rounds/results?round={new Uri(watcher.Page.Url).Segments[^1]}");
        await leader.Page.Locator(".camera-round-pane").GetByText(leader.Words["rounds-office.cameras.findings.in-order"], new() { Exact = true }).First.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-camera-results");
        await leader.AxeFindsNothingAsync("results of camera rounds");
        Person.HadNoFaults(watcher, leader);
    }
}
