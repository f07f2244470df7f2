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
    public async Task Where_nobody_answers_more_are_called_and_at_last_a_leaders_phone()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海韵小学", 120.9046, 40.7312);
        var held = await desk.AskAsync("leader", "GET", "/api/alarm-rules");
        await SetLevelsAsync([5, 7]);
        await using var phone = await server.OpenAsync("leader", Screen.Phone);
        await phone.GoAsync("/field/");
        await phone.SettledAsync();
        await using var operatorDesk = await server.OpenAsync("shift-leader", Screen.Desktop);

        var alarmId = await buttons.PressAsync(school);
        await operatorDesk.GoAsync($"/office/alarms/{alarmId}");
        await operatorDesk.Page.Locator(".journal-lines").GetByText(operatorDesk.Words["alarms-office.lines.escalate"]).First.WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = phone.Words["alarms-field.call.title"] }).WaitForAsync();
        await phone.PictureAsync("field-alarm-unanswered");
        await phone.AxeFindsNothingAsync("unanswered alarm");
        await phone.Button("alarms-field.call.heard").ClickAsync();
        Assert.Equal(2, (await buttons.AlarmAsync(alarmId)).GetProperty("level").GetInt32());
        await SetLevelsAsync([15, 30]);
        await buttons.EndAsync(alarmId);
        Person.HadNoFaults(phone, operatorDesk);

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
