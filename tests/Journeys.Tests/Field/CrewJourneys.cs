using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Field;

/// <summary>A crew's phone: it is sent, says that it comes, follows the way, is there, and is done; also without reception.</summary>
public sealed class CrewJourneys(JourneyServer server)
{
    [Fact]
    public async Task The_nearest_unit_is_sent_to_a_case_its_phone_calls_shows_the_way_and_it_arrives_without_reception()
    {
        await using var desk = new Desk(server);
        await using var phone = await desk.HireAsync("patrol", "韩立", Screen.Phone);
        // Some steps from where reports are told: nobody is nearer.
        var unit = await Crews.MakeAsync(desk, phone, 120.9047, 40.7313);
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = unit.Name }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = phone.Words["dispatch-field.states.free"] }).ClickAsync();
        await Crews.ReachesAsync(desk, unit.Id, "free");
        await phone.PictureAsync("field-unit-free");
        await phone.KeptForOfflineAsync();

        var caseId = await desk.ReportAsync("旅" + Guid.CreateVersion7().ToString("N")[^8..] + " 井盖翘起来了", "hazard.manhole-cover");
        var ranking = await desk.AskAsync("dispatcher", "GET", $"/api/dispatch/ranking?kind=case&id={caseId}");
        Assert.Equal(unit.Id, ranking.GetProperty("units")[0].GetProperty("unitId").GetGuid());
        await SendAsync(desk, caseId, unit.Id, "请先把井口围起来");

        // Nobody reloads: the phone is told.
        await phone.Page.GetByRole(AriaRole.Dialog).GetByText("请先把井口围起来").WaitForAsync();
        await phone.SettledAsync();
        await phone.PictureAsync("field-sent");
        await phone.AxeFindsNothingAsync("sent");
        await phone.ReopenAsync("/field/");
        await phone.Button("dispatch-field.sent.accept").ClickAsync();
        await PartReachesAsync(desk, caseId, "accepted");
        await phone.Page.GetByText(phone.Words["dispatch-field.parts.accepted"]).WaitForAsync();
        await phone.SettledAsync();
        await phone.PictureAsync("field-way");
        await phone.AxeFindsNothingAsync("way");

        await phone.Context.SetOfflineAsync(true);
        await phone.Button("dispatch-field.acts.arrive").ClickAsync();
        await phone.Button("dispatch-field.acts.leave").WaitForAsync();
        await phone.ReopenAsync("/field/unit");
        await phone.Button("dispatch-field.acts.leave").WaitForAsync();
        await phone.PictureAsync("field-there-offline");
        await phone.Context.SetOfflineAsync(false);
        await PartReachesAsync(desk, caseId, "arrived");

        await phone.Button("dispatch-field.acts.leave").ClickAsync();
        await Crews.ReachesAsync(desk, unit.Id, "free");
        var now = TimeProvider.System.GetUtcNow();
        Assert.True((await desk.AskAsync("leader", "GET", $"/api/dispatch/response?from={Iso(now.AddHours(-1))}&until={Iso(now.AddHours(1))}")).GetProperty("all").GetProperty("arrived").GetInt32() >= 1);
        await Crews.SayAsync(desk, unit.Id, "off");
        Person.HadNoFaults(phone);
    }

    [Fact]
    public async Task A_crew_that_cannot_come_says_why_on_a_small_phone()
    {
        await using var desk = new Desk(server);
        await using var phone = await desk.HireAsync("patrol", "常青", Screen.SmallPhone.English);
        var unit = await Crews.MakeAsync(desk, phone, 120.9170, 40.7360);
        await Crews.SayAsync(desk, unit.Id, "free");
        await phone.GoAsync("/field/");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = unit.Name }).WaitForAsync();
        var caseId = await desk.ReportAsync("旅" + Guid.CreateVersion7().ToString("N")[^8..] + " 井盖没了", "hazard.manhole-cover");
        await SendAsync(desk, caseId, unit.Id, null);

        await phone.Button("dispatch-field.sent.decline").WaitForAsync();
        await phone.SettledAsync();
        await phone.PictureAsync("field-sent-far");
        await phone.Button("dispatch-field.sent.decline").ClickAsync();
        await phone.Button("dispatch-field.cannot.road-blocked").ClickAsync();
        await phone.PictureAsync("field-cannot");
        await phone.AxeFindsNothingAsync("cannot come");
        await phone.Button("dispatch-field.cannot.say").ClickAsync();
        await PartReachesAsync(desk, caseId, "declined");
        await Crews.ReachesAsync(desk, unit.Id, "busy");
        await Crews.SayAsync(desk, unit.Id, "off");
        Person.HadNoFaults(phone);
    }

    private static Task SendAsync(Desk desk, Guid caseId, Guid unitId, string? words) => desk.AskAsync(
        "dispatcher", "POST", "/api/dispatch/sendings", new { subject = new { kind = "case", id = caseId }, operationId = Guid.CreateVersion7(), unitId, actId = Guid.CreateVersion7(), words });

    private static string Iso(DateTimeOffset at) => Uri.EscapeDataString(at.ToString("O"));

    /// <summary>Waits until the unit's part in a case's operation stands there.</summary>
    private static async Task PartReachesAsync(Desk desk, Guid caseId, string state)
    {
        var last = "";
        for (var i = 0; i < 150; i++)
        {
            last = (await desk.AskAsync("dispatcher", "GET", $"/api/dispatch/operations?subject={caseId}")).GetProperty("items")[0].GetProperty("parts")[0].GetProperty("state").GetString()!;
            if (last == state) { return; }
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"It is {last}, not {state}.");
    }
}
