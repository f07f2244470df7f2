using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>A drill runs the whole way and says on every screen that it is one; whoever looks after a school's buttons announces it and sees how it goes. Beside no other journey.</summary>
[Collection(Killing.Name)]
public sealed class Drills(JourneyServer server)
{
    [Fact]
    public async Task A_drill_is_sent_to_arrived_at_ended_and_reported_and_each_screen_says_what_it_is()
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

        var alarmId = await buttons.PressAsync(school, "drill");
        await wall.Page.Locator(".wall-head.practice").GetByText(wall.Words["alarms.practice.drill"]).WaitForAsync();
        await buttons.ReachesAsync(alarmId, "shown");
        await wall.Page.Locator(".unit-keys .u").First.WaitForAsync();
        await wall.Page.Keyboard.PressAsync("a");
        await buttons.ReachesAsync(alarmId, "acknowledged");
        await wall.Page.Keyboard.PressAsync("1");
        await buttons.ReachesAsync(alarmId, "sent");
        await wall.SettledAsync();
        await wall.PictureAsync("wall-drill-sent");

        // The crew's phone, and the first page behind it.
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = phone.Words["dispatch-field.sent.title-drill"] }).WaitForAsync();
        await phone.Page.Locator(".sent-screen.practice .practice-mark").WaitForAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = school.Name }).WaitForAsync();
        await phone.SettledAsync();
        await phone.PictureAsync("field-drill-sent");
        await phone.AxeFindsNothingAsync("drill sent");
        await phone.Button("dispatch-field.sent.accept").ClickAsync();
        await phone.Page.Locator(".work-part .practice-mark").WaitForAsync();
        await phone.PictureAsync("field-drill-way");

        // The board of dispatch, its map's list and pane, and the wall's list of what is under way.
        await using var board = await server.OpenAsync("dispatcher", Screen.Desktop);
        await board.GoAsync("/office/dispatch");
        var row = board.Page.Locator(".operation-list li").Filter(new() { HasText = board.Words["dispatch-office.operation.of-drill"] });
        await row.Locator(".practice-mark").First.WaitForAsync();
        await board.SettledAsync();
        await board.PictureAsync("office-dispatch-drill");
        await board.AxeFindsNothingAsync("drill on the board");
        await row.First.GetByRole(AriaRole.Button).ClickAsync();
        await board.Page.Locator(".operation-pane header .practice-mark").WaitForAsync();
        await Assertions.Expect(wall.Page.Locator(".wall-operations .practice")).ToContainTextAsync(wall.Words["dispatch.wall.drill"]);

        await phone.Button("dispatch-field.acts.arrive").ClickAsync();
        await buttons.ReachesAsync(alarmId, "arrived");
        await phone.Button("dispatch-field.acts.leave").ClickAsync();
        await Crews.ReachesAsync(desk, unit.Id, "free");
        await wall.Page.Keyboard.PressAsync("e");
        await wall.Button("alarms.outcomes.drill").ClickAsync();
        await wall.Field("alarms-office.end.words").FillAsync("演练按预案完成。");
        await wall.Button("alarms-office.end.confirm").ClickAsync();
        await Assertions.Expect(wall.Page.Locator(".alarm-wall")).ToHaveCountAsync(0);

        await board.GoAsync($"/office/alarms/{alarmId}/report");
        await board.Page.Locator(".alarm-report h1").GetByText(board.Words["alarms.practice.drill"]).WaitForAsync();
        await board.Page.Locator(".alarm-report").GetByText(unit.Name).First.WaitForAsync();
        await board.PictureAsync("office-drill-report");
        var now = TimeProvider.System.GetUtcNow();
        var told = await desk.AskAsync("leader", "GET", $"/api/dispatch/response?from={Iso(now.AddHours(-1))}&until={Iso(now.AddHours(1))}");
        Assert.True(told.GetProperty("practice").GetProperty("arrived").GetInt32() >= 1);
        await Crews.SayAsync(desk, unit.Id, "off");
        Person.HadNoFaults(wall, phone, board);
    }

    [Fact]
    public async Task Who_looks_after_a_schools_buttons_announces_a_drill_sees_it_run_and_its_result_also_without_reception_and_others_see_no_such_entry()
    {
        await using var desk = new Desk(server);
        await using var buttons = await Buttons.OpenAsync(server, desk);
        var school = await buttons.RegisterAsync("海韵小学" + Guid.CreateVersion7().ToString("N")[^4..], 120.9046, 40.7312);
        await using var other = await desk.HireAsync("patrol", "常青", Screen.Phone);
        await other.GoAsync("/field/me");
        await other.SettledAsync();
        await Assertions.Expect(other.Page.GetByText(other.Words["alarms-field.school.title"])).ToHaveCountAsync(0);

        await using var officer = await desk.HireAsync("school-safety-officer", "林老师", Screen.Phone);
        await officer.GoAsync("/field/");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = officer.Words["alarms-field.school.title"] }).ClickAsync();
        await officer.SettledAsync();
        await officer.PictureAsync("field-school");
        await officer.AxeFindsNothingAsync("buttons of a school");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = school.Name }).ClickAsync();
        await officer.SettledAsync();
        await officer.PictureAsync("field-school-button");
        await officer.AxeFindsNothingAsync("one button");
        await officer.Button("alarms.kinds.drill").ClickAsync();
        await officer.Button("alarms.expect.do").ClickAsync();
        await officer.ToldAsync(officer.Words["alarms-field.school.announced"]);
        await officer.Page.Locator(".expect-form .hold").WaitForAsync();

        // Somebody presses the button, which says nothing of a drill: it is one since it was announced.
        var alarmId = await buttons.PressAsync(school);
        Assert.Equal("drill", (await buttons.AlarmAsync(alarmId)).GetProperty("kind").GetString());
        var steps = officer.Page.Locator(".run-steps.practice");
        await steps.GetByText(officer.Words["ui.practice.drill"]).WaitForAsync();
        await desk.AskAsync("leader", "POST", $"/api/alarms/{alarmId}/acknowledge", new { actId = Guid.CreateVersion7() });
        await steps.Locator("li.done").GetByText(officer.Words["alarms.states.acknowledged"]).WaitForAsync();
        await officer.PictureAsync("field-school-drill");
        await officer.AxeFindsNothingAsync("a drill that runs");
        await desk.AskAsync("leader", "POST", $"/api/alarms/{alarmId}/end", new { actId = Guid.CreateVersion7(), outcome = "drill" });
        await Assertions.Expect(steps).ToHaveCountAsync(0);
        await officer.Page.Locator(".run-line").First.ClickAsync();
        await officer.Page.GetByText(officer.Words["alarms-field.school.results.drill"]).WaitForAsync();
        await officer.SettledAsync();
        await officer.PictureAsync("field-school-run");
        await officer.AxeFindsNothingAsync("how a drill went");

        // Without reception what was heard last is there, and nothing can be announced.
        await officer.GoAsync("/field/");
        await officer.KeptForOfflineAsync();
        await officer.Context.SetOfflineAsync(true);
        await officer.ReopenAsync("/field/school");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = school.Name }).ClickAsync();
        await officer.Page.GetByText(officer.Words["alarms-field.school.needs-reception"]).WaitForAsync();
        await officer.PictureAsync("field-school-offline");
        await officer.Context.SetOfflineAsync(false);
        Person.HadNoFaults(officer, other);
    }

    private static string Iso(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("O"));
}
