using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>A button that falls silent is said where people look. Beside no other journey: whoever is open anywhere sees it.</summary>
[Collection(Killing.Name)]
public sealed class SilentButton(JourneyServer server)
{
    [Fact]
    public async Task A_silent_button_shows_in_the_bar_and_on_the_wall_until_it_is_heard()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海韵小学", 120.9046, 40.7312, heartbeatSeconds: 30);
        await using var person = await server.OpenAsync("alarm-operator", Screen.Desktop);
        await using var wall = await server.OpenAsync("shift-leader", Screen.Wall);
        await person.GoAsync("/office/alarms");
        await wall.GoAsync("/office/wall");
        await wall.Page.Locator(".wall-consoles").WaitForAsync();
        await Assertions.Expect(person.Page.Locator(".fault-line").GetByText(school.Name)).ToHaveCountAsync(0);

        // Heard once and then no more: within twice its interval it is a fault, and calmly said.
        await buttons.BeatAsync(school);
        var bar = person.Page.Locator(".fault-line");
        await bar.GetByText(school.Name).WaitForAsync();
        await bar.GetByText(person.Words["alarms.faults.silent"]).WaitForAsync();
        await wall.Page.Locator(".wall-faults").GetByText(wall.Words["alarms.faults.silent"]).WaitForAsync();
        await person.SettledAsync();
        await person.PictureAsync("office-fault-bar");
        await person.AxeFindsNothingAsync("a fault in the bar");
        await wall.SettledAsync();
        await wall.PictureAsync("wall-fault");

        // The line leads to the faults, where it stands with its device.
        await bar.GetByRole(AriaRole.Link).ClickAsync();
        await person.Page.Locator("table").GetByText(school.Name).WaitForAsync();

        await buttons.BeatAsync(school);
        await Assertions.Expect(person.Page.Locator(".fault-line").GetByText(school.Name)).ToHaveCountAsync(0);
        await Assertions.Expect(wall.Page.Locator(".wall-faults")).ToHaveCountAsync(0);
        await buttons.TakeOffAsync(school);
        Person.HadNoFaults(person, wall);
    }
}
