using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>The wall shows who can come and whom nobody reaches in time, as it changes. Beside no journey that sends units: each changes the rings of all.</summary>
[Collection(Killing.Name)]
public sealed class WallForce(JourneyServer server)
{
    [Fact]
    public async Task A_unit_leaves_and_the_hole_in_the_rings_appears_on_the_wall_without_a_reload()
    {
        await using var desk = new Desk(server);
        await using var wall = await server.OpenAsync("leader", Screen.Desktop);
        await wall.GoAsync("/office/wall");
        await wall.SettledAsync();
        var hole = wall.Page.Locator(".wall-rings .hole");
        await hole.WaitForAsync();
        await wall.Page.EvaluateAsync("window.sameDocument = true");
        await wall.PictureAsync("wall-force");

        var before = OutOfReach(await desk.AskAsync("leader", "GET", "/api/dispatch/rings"));
        var (unit, loss) = await MostMissedAsync(desk);
        Assert.True(loss > 0, "No unit holds anything up alone.");
        await Crews.SayAsync(desk, unit, "busy");
        await ShowsAsync(desk, hole, people => people > before);
        await wall.SettledAsync();
        await wall.PictureAsync("wall-force-hole");

        await Crews.SayAsync(desk, unit, "free");
        await ShowsAsync(desk, hole, people => people < before + loss / 2);
        Assert.True(await wall.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        Person.HadNoFaults(wall);
    }

    /// <summary>Waits until the wall says of how many people the server says now that they are out of reach, and it is that many.</summary>
    private static async Task ShowsAsync(Desk desk, ILocator hole, Func<double, bool> isMeant)
    {
        var (people, text) = (0.0, "");
        for (var i = 0; i < 100; i++)
        {
            people = OutOfReach(await desk.AskAsync("leader", "GET", "/api/dispatch/rings"));
            text = await hole.InnerTextAsync();
            if (isMeant(people) && text.Contains(people.ToString("N0", CultureInfo.InvariantCulture), StringComparison.Ordinal)) { return; }
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"{people} people are out of reach; the wall says: {text}");
    }

    /// <summary>The free unit whose leaving most people would miss.</summary>
    private static async Task<(Guid Unit, double Loss)> MostMissedAsync(Desk desk)
    {
        (Guid Unit, double Loss) best = default;
        foreach (var unit in (await desk.AskAsync("leader", "GET", "/api/dispatch/units")).EnumerateArray().Where(u => u.GetProperty("state").GetString() == "free"))
        {
            var id = unit.GetProperty("id").GetGuid();
            var told = await desk.AskAsync("leader", "GET", $"/api/dispatch/rings/without/{id}");
            var loss = told.GetProperty("with").GetProperty("peopleInTime").GetDouble() - told.GetProperty("without").GetProperty("peopleInTime").GetDouble();
            if (loss > best.Loss) { best = (id, loss); }
        }

        return best;
    }

    private static double OutOfReach(JsonElement rings) =>
        Math.Round(rings.GetProperty("whole").GetProperty("people").GetDouble() - rings.GetProperty("whole").GetProperty("peopleInTime").GetDouble(), MidpointRounding.AwayFromZero);
}
