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
