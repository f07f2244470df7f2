using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>Operators before one alarm: one holds it, another takes over; and what happens where nobody answers. Beside no other journey.</summary>
[Collection(Killing.Name)]
public sealed class AlarmOperators(JourneyServer server)
{
    [Fact]
    public async Task One_holds_it_and_is_seen_to_another_takes_it_over_and_ends_it()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("港湾学校", 120.9046, 40.7312);
        await using var first = await desk.HireAsync("alarm-operator", "李一", Screen.Desktop);
        await using var second = await desk.HireAsync("alarm-operator", "王二", Screen.Desktop.Dark);
        // An operator has the wall too: which consoles can sound stands in its head.
        await second.GoAsync("/office/wall");
        await second.Page.Locator(".wall .wall-consoles").WaitForAsync();
        await second.SettledAsync();
        await second.PictureAsync("wall-operator");
        foreach (var person in new[] { first, second }) { await person.GoAsync("/office/alarms"); }
        await first.Page.Locator(".alarm-bar").GetByText(first.Words["alarms-office.bar.silent"]).WaitForAsync();
        await first.Page.Locator(".alarm-bar .arm-control button").ClickAsync();
        await Assertions.Expect(second.Page.Locator(".alarm-bar .warn")).ToHaveCountAsync(0);

        var alarmId = await buttons.PressAsync(school);
        await first.Page.Locator(".alarm-bar-row").GetByText(school.Name).First.WaitForAsync();
        await Assertions.Expect(first.Page.Locator(".alarm-sound")).ToHaveAttributeAsync("data-sounding", "press");
        await first.PictureAsync("office-alarm-bar");
        await first.Page.Locator(".alarm-bar-row").GetByRole(AriaRole.Button, new() { Name = first.Words["alarms-office.acts.acknowledge"] }).ClickAsync();
        await Assertions.Expect(first.Page.Locator(".alarm-sound")).ToHaveCountAsync(0);

        await second.Page.Locator(".alarm-bar-row").GetByText(second.Words["alarms-office.held-by", ("name", "李一")]).WaitForAsync();
        await second.GoAsync("/office/wall");
        await second.Page.Locator(".alarm-wall").GetByRole(AriaRole.Heading, new() { Name = school.Name }).WaitForAsync();
        await second.GoAsync($"/office/alarms/{alarmId}");
        await second.Page.GetByText(second.Words["alarms-office.held-other", ("name", "李一")]).WaitForAsync();
        await second.SettledAsync();
        await second.PictureAsync("office-alarm-held");
        await second.AxeFindsNothingAsync("held alarm");
        await second.Page.Keyboard.PressAsync("t");
        await first.Page.Locator(".alarm-bar-row").GetByText(first.Words["alarms-office.held-by", ("name", "王二")]).WaitForAsync();

        await second.Field("alarms-office.note.words").FillAsync("保安误碰，校方已确认。");
        await second.Button("alarms-office.note.add").ClickAsync();
        await second.Page.Locator(".journal-lines").GetByText("保安误碰，校方已确认。").WaitForAsync();
        await second.Button("alarms-office.acts.end").ClickAsync();
        await second.Button("alarms.outcomes.false").ClickAsync();
        await second.Field("alarms-office.end.words").FillAsync("误碰。");
        await second.Button("alarms-office.end.confirm").ClickAsync();
        await second.ToldAsync(second.Words["alarms-office.told.ended"]);
        await Assertions.Expect(first.Page.Locator(".alarm-bar-row")).ToHaveCountAsync(0);
        Person.HadNoFaults(first, second);
    }

    [Fact]
    public async Task A_device_gets_its_cameras_and_the_people_whom_it_calls_in_the_office()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海辰路小学", 120.9046, 40.7312);
        var cameras = (await desk.AskAsync("leader", "GET", "/api/cameras?size=2")).GetProperty("items").EnumerateArray().Select(c => (Id: c.GetProperty("id").GetGuid(), Name: c.GetProperty("name").GetString()!, Code: c.GetProperty("code").GetString()!)).ToList();
        await using var named = await desk.HireAsync("alarm-operator", "孙小五", Screen.Desktop);
        await using var leader = await server.OpenAsync("leader", Screen.Desktop);
        await leader.GoAsync($"/office/alarm-devices?device={school.Id}");
        var pick = leader.Page.Locator(".device-pane .camera-pick");
        foreach (var camera in cameras)
        {
            await pick.GetByRole(AriaRole.Searchbox).FillAsync(camera.Code);
            await pick.Locator(".chips").GetByRole(AriaRole.Button, new() { Name = camera.Name }).First.ClickAsync();
            await pick.Locator(".pick-order").GetByText(camera.Name).First.WaitForAsync();
        }

        await pick.GetByRole(AriaRole.Button, new() { Name = $"{leader.Words["ui.up"]} {cameras[1].Name}", Exact = true }).ClickAsync();
        var levels = leader.Page.Locator(".escalation-field");
        await levels.GetByRole(AriaRole.Button, new() { Name = leader.Words["alarms-office.device.name-somebody"] }).First.ClickAsync();
        await levels.GetByRole(AriaRole.Searchbox).FillAsync("孙小五");
        await levels.Locator(".found").GetByRole(AriaRole.Button, new() { Name = "孙小五" }).First.ClickAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-device-cameras");
        await leader.AxeFindsNothingAsync("a device's cameras");
        await leader.Button("ui.save").First.ClickAsync();
        await leader.ToldAsync(leader.Words["alarms-office.device.saved"]);

        var kept = await desk.AskAsync("leader", "GET", $"/api/alarm-devices/{school.Id}");
        Assert.Equal([cameras[1].Id.ToString(), cameras[0].Id.ToString()], kept.GetProperty("device").GetProperty("cameraIds").EnumerateArray().Select(c => c.GetString()));
        Assert.Equal(1, kept.GetProperty("escalation")[0].GetProperty("accountIds").GetArrayLength());
        Person.HadNoFaults(leader, named);
    }

    [Fact]
    public async Task Where_nobody_answers_more_are_called_and_at_last_a_leaders_phone()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海韵小学", 120.9046, 40.7312);
        var held = await desk.AskAsync("leader", "GET", "/api/alarm-rules");
        await SetLevelsAsync([30, 34]);
        await using var phone = await server.OpenAsync("leader", Screen.Phone);
        await phone.GoAsync("/field/");
        await phone.SettledAsync();
        await using var operatorDesk = await desk.HireAsync("alarm-operator", "李一", Screen.Desktop);
        await using var leaderDesk = await server.OpenAsync("shift-leader", Screen.Desktop);
        foreach (var console in new[] { operatorDesk, leaderDesk })
        {
            await console.GoAsync("/office/alarms");
            await console.Page.Locator(".office-top .arm-control button").First.ClickAsync();
            await console.Page.Locator(".office-top .arm-control .ok").WaitForAsync();
            await Assertions.Expect(console.Page.Locator(".alarm-bar .warn")).ToHaveCountAsync(0);
        }

        // Who sits where is to be seen at the desk.
        await leaderDesk.Page.Locator(".office-top .arm-control [popovertarget]").ClickAsync();
        var seats = leaderDesk.Page.Locator(".console-list tbody tr");
        await seats.Filter(new() { HasText = "李一" }).Filter(new() { HasText = leaderDesk.Words["alarms-office.consoles.armed"] }).WaitForAsync();
        await leaderDesk.PictureAsync("office-consoles");
        await leaderDesk.AxeFindsNothingAsync("who sits where");
        await leaderDesk.Page.Keyboard.PressAsync("Escape");

        // Who is asked sounds; the other console shows it in silence and says why, until its level.
        var alarmId = await buttons.PressAsync(school);
        await Assertions.Expect(Sound(operatorDesk)).ToHaveAttributeAsync("data-sounding", "press");
        var bar = leaderDesk.Page.Locator(".alarm-bar-row");
        await bar.GetByText(school.Name).First.WaitForAsync();
        await bar.GetByText(leaderDesk.Words["alarms-office.sound.left"]).WaitForAsync();
        await Assertions.Expect(Sound(leaderDesk)).ToHaveCountAsync(0);
        await leaderDesk.PictureAsync("office-alarm-left");
        await Assertions.Expect(Sound(leaderDesk)).ToHaveAttributeAsync("data-sounding", "press", new() { Timeout = 60_000 });
        Assert.NotEqual(0, (await buttons.AlarmAsync(alarmId)).GetProperty("level").GetInt32());
        await operatorDesk.GoAsync($"/office/alarms/{alarmId}");
        await operatorDesk.Page.Locator(".journal-lines").GetByText(operatorDesk.Words["alarms-office.lines.escalate"]).First.WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = phone.Words["alarms-field.call.title"] }).WaitForAsync();
        await phone.PictureAsync("field-alarm-unanswered");
        await phone.AxeFindsNothingAsync("unanswered alarm");
        await phone.Button("alarms-field.call.heard").ClickAsync();
        Assert.Equal(2, (await buttons.AlarmAsync(alarmId)).GetProperty("level").GetInt32());
        await buttons.EndAsync(alarmId);

        // A drill calls the same phones, marked as one; a test of the device none.
        var (test, drill) = (await buttons.PressAsync(school, "test"), await buttons.PressAsync(school, "drill"));
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = phone.Words["alarms-field.call.title-drill"] }).WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Dialog).GetByText(phone.Words["alarms.practice.drill"]).WaitForAsync();
        await phone.PictureAsync("field-drill-unanswered");
        await phone.AxeFindsNothingAsync("unanswered drill");
        await phone.Button("alarms-field.call.heard").ClickAsync();
        await Assertions.Expect(phone.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await SetLevelsAsync([15, 30]);
        foreach (var one in new[] { test, drill }) { await buttons.EndAsync(one); }
        Person.HadNoFaults(phone, operatorDesk, leaderDesk);

        static ILocator Sound(Person person) => person.Page.Locator(".alarm-sound");

        async Task SetLevelsAsync(int[] seconds)
        {
            var rules = held.GetProperty("rules");
            held = await desk.AskAsync("leader", "PUT", "/api/alarm-rules", new
            {
                rules = new
                {
                    repeatSeconds = rules.GetProperty("repeatSeconds").GetInt32(), linkMetres = rules.GetProperty("linkMetres").GetInt32(), levelSeconds = seconds,
                    batteryLow = rules.GetProperty("batteryLow").GetInt32(), testEveryDays = rules.GetProperty("testEveryDays").GetInt32(),
                },
                version = held.GetProperty("version").GetInt32(),
            });
        }
    }
}
