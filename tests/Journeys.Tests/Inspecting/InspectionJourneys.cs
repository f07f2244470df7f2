using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Inspecting;

/// <summary>An inspection without reception, and its major defect until somebody who neither found nor fixed it has seen it fixed.</summary>
public sealed class InspectionJourneys(JourneyServer server)
{
    [Fact]
    public async Task A_major_defect_found_offline_is_ordered_fixed_and_rechecked_by_a_third_person_and_its_fixer_is_refused()
    {
        await using var desk = new Desk(server);
        var inspecting = await InspectingDesk.OpenAsync(desk);
        var premises = "旅店" + Guid.CreateVersion7().ToString("N")[^8..];
        var id = await inspecting.PlanAsync(premises);

        await using var worker = await server.OpenAsync("grid-worker", Screen.Phone);
        await InspectOfflineAsync(worker, id, premises);
        await using var leader = await server.OpenAsync("leader");
        await OrderAsync(leader, id);

        await using var officer = await server.OpenAsync("school-safety-officer", Screen.Phone);
        var defect = (await inspecting.ShowAsync(id)).GetProperty("defects")[0].GetProperty("row").GetProperty("defectId").GetGuid();
        await FixAsync(officer, defect);
        await ReachesAsync(inspecting, id, "fixed");

        // Who fixed it is told why, on the phone and by the server; so is who found it.
        await officer.GoAsync("/field/inspections");
        await officer.Page.GetByText(officer.Words["inspections.refusals.rounds.recheck.fixer"]).First.WaitForAsync();
        await officer.PictureAsync("field-recheck-refused");
        Assert.Equal("rounds.recheck.fixer", await RefusedAsync(officer, defect));
        Assert.Equal("rounds.recheck.finder", await RefusedAsync(worker, defect));

        await using var third = await server.OpenAsync("patrol", Screen.Phone);
        await third.GoAsync($"/field/recheck/{defect}");
        await third.Page.GetByRole(AriaRole.Button, new() { Name = third.Words["inspections-field.take-now"] }).ClickAsync();
        await third.Button("cases-field.camera.shutter").ClickAsync();
        await third.Button("inspections-field.again").WaitForAsync();
        await third.PictureAsync("field-recheck-taken");
        await third.Button("inspections-field.is-fixed").ClickAsync();
        await ReachesAsync(inspecting, id, "closed");

        await leader.GoAsync($"/office/inspections/{id}");
        await leader.Page.GetByText(leader.Words["inspections.acts.pass"]).WaitForAsync();
        await leader.PictureAsync("office-inspection-closed");
        var story = await inspecting.ShowAsync(id);
        Assert.Equal("closed", story.GetProperty("inspection").GetProperty("state").GetString());
        Assert.Equal(["plan", "record", "find", "order", "fix", "pass", "close"], story.GetProperty("journal").EnumerateArray().Select(e => e.GetProperty("action").GetString()));
    }

    private static async Task InspectOfflineAsync(Person worker, Guid id, string premises)
    {
        await worker.GoAsync("/field/inspections");
        await worker.Page.GetByText(premises).WaitForAsync();
        await worker.GoAsync($"/field/inspections/do/{id}");
        await worker.Page.GetByRole(AriaRole.Heading, new() { Name = premises }).WaitForAsync();
        await worker.KeptForOfflineAsync();
        await worker.Context.SetOfflineAsync(true);

        var items = worker.Page.Locator(".item-card");
        var count = await items.CountAsync();
        Assert.InRange(count, 8, 20);
        for (var i = 0; i < count; i++)
        {
            var isDefect = i == 1;
            await items.Nth(i).GetByRole(AriaRole.Button, new() { Name = worker.Words[$"inspections.findings.{(isDefect ? "defect" : "not-applicable")}"] }).ClickAsync();
            if (!isDefect) { continue; }
            await items.Nth(i).GetByRole(AriaRole.Button, new() { Name = worker.Words["inspections-field.take"] }).ClickAsync();
            await worker.Button("cases-field.camera.shutter").ClickAsync();
            await items.Nth(i).GetByRole(AriaRole.Textbox).FillAsync("后门用货架挡住，推不开。");
        }

        await worker.PictureAsync("field-inspection-filled");
        await worker.Button("inspections-field.send").ClickAsync();
        await worker.ToldAsync(premises);
        await worker.Context.SetOfflineAsync(false);
        await worker.GoAsync("/field/queue");
        await worker.Page.GetByText(worker.Words["field.sent"]).WaitForAsync();
    }

    private static async Task OrderAsync(Person leader, Guid id)
    {
        await leader.GoAsync($"/office/inspections/{id}");
        var card = leader.Page.Locator(".defect-card");
        await card.GetByText(leader.Words["inspections.severities.major"]).WaitForAsync();
        await leader.Button("inspections-office.acts.order").ClickAsync();
        await leader.Page.GetByRole(AriaRole.Radio, new() { Name = leader.Words["inspections-office.by.premises"] }).CheckAsync();
        await leader.Page.GetByRole(AriaRole.Textbox, new() { Name = leader.Words["inspections-office.contact"] }).FillAsync("前台值班处");
        await leader.PictureAsync("office-defect-order");
        await card.GetByRole(AriaRole.Button, new() { Name = leader.Words["inspections-office.acts.order"] }).ClickAsync();
        await leader.ToldAsync(leader.Words["inspections-office.told.order"]);
    }

    private static async Task FixAsync(Person officer, Guid defect)
    {
        await officer.GoAsync($"/field/defect/{defect}");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = officer.Words["inspections-field.take-after"] }).ClickAsync();
        await officer.Button("cases-field.camera.shutter").ClickAsync();
        await officer.Button("inspections-field.again").WaitForAsync();
        await officer.PictureAsync("field-defect-taken");
        await officer.Button("inspections-field.fixed").ClickAsync();
    }

    /// <summary>The code with which the server refuses this person's recheck.</summary>
    private static async Task<string?> RefusedAsync(Person person, Guid defect) => await person.Page.EvaluateAsync<string>(
        """
        async ([defect, actId]) => (await (await fetch(`/api/rounds/defects/${defect}/recheck`, {
          method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Wangge': '1' }, body: JSON.stringify({ actId, isFixed: true }),
        })).json()).code
        """,
        new object[] { $"{defect}", $"{Guid.CreateVersion7()}" });

    private static async Task ReachesAsync(InspectingDesk desk, Guid id, string state)
    {
        var last = "";
        for (var i = 0; i < 150; i++)
        {
            var defects = (await desk.ShowAsync(id)).GetProperty("defects").EnumerateArray().ToList();
            if (defects.Count > 0 && (last = defects[0].GetProperty("row").GetProperty("state").GetString()!) == state) { return; }
            await Task.Delay(200);
        }

        Assert.Fail($"The defect is {last}, not {state}.");
    }
}
