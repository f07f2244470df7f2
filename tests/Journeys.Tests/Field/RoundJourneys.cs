using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Field;

/// <summary>A round walked without reception: the phone says at once what is hit, keeps it when it is closed, and the office sees the round complete once the phone is heard of again.</summary>
public sealed class RoundJourneys(JourneyServer server)
{
    private static readonly (double Longitude, double Latitude) Gate = (120.9046, 40.7312);
    private static readonly (double Longitude, double Latitude) Pump = (120.9046, 40.7330);

    [Fact]
    public async Task A_round_done_offline_is_complete_at_the_office_when_the_phone_is_back()
    {
        await using var desk = new Desk(server);
        var name = "离线巡查" + Guid.CreateVersion7().ToString("N")[^6..];
        var code = await PlanAsync(desk, name);
        await using var phone = await server.OpenAsync("grid-worker", Screen.Phone);
        await using var leader = await server.OpenAsync("leader", Screen.Desktop);
        await phone.GoAsync("/field/rounds");
        await phone.Page.GetByText(name).First.WaitForAsync();
        await phone.KeptForOfflineAsync();
        await phone.Page.GetByText(name).First.ClickAsync();
        await phone.Page.GetByRole(AriaRole.Progressbar, new() { Name = phone.Words["rounds-field.walk.progress-of"] }).WaitForAsync();

        await phone.Context.SetOfflineAsync(true);
        await MoveAsync(phone, (120.9046, 40.7290));
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("开始") }).ClickAsync();
        await MoveAsync(phone, Gate);
        await SaysAsync(phone, 1);
        await phone.PictureAsync("field-round-offline");

        // The phone's system closes the page: what was walked is still there.
        var address = new Uri(phone.Page.Url).AbsolutePath;
        await phone.ReopenAsync(address);
        await SaysAsync(phone, 1);
        await MoveAsync(phone, Pump);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = phone.Words["rounds-field.walk.scan"] }).ClickAsync();
        await phone.Page.GetByLabel(phone.Words["rounds-field.walk.typed"]).FillAsync(code);
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = phone.Words["rounds-field.walk.use-code"] }).ClickAsync();
        await SaysAsync(phone, 2);
        await phone.Page.GetByText(phone.Words["rounds-field.walk.states.complete"]).First.WaitForAsync();
        Assert.Equal("planned", await StateAsync(desk, name));

        await phone.Context.SetOfflineAsync(false);
        await phone.ReopenAsync(address);
        for (var tries = 0; tries < 60 && await StateAsync(desk, name) != "complete"; tries++) { await phone.Page.WaitForTimeoutAsync(500); }
        Assert.Equal("complete", await StateAsync(desk, name));

        await leader.GoAsync("/office/rounds");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await leader.Page.GetByText(leader.Words["rounds-office.claims"]).WaitForAsync();
        await leader.PictureAsync("office-round-complete");
        var round = await RoundAsync(desk, name);
        var proofs = (await desk.AskAsync("leader", "GET", $"/api/rounds/walks/{round.GetProperty("roundId").GetGuid()}")).GetProperty("proofs").EnumerateArray().ToList();
        Assert.Equal(JsonValueKind.Null, Assert.Single(proofs).GetProperty("doubt").ValueKind);
        Person.HadNoFaults(phone, leader);
    }

    [Fact]
    public async Task The_phone_shows_the_way_to_the_next_point_and_measures_on_without_reception()
    {
        await using var desk = new Desk(server);
        var name = "巡查去路" + Guid.CreateVersion7().ToString("N")[^6..];
        await PlanAsync(desk, name);
        await using var phone = await server.OpenAsync("grid-worker", Screen.SmallPhone);
        await MoveAsync(phone, (120.9046, 40.7290));
        await phone.GoAsync("/field/rounds");
        await phone.Page.GetByText(name).First.ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("开始") }).ClickAsync();
        var way = phone.Page.Locator(".walk-page .way");
        await way.GetByText(phone.Words["rounds-field.walk.way", ("n", 1), ("name", name + "门口")]).WaitForAsync();
        var whole = await MetresLeftAsync(way);
        Assert.InRange(whole, 245, 1_500);
        await phone.SettledAsync();
        await phone.PictureAsync("field-round-way");
        await phone.AxeFindsNothingAsync("the way of a round");

        await phone.Context.SetOfflineAsync(true);
        await MoveAsync(phone, (120.9046, 40.7305));
        for (var tries = 0; tries < 100 && await MetresLeftAsync(way) >= whole; tries++) { await phone.Page.WaitForTimeoutAsync(200); }
        Assert.True(await MetresLeftAsync(way) < whole);
        await phone.Context.SetOfflineAsync(false);
        Person.HadNoFaults(phone);
    }

    private static async Task<double> MetresLeftAsync(ILocator way)
    {
        var said = System.Text.RegularExpressions.Regex.Match(await way.InnerTextAsync(), @"([\d.]+) (米|公里)，");
        return double.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture) * (said.Groups[2].Value == "公里" ? 1000 : 1);
    }

    /// <summary>Two points, the second with a code, and a round that is on now; answers the code to be typed.</summary>
    private static async Task<string> PlanAsync(Desk desk, string name)
    {
        var (gate, pump) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await PointAsync(desk, gate, name + "门口", Gate, ["position"]);
        await PointAsync(desk, pump, name + "泵房", Pump, ["position", "code"]);
        var area = (await desk.AskAsync("grid-worker", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString()!;
        var local = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        string At(int hours) => local.AddHours(hours).ToString("HH:mm:00", CultureInfo.InvariantCulture);
        await desk.AskAsync("leader", "PUT", $"/api/rounds/plans/{Guid.CreateVersion7()}", new
        {
            actId = Guid.CreateVersion7(), basedOn = 0,
            content = new
            {
                name, areaPath = area, pointIds = new[] { gate, pump }, isOrdered = true, days = new[] { 1, 2, 3, 4, 5, 6, 7 }, times = new[] { new { from = At(-1), until = At(2) } }, lateMinutes = 30,
                walkers = new { role = "grid-worker", areaPath = area },
            },
        });
        return (await desk.AskAsync("leader", "GET", $"/api/rounds/codes?point={pump}")).GetProperty("items")[0].GetProperty("typed").GetString()!;
    }

    private static Task PointAsync(Desk desk, Guid id, string name, (double Longitude, double Latitude) at, string[] ways) => desk.AskAsync("leader", "PUT", $"/api/rounds/points/{id}", new
    {
        actId = Guid.CreateVersion7(), basedOn = 0, fields = new { code = "T-" + id.ToString("N")[^12..], name, kind = "other", longitude = at.Longitude, latitude = at.Latitude, ways, dwellSeconds = 0, codeDays = 7 },
    });

    private static Task MoveAsync(Person phone, (double Longitude, double Latitude) to) =>
        phone.Context.SetGeolocationAsync(new Geolocation { Longitude = (float)to.Longitude, Latitude = (float)to.Latitude, Accuracy = 8 });

    private static Task SaysAsync(Person phone, int hit) => phone.Page.GetByText(phone.Words["rounds-field.walk.progress", ("hit", hit), ("all", 2)]).First.WaitForAsync();

    private static async Task<JsonElement> RoundAsync(Desk desk, string name)
    {
        var day = TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).AddHours(-1);
        var rounds = await desk.AskAsync("leader", "GET", $"/api/rounds/walks?from={day:yyyy-MM-dd}&size=200");
        return rounds.GetProperty("items").EnumerateArray().First(r => r.GetProperty("plan").GetString() == name);
    }

    private static async Task<string?> StateAsync(Desk desk, string name) => (await RoundAsync(desk, name)).GetProperty("state").GetString();
}
