using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Alarms;

/// <summary>The live picture of a place: with an alarm, after a reason, and what is on record of it. Beside no other journey: whoever is open anywhere hears the alarm.</summary>
[Collection(Killing.Name)]
public sealed class LivePictures(JourneyServer server)
{
    private const string School = "港湾学校";

    [Fact]
    public async Task A_button_pressed_for_a_try_shows_its_place_live_on_the_wall_and_its_report_says_who_saw_it_and_how_it_went()
    {
        await using var wall = await server.OpenAsync("shift-leader", Screen.Wall);
        await wall.GoAsync("/office/wall");
        await wall.Page.GetByText(wall.Words["alarms-office.bar.silent"]).WaitForAsync();

        await using var presser = await server.OpenAsync("leader", Screen.Desktop);
        await presser.GoAsync("/office/alarms/press");
        await presser.Field("alarms-office.press.which").SelectOptionAsync(new SelectOptionValue { Label = $"{School} · 门卫室" });
        await presser.SettledAsync();
        await presser.PictureAsync("office-press");
        await presser.AxeFindsNothingAsync("press a button");
        await presser.Button("alarms-office.press.press").ClickAsync();
        var open = presser.Page.GetByRole(AriaRole.Link, new() { Name = presser.Words["alarms-office.press.open"] });
        await open.WaitForAsync();
        var alarm = (await open.GetAttributeAsync("href"))!;

        // Nobody holds it yet: who may answer it sees the place at once.
        await wall.Page.GetByRole(AriaRole.Heading, new() { Name = School }).WaitForAsync();
        await MovesAsync(wall);
        await Assertions.Expect(wall.Page.Locator(".camera-player .viewer").First).Not.ToHaveTextAsync(string.Empty);
        await wall.SettledAsync();
        await wall.PictureAsync("wall-alarm-live");
        await wall.AxeFindsNothingAsync("alarm with its picture");
        await wall.Page.Keyboard.PressAsync("a");
        await wall.Button("alarms-office.acts.end").WaitForAsync();
        await MovesAsync(wall);
        await wall.Page.Keyboard.PressAsync("e");
        await wall.Button("alarms.outcomes.drill").ClickAsync();
        await wall.Field("alarms-office.end.words").FillAsync("按键体验，已核实。");
        await wall.Button("alarms-office.end.confirm").ClickAsync();
        await Assertions.Expect(wall.Page.Locator(".alarm-wall")).ToHaveCountAsync(0);

        await presser.GoAsync(alarm.StartsWith("/office", StringComparison.Ordinal) ? alarm + "/report" : "/office" + alarm + "/report");
        await presser.Page.GetByRole(AriaRole.Heading, new() { Name = presser.Words["alarms-office.report.viewings"] }).WaitForAsync();
        await presser.Page.GetByRole(AriaRole.Rowheader, new() { Name = School + "正门" }).First.WaitForAsync();
        await presser.Button("alarms-office.reasons.as-planned").ClickAsync();
        await presser.Field("alarms-office.report.words").FillAsync("响铃、画面、派出都按预案完成；门卫室电话占线，下周加一条线。");
        await presser.PictureAsync("office-alarm-report");
        await presser.Button("alarms-office.report.keep").ClickAsync();
        await presser.Page.Locator(".alarm-report blockquote").GetByText("下周加一条线").WaitForAsync();
        await presser.SettledAsync();
        await presser.PictureAsync("office-alarm-reviewed");
        await presser.AxeFindsNothingAsync("report of an alarm");
        Person.HadNoFaults(wall, presser);
    }

    [Fact]
    public async Task Nobody_looks_without_a_reason_the_auditor_reads_who_did_and_a_residents_question_finds_it_without_a_name()
    {
        await using var desk = new Desk(server);
        var camera = (await desk.AskAsync("dispatcher", "GET", $"/api/cameras?text={Uri.EscapeDataString(School)}正门")).GetProperty("items")[0];
        var id = camera.GetProperty("id").GetGuid();
        await using var dispatcher = await server.OpenAsync("dispatcher", Screen.Desktop.Dark);
        await dispatcher.GoAsync("/office/cameras");
        await dispatcher.SettledAsync();
        await dispatcher.PictureAsync("office-cameras-demo");
        await dispatcher.GoAsync($"/office/cameras?camera={id}");
        await dispatcher.Page.Locator(".reason-box").WaitForAsync();
        await Assertions.Expect(dispatcher.Page.Locator("video")).ToHaveCountAsync(0);
        await dispatcher.Button("video.reasons.support-patrol").ClickAsync();
        await MovesAsync(dispatcher);
        await dispatcher.SettledAsync();
        await dispatcher.PictureAsync("office-camera-live");
        await dispatcher.AxeFindsNothingAsync("camera after a reason");
        var name = await dispatcher.Page.Locator(".camera-player .viewer").InnerTextAsync();

        await using var auditor = await server.OpenAsync("auditor", Screen.Desktop.English);
        await auditor.GoAsync($"/office/cameras?camera={id}");
        var looked = auditor.Page.Locator(".viewing-list li").Filter(new() { HasText = auditor.Words["video.reasons.support-patrol"] }).First;
        await looked.WaitForAsync();
        Assert.StartsWith((await looked.Locator("b").InnerTextAsync()).Trim(), name.Trim(), StringComparison.Ordinal);
        await auditor.PictureAsync("office-camera-viewers");

        await auditor.GoAsync(FormattableString.Invariant($"/office/cameras/lookups?at={camera.GetProperty("longitude").GetDouble()},{camera.GetProperty("latitude").GetDouble()}"));
        var today = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        await auditor.Field("video-office.lookups.from").FillAsync($"{today.AddDays(-1):yyyy-MM-ddTHH:mm}");
        await auditor.Field("video-office.lookups.until").FillAsync($"{today.AddDays(1):yyyy-MM-ddTHH:mm}");
        await auditor.Button("video-office.lookups.ask").ClickAsync();
        var row = auditor.Page.Locator(".lookups-page tbody tr").Filter(new() { HasText = auditor.Words["video.reasons.support-patrol"] }).First;
        await row.WaitForAsync();
        Assert.DoesNotContain((await looked.Page.Locator(".lookups-page").InnerTextAsync()).Split('\n'), line => line.Contains(name.Split('·')[0].Trim(), StringComparison.Ordinal));
        await auditor.SettledAsync();
        await auditor.PictureAsync("office-camera-lookups");
        await auditor.AxeFindsNothingAsync("who looked at a place");
        Person.HadNoFaults(dispatcher, auditor);
    }

    [Fact]
    public async Task A_crew_that_is_sent_looks_at_the_place_once_it_presses_with_its_name_over_the_picture_and_no_longer_than_it_is_sent()
    {
        await using var desk = new Desk(server);
        var device = (await desk.AskAsync("leader", "GET", $"/api/alarm-devices?text={Uri.EscapeDataString(School)}")).GetProperty("items")[0];
        await using var phone = await desk.HireAsync("patrol", "韩立", Screen.Phone);
        var unit = await Crews.MakeAsync(desk, phone, device.GetProperty("longitude").GetDouble(), device.GetProperty("latitude").GetDouble());
        await Crews.SayAsync(desk, unit.Id, "free");
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = unit.Name }).WaitForAsync();

        var alarm = Guid.CreateVersion7();
        await desk.AskAsync("leader", "PUT", $"/api/demo/buttons/{device.GetProperty("id").GetGuid()}/presses/{alarm}", new { kind = "press" });
        var operation = (await desk.AskAsync("shift-leader", "POST", "/api/dispatch/sendings", new { subject = new { kind = "alarm", id = alarm }, operationId = Guid.CreateVersion7(), unitId = unit.Id, actId = Guid.CreateVersion7() }))
            .GetProperty("operationId").GetGuid();
        await phone.Button("dispatch-field.sent.accept").ClickAsync();
        await phone.Page.GetByRole(AriaRole.Heading, new() { Name = School }).WaitForAsync();
        // Nothing is fetched until somebody presses.
        await phone.SettledAsync();
        await Assertions.Expect(phone.Page.Locator("video")).ToHaveCountAsync(0);
        await phone.PictureAsync("field-alarm-no-picture");
        await phone.Button("alarms-field.picture.look").ClickAsync();
        await MovesAsync(phone);
        await Assertions.Expect(phone.Page.Locator(".camera-player .viewer")).ToContainTextAsync("韩立");
        await phone.PictureAsync("field-alarm-picture");
        await phone.AxeFindsNothingAsync("crew with the picture");

        // The desk calls the unit back: the server ends the picture, the phone goes back to its unit.
        await desk.AskAsync("shift-leader", "POST", $"/api/dispatch/operations/{operation}/units/{unit.Id}/recall", new { actId = Guid.CreateVersion7(), reason = "not-needed" });
        await Assertions.Expect(phone.Page.Locator(".camera-player.live")).ToHaveCountAsync(0);
        var views = (await desk.AskAsync("leader", "GET", $"/api/alarms/{alarm}/camera-views")).GetProperty("items").EnumerateArray().Where(v => v.GetProperty("role").GetString() == "crew").ToList();
        Assert.Equal(("韩立", true), (views.Single().GetProperty("viewer").GetString(), views.Single().GetProperty("firstFrameAt").GetString() is not null));
        await desk.AskAsync("leader", "POST", $"/api/alarms/{alarm}/end", new { actId = Guid.CreateVersion7(), outcome = "drill" });
        await Crews.SayAsync(desk, unit.Id, "off");
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task One_frame_goes_into_a_case_with_a_reason_and_stands_in_its_story_and_with_who_looked()
    {
        await using var desk = new Desk(server);
        var camera = (await desk.AskAsync("dispatcher", "GET", $"/api/cameras?text={Uri.EscapeDataString(School)}正门")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var matter = (await desk.AskAsync("dispatcher", "GET", "/api/cases?open=true&size=1")).GetProperty("items")[0];
        var (caseId, number) = (matter.GetProperty("caseId").GetGuid(), $"{matter.GetProperty("number").GetInt64():0000}");
        await using var dispatcher = await server.OpenAsync("dispatcher", Screen.Desktop);
        await dispatcher.GoAsync($"/office/cameras?camera={camera}");
        await dispatcher.Button("video.reasons.fire-or-flood").ClickAsync();
        await MovesAsync(dispatcher);
        await dispatcher.Button("video.snapshot.button").ClickAsync();
        var box = dispatcher.Page.Locator(".snapshot-box");
        await Assertions.Expect(box.Locator("img")).ToHaveJSPropertyAsync("complete", true);
        Assert.True(await box.Locator("img").EvaluateAsync<int>("it => it.naturalWidth") > 300);
        await dispatcher.SettledAsync();
        await dispatcher.PictureAsync("office-camera-snapshot-near");
        await dispatcher.Field("video.snapshot.case").FillAsync(number);
        await box.GetByRole(AriaRole.Radio, new() { NameRegex = new(number) }).WaitForAsync();
        await Assertions.Expect(box.GetByRole(AriaRole.Radio)).ToBeCheckedAsync();
        await box.GetByRole(AriaRole.Button, new() { Name = dispatcher.Words["video.snapshot.reasons.state-of-place"] }).ClickAsync();
        await dispatcher.Field("video.snapshot.words").FillAsync("门口积水，已绕行。");
        await dispatcher.SettledAsync();
        await dispatcher.PictureAsync("office-camera-snapshot");
        await dispatcher.AxeFindsNothingAsync("snapshot into a case");
        await dispatcher.Page.Keyboard.PressAsync("Control+Enter");
        await dispatcher.Page.GetByText(dispatcher.Words["video.snapshot.taken", ("n", number)]).WaitForAsync();
        await Assertions.Expect(box).ToHaveCountAsync(0);

        await dispatcher.GoAsync($"/office/cases/{caseId}");
        var entry = dispatcher.Page.Locator(".case-timeline li").Filter(new() { HasText = dispatcher.Words["cases.queue.still"] });
        await entry.Filter(new() { HasText = $"{School}正门" }).Filter(new() { HasText = "门口积水" }).Filter(new() { HasText = dispatcher.Words["video.snapshot.reasons.state-of-place"] }).WaitForAsync();
        // The copy is made behind the answer.
        await dispatcher.Page.WaitForFunctionAsync("() => document.querySelector('.case-timeline .thumbs img')?.naturalWidth > 0");
        await entry.ScrollIntoViewIfNeededAsync();
        await dispatcher.SettledAsync();
        await dispatcher.PictureAsync("office-case-snapshot");
        await dispatcher.AxeFindsNothingAsync("case with a snapshot");

        await using var auditor = await server.OpenAsync("auditor", Screen.Desktop.English);
        await auditor.GoAsync($"/office/cameras?camera={camera}");
        await auditor.Page.Locator(".viewing-list li .snapshot-lines").Filter(new() { HasText = auditor.Words["video.snapshot.into", ("n", number)] }).First.WaitForAsync();
        await auditor.SettledAsync();
        await auditor.PictureAsync("office-camera-viewers-snapshot");
        await auditor.AxeFindsNothingAsync("who looked and what was kept");
        Person.HadNoFaults(dispatcher, auditor);
    }

    /// <summary>A picture is there, and its frames go on.</summary>
    private static async Task MovesAsync(Person person)
    {
        await person.Page.Locator(".camera-player.live").First.WaitForAsync();
        await person.Page.WaitForFunctionAsync(
            """
            () => {
              const video = document.querySelector('.camera-player.live video')
              if (!video?.videoWidth) return false
              window.wasAt ??= video.currentTime
              return video.currentTime > window.wasAt + 0.5
            }
            """);
    }
}
