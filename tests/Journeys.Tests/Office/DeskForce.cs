using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>A car drives: the desk sees it move, speeds are calibrated by what it drove, and a plan gives it its post.</summary>
[Collection(Killing.Name)]
public sealed class DeskForce(JourneyServer server)
{
    /// <summary>Of the speeds in force: as fast as the car really drives.</summary>
    private const double Pace = 0.6;

    [Fact]
    public async Task A_car_moves_on_the_map_its_journeys_calibrate_the_speeds_and_it_takes_a_post()
    {
        await using var behind = new Desk(server);
        await using var crew = await behind.HireAsync("patrol", "陆行", Screen.Phone);
        // Far from where help is sent in other journeys.
        var (unitId, name) = await Crews.MakeAsync(behind, crew, 120.9300, 40.7400, goesOnDuty: false);
        var now = TimeProvider.System.GetUtcNow();
        await crew.AskAsync("PUT", "/api/duty", new { spellId = Guid.CreateVersion7(), isOn = true, happenedAt = now.AddHours(-20) });
        await Crews.SayAsync(behind, unitId, "free");

        await SeesItMoveAsync(behind, crew, unitId, name);
        await CalibratesAsync(behind, crew, now);
        await TakesAPostAsync(behind, unitId, name);
        await Crews.SayAsync(behind, unitId, "off");
        Person.HadNoFaults(crew);
    }

    /// <summary>Where the car says that it is its sign lies on the map, and where it was there is none; nobody loads anything anew.</summary>
    private async Task SeesItMoveAsync(Desk behind, Person crew, Guid unitId, string name)
    {
        const double longitude = 120.9300, latitude = 40.7400;
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await leader.GoAsync(string.Create(CultureInfo.InvariantCulture, $"/office/dispatch?at=15.00/{latitude}/{longitude}"));
        await leader.SettledAsync();
        await leader.Page.EvaluateAsync("window.sameDocument = true");
        var map = MapPixels.Around((await leader.Page.Locator(".map-box canvas").BoundingBoxAsync())!, 15, longitude, latitude);
        (double Longitude, double Latitude)[] places = [(longitude - 0.006, latitude), (longitude, latitude + 0.002), (longitude + 0.006, latitude - 0.002)];
        for (var i = 0; i < places.Length; i++)
        {
            // As far apart in time as a car needs.
            await crew.AskAsync("POST", "/api/dispatch/positions", new { fixes = new[] { Fix(TimeProvider.System.GetUtcNow().AddMinutes(-2 * (places.Length - 1 - i)), places[i]) } });
            await LiesAsync(places[i], true);
            if (i > 0) { await LiesAsync(places[i - 1], false); }
            await leader.PictureAsync($"office-dots-{i + 1}");
        }

        var last = map.At(places[^1].Longitude, places[^1].Latitude);
        await leader.Page.Mouse.ClickAsync(last.X, last.Y);
        await leader.Page.WaitForURLAsync(new Regex($"unit={unitId}"));
        await leader.Page.Locator(".opened-pane").GetByText(name).First.WaitForAsync();
        Assert.True(await leader.Page.EvaluateAsync<bool>("window.sameDocument === true"));
        Person.HadNoFaults(leader);

        // The hand over a sign is a pointing one.
        async Task LiesAsync((double Longitude, double Latitude) place, bool isThere)
        {
            var (x, y) = map.At(place.Longitude, place.Latitude);
            var cursor = "";
            for (var i = 0; i < 100; i++)
            {
                await leader.Page.Mouse.MoveAsync(x + (i % 2), y);
                cursor = await leader.Page.Locator(".map-box canvas").EvaluateAsync<string>("canvas => canvas.style.cursor");
                if (cursor == "pointer" == isThere) { return; }
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }

            Assert.Fail($"The sign is {(isThere ? "not " : "")}at {place}.");
        }
    }

    private async Task CalibratesAsync(Desk behind, Person crew, DateTimeOffset now)
    {
        var was = await behind.AskAsync("leader", "GET", "/api/dispatch/speeds");
        await using var leader = await server.OpenAsync("leader", Screen.Desktop);
        await leader.GoAsync("/office/dispatch/speeds");
        await leader.Page.GetByRole(AriaRole.Link, new() { Name = leader.Words["dispatch-office.titles.calibrate"] }).ClickAsync();
        await leader.Button("dispatch-office.calibrate.ask").ClickAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.calibrate.none"], new() { Exact = true }).WaitForAsync();
        await leader.PictureAsync("office-calibrate-empty");

        await DriveAsync(behind, crew, now);
        await leader.Button("dispatch-office.calibrate.ask").ClickAsync();
        var rows = leader.Page.Locator(".proposal-rows tbody tr:not(.group)");
        await rows.First.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-calibrate");
        await leader.AxeFindsNothingAsync("calibration");
        var figures = await leader.Page.Locator(".calibrate-page .tiles dd:first-of-type").AllInnerTextsAsync();
        var (after, before) = (PercentOf(figures[0]), PercentOf(figures[1]));
        Assert.True(after < before, $"{before} → {after}");
        await using (var english = await server.OpenAsync("leader", Screen.Desktop.Dark.English))
        {
            await english.GoAsync("/office/dispatch/speeds/calibrate");
            await english.Button("dispatch-office.calibrate.ask").ClickAsync();
            await english.Page.Locator(".proposal-rows tbody tr:not(.group)").First.WaitForAsync();
            await english.PictureAsync("office-calibrate");
            await english.AxeFindsNothingAsync("calibration");
            Person.HadNoFaults(english);
        }

        // One row is left as it is, the rest becomes a version.
        await rows.First.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await leader.Page.Locator(".calibrate-page .pending button[type=submit]").ClickAsync();
        var version = was.GetProperty("version").GetInt32();
        await leader.ToldAsync(leader.Words["dispatch-office.speeds.saved", ("n", version + 1)]);
        await leader.Page.Locator(".speeds-page .version").First.WaitForAsync();
        Assert.Equal(version + 1, (await behind.AskAsync("leader", "GET", "/api/dispatch/speeds")).GetProperty("version").GetInt32());
        // So that no other journey drives by it.
        await behind.AskAsync("leader", "PUT", "/api/dispatch/speeds", new { actId = Guid.CreateVersion7(), version = version + 1, table = was.GetProperty("table"), reason = "旅程结束" });
        Person.HadNoFaults(leader);
    }

    private async Task TakesAPostAsync(Desk behind, Guid unitId, string name)
    {
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await leader.GoAsync("/office/dispatch/posts");
        await leader.Page.GetByLabel(leader.Words["dispatch-office.posts.units"]).FillAsync("3");
        await leader.Page.GetByLabel(leader.Words["dispatch-office.posts.seconds"]).FillAsync("1");
        await leader.Button("dispatch-office.posts.make").ClickAsync();
        await leader.Page.Locator(".plan-result select").First.SelectOptionAsync(new SelectOptionValue { Label = name });
        await leader.SettledAsync();
        await leader.PictureAsync("office-post-plan");
        await leader.AxeFindsNothingAsync("a plan of posts");
        await leader.Button("dispatch-office.posts.accept").ClickAsync();
        await leader.ToldAsync(leader.Words["dispatch-office.posts.was-accepted"]);
        var plan = (await behind.AskAsync("shift-leader", "GET", "/api/dispatch/posts/plans?size=1")).GetProperty("items")[0];
        Assert.Equal("accepted", plan.GetProperty("state").GetString());
        var posted = (await behind.AskAsync("shift-leader", "GET", "/api/dispatch/units")).EnumerateArray().First(u => u.GetProperty("id").GetGuid() == unitId);
        var post = (await behind.AskAsync("shift-leader", "GET", $"/api/dispatch/posts/plans/{plan.GetProperty("planId").GetString()}")).GetProperty("result").GetProperty("posts")[0];
        Assert.Equal(post.GetProperty("longitude").GetDouble(), posted.GetProperty("postLongitude").GetDouble(), 1e-6);
        Person.HadNoFaults(leader);
    }

    /// <summary>Drives the ways of the first units, slower than the speeds in force, some hours ago; the phone tells it later.</summary>
    private static async Task DriveAsync(Desk behind, Person crew, DateTimeOffset now)
    {
        var units = (await behind.AskAsync("shift-leader", "GET", "/api/dispatch/ranking?kind=place&lon=120.9046&lat=40.7312")).GetProperty("units").EnumerateArray().ToList();
        var drives = units.Where(u => u.GetProperty("way").ValueKind == System.Text.Json.JsonValueKind.Array && u.GetProperty("kind").GetString() != "foot" && u.GetProperty("seconds").GetInt32() > 40).ToList();
        Assert.NotEmpty(drives);
        for (var i = 0; i < 12; i++)
        {
            var drive = drives[i % drives.Count];
            var way = drive.GetProperty("way").EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble())).ToList();
            var (seconds, began) = (drive.GetProperty("seconds").GetInt32() / Pace, now.AddHours(-18 + i));
            var fixes = Enumerable.Range(0, (int)(seconds / 8) + 1).Take(119).Select(n => Fix(began.AddSeconds(8 * n), Along(way, 8 * n / seconds)));
            await crew.AskAsync("POST", "/api/dispatch/positions", new { fixes });
        }
    }

    private static (double Longitude, double Latitude) Along(List<(double X, double Y)> way, double share)
    {
        var lengths = way.Zip(way.Skip(1), (a, b) => double.Hypot((b.X - a.X) * 0.758, b.Y - a.Y)).ToList();
        var left = share * lengths.Sum();
        for (var i = 0; i < lengths.Count; i++)
        {
            if (left <= lengths[i] && lengths[i] > 0) { return (way[i].X + ((way[i + 1].X - way[i].X) * left / lengths[i]), way[i].Y + ((way[i + 1].Y - way[i].Y) * left / lengths[i])); }
            left -= lengths[i];
        }

        return way[^1];
    }

    private static object Fix(DateTimeOffset at, (double Longitude, double Latitude) place) => new { at, longitude = place.Longitude, latitude = place.Latitude, accuracy = 5 };

    private static double PercentOf(string text) => double.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);
}
