using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>An alarm takes the wall and gives it back. Beside no other journey: whoever is open anywhere hears it.</summary>
[Collection(Killing.Name)]
public sealed class AlarmOnTheWall(JourneyServer server)
{
    [Fact]
    public async Task A_press_takes_the_wall_sounds_once_it_is_armed_one_key_answers_one_sends_and_after_the_end_the_wall_is_back()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海辰路小学", 120.9046, 40.7312);
        await using var phone = await desk.HireAsync("patrol", "韩立", Screen.Phone);
        var unit = await Crews.MakeAsync(desk, phone, 120.9051, 40.7316);
        await Crews.SayAsync(desk, unit.Id, "free");
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = unit.Name }).WaitForAsync();

        await using var wall = await server.OpenAsync("shift-leader", Screen.Wall);
        await wall.GoAsync("/office/wall");
        await wall.Page.GetByText(wall.Words["alarms-office.bar.silent"]).WaitForAsync();
        await wall.PictureAsync("wall-silent");

        var alarmId = await buttons.PressAsync(school);
        await wall.Page.GetByRole(AriaRole.Heading, new() { Name = school.Name }).WaitForAsync();
        await buttons.ReachesAsync(alarmId, "shown");

        // Nobody has readied the sound: the wall says so, and one press mends it.
        await wall.Page.GetByText(wall.Words["alarms-office.sound.not-armed"]).WaitForAsync();
        await Assertions.Expect(Sound(wall)).ToHaveCountAsync(0);
        await wall.Button("alarms-office.sound.arm").Last.ClickAsync();
        await Assertions.Expect(Sound(wall)).ToHaveAttributeAsync("data-sounding", "press");
        await wall.Page.Locator(".unit-keys .u").First.WaitForAsync();
        await wall.SettledAsync();
        await wall.PictureAsync("wall-alarm");
        await wall.AxeFindsNothingAsync("alarm");

        await wall.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(Sound(wall)).ToHaveCountAsync(0);
        await buttons.ReachesAsync(alarmId, "acknowledged");
        Assert.Contains(unit.Name, await wall.Page.Locator(".unit-keys .u.first").InnerTextAsync(), StringComparison.Ordinal);
        await wall.Page.Keyboard.PressAsync("1");
        await wall.ToldAsync(wall.Words["dispatch-office.send.sent", ("name", unit.Name)]);
        await buttons.ReachesAsync(alarmId, "sent");

        await phone.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Heading, new() { Name = school.Name }).WaitForAsync();
        await phone.SettledAsync();
        await phone.PictureAsync("field-alarm");
        await phone.AxeFindsNothingAsync("alarm sent");
        await phone.Button("dispatch-field.sent.accept").ClickAsync();
        await phone.Button("dispatch-field.acts.arrive").ClickAsync();
        await buttons.ReachesAsync(alarmId, "arrived");
        await wall.Page.Locator(".alarm-wall .sent").GetByText(wall.Words["alarms-office.wall.there"]).WaitForAsync();

        await wall.Page.Keyboard.PressAsync("c");
        await wall.Page.GetByText("林老师").WaitForAsync();
        await wall.Button("alarms-office.contacts.reached").First.ClickAsync();
        await wall.Page.Locator(".journal-lines").GetByText(wall.Words["alarms-office.reasons.reached"]).WaitForAsync();
        await wall.SettledAsync();
        await wall.PictureAsync("wall-alarm-there");
        await wall.Page.Keyboard.PressAsync("e");
        await wall.Button("alarms.outcomes.real").ClickAsync();
        await wall.Field("alarms-office.end.words").FillAsync("校外人员已带离，学生无恙。");
        await wall.PictureAsync("wall-alarm-end");
        await wall.AxeFindsNothingAsync("ending");
        await wall.Button("alarms-office.end.confirm").ClickAsync();
        await Assertions.Expect(wall.Page.Locator(".alarm-wall")).ToHaveCountAsync(0);
        await wall.Page.GetByText(wall.Words["cases.wall.open"], new() { Exact = true }).WaitForAsync();
        Assert.Equal("real", (await buttons.AlarmAsync(alarmId)).GetProperty("outcome").GetString());
        // With the alarm its operation ends: who was there has nothing more to say.
        await Assertions.Expect(phone.Button("dispatch-field.acts.leave")).ToHaveCountAsync(0);
        await Crews.ReachesAsync(desk, unit.Id, "free");
        await Crews.SayAsync(desk, unit.Id, "off");
        Person.HadNoFaults(wall, phone);
    }

    [Fact]
    public async Task Two_at_once_are_both_named_keys_switch_and_it_sounds_until_both_are_answered()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var (first, second) = (await buttons.RegisterAsync("海辰路小学", 120.9046, 40.7312), await buttons.RegisterAsync("龙绣幼儿园", 120.9056, 40.7318));
        await using var wall = await server.OpenAsync("shift-leader", Screen.Wall.English);
        await wall.GoAsync("/office/wall");
        await wall.Button("alarms-office.sound.arm").ClickAsync();

        var alarms = new[] { await buttons.PressAsync(first), await buttons.PressAsync(second, "drill") };
        var strip = wall.Page.Locator(".wall-strip button");
        await Assertions.Expect(strip).ToHaveCountAsync(2);
        await wall.Page.GetByRole(AriaRole.Heading, new() { Name = first.Name }).WaitForAsync();
        await wall.Page.Keyboard.PressAsync("a");
        await buttons.ReachesAsync(alarms[0], "acknowledged");
        await Assertions.Expect(Sound(wall)).ToHaveAttributeAsync("data-sounding", "practice");

        // The other one is a drill, which its screen says before all else, and names the first as near.
        await wall.Page.Keyboard.PressAsync("j");
        var head = wall.Page.Locator(".wall-head.practice");
        await head.GetByText(wall.Words["alarms.practice.drill"]).WaitForAsync();
        await head.GetByText(wall.Words["alarms-office.linked", ("names", first.Name)]).WaitForAsync();
        await wall.SettledAsync();
        await wall.PictureAsync("wall-alarms-two");
        await wall.AxeFindsNothingAsync("two alarms");
        await wall.Page.Keyboard.PressAsync("a");
        await Assertions.Expect(Sound(wall)).ToHaveCountAsync(0);
        foreach (var alarm in alarms) { await buttons.EndAsync(alarm); }
        await Assertions.Expect(wall.Page.Locator(".alarm-wall")).ToHaveCountAsync(0);
        Person.HadNoFaults(wall);
    }

    private static ILocator Sound(Person person) => person.Page.Locator(".alarm-sound");
}
