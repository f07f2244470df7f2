using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>Roads are closed by hand: along a line, because of a case, around a place; and opened again.</summary>
[Collection(Killing.Name)]
public sealed class DeskRoads(JourneyServer server)
{
    [Fact]
    public async Task A_line_drawn_along_a_road_closes_it()
    {
        await using var behind = new Desk(server);
        var (from, to) = await LongestPieceAsync(behind);
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await leader.GoAsync("/office/dispatch/roads");
        await leader.SettledAsync();

        // A press shows the road from near; the form says where it was, and the map has it in its middle.
        var map = leader.Page.Locator(".map-box canvas");
        var district = new MapPixels((await map.BoundingBoxAsync())!, await BoundsAsync(behind), (64, 32, 48, 32));
        var middle = district.At((from.Longitude + to.Longitude) / 2, (from.Latitude + to.Latitude) / 2);
        await leader.Page.Mouse.ClickAsync(middle.X, middle.Y);
        var pressed = (await leader.Page.Locator(".close-form .second").First.InnerTextAsync()).Split(['：', ' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => double.TryParse(word, CultureInfo.InvariantCulture, out var number) ? number : (double?)null).OfType<double>().ToList();
        await leader.Button("dispatch-office.roads.by.line").ClickAsync();
        await leader.Button("dispatch-office.zones.anew").ClickAsync();
        await leader.SettledAsync();
        var near = MapPixels.Around((await map.BoundingBoxAsync())!, 15, pressed[1], pressed[0]);
        foreach (var share in (double[])[0.2, 0.5, 0.8])
        {
            var at = near.At(from.Longitude + ((to.Longitude - from.Longitude) * share), from.Latitude + ((to.Latitude - from.Latitude) * share));
            await leader.Page.Mouse.ClickAsync(at.X, at.Y);
        }

        await leader.Page.GetByText(leader.Words["dispatch-office.zones.corners", ("n", 3)]).WaitForAsync();
        await leader.PictureAsync("office-close-line");
        await leader.AxeFindsNothingAsync("closing along a line");
        await leader.Page.Locator(".close-form button[type=submit]").ClickAsync();
        await leader.ToldAsync(leader.Words["dispatch-office.roads.was-closed"]);
        var closed = Assert.Single((await behind.AskAsync("shift-leader", "GET", "/api/dispatch/closures")).GetProperty("items").EnumerateArray());
        Assert.Equal("LineString", closed.GetProperty("shape").GetProperty("type").GetString());
        Assert.True(closed.GetProperty("stretches").GetInt32() >= 1);
        await leader.PictureAsync("office-closed-line");
        await leader.Page.Locator(".closure-rows .w-button").ClickAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.roads.none"]).WaitForAsync();
        Person.HadNoFaults(leader);
    }

    [Fact]
    public async Task The_road_before_a_case_is_closed_from_its_page_and_opened_there()
    {
        await using var behind = new Desk(server);
        var (from, to) = await LongestPieceAsync(behind);
        var report = await behind.AskAsync("grid-leader", "PUT", $"/api/reports/{Guid.CreateVersion7()}", new
        {
            type = "hazard.manhole-cover", words = "路面塌了一块，井盖翻在边上。", longitude = (from.Longitude + to.Longitude) / 2, latitude = (from.Latitude + to.Latitude) / 2,
        });
        var caseId = report.GetProperty("caseId").GetGuid();
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop.Dark.English);
        await leader.GoAsync($"/office/cases/{caseId}");
        await leader.Page.GetByRole(AriaRole.Button, new() { Name = leader.Words["cases-office.close-road"] }).WaitForAsync();
        await leader.Page.Keyboard.PressAsync("o");
        var form = leader.Page.Locator(".close-column .close-form");
        await form.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-close-from-case");
        await leader.AxeFindsNothingAsync("closing from a case");
        await form.Locator("button[type=submit]").ClickAsync();

        // Over the case stands that its road is closed, and how it is opened.
        var strip = leader.Page.Locator(".closed-strip");
        await strip.WaitForAsync();
        await form.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await leader.SettledAsync();
        await leader.PictureAsync("office-closed-from-case");
        await leader.AxeFindsNothingAsync("closed from a case");
        var closed = Assert.Single((await behind.AskAsync("shift-leader", "GET", $"/api/dispatch/closures?caseId={caseId}")).GetProperty("items").EnumerateArray());
        Assert.Equal("closed", closed.GetProperty("state").GetString());
        await strip.GetByRole(AriaRole.Button).ClickAsync();
        await strip.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Person.HadNoFaults(leader);
    }

    [Fact]
    public async Task A_cordon_is_planned_around_a_press_accepted_and_opened()
    {
        await using var behind = new Desk(server);
        var (from, _) = await LongestPieceAsync(behind);
        await using var leader = await server.OpenAsync("shift-leader", Screen.Desktop);
        await leader.GoAsync("/office/dispatch/cordon");
        await leader.SettledAsync();
        var map = leader.Page.Locator(".map-box canvas");
        var at = new MapPixels((await map.BoundingBoxAsync())!, await BoundsAsync(behind), (64, 32, 48, 32)).At(from.Longitude, from.Latitude);
        await leader.Page.Mouse.ClickAsync(at.X, at.Y);
        await leader.Button("dispatch-office.cordon.plan").ClickAsync();
        await leader.Page.Locator(".cordon-plan ol li").First.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-cordon-planned");
        await leader.AxeFindsNothingAsync("a cordon");
        await leader.Button("dispatch-office.cordon.accept").ClickAsync();
        await leader.ToldAsync(leader.Words["dispatch-office.cordon.was-closed"]);

        // Its posts stay, and who could hold each is ranked by road.
        await leader.Page.Locator(".cordon-posts > ol > li .w-button").First.ClickAsync();
        await leader.Page.Locator(".cordon-posts .candidate-row").First.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-cordon-posts");
        await leader.AxeFindsNothingAsync("the posts of a cordon");

        await leader.GoAsync("/office/dispatch/roads");
        var open = leader.Page.Locator(".closure-rows .w-button");
        await open.WaitForAsync();
        await leader.SettledAsync();
        await leader.PictureAsync("office-cordon-closed");
        await open.ClickAsync();
        await leader.Page.GetByText(leader.Words["dispatch-office.roads.none"]).WaitForAsync();
        Person.HadNoFaults(leader);
    }

    /// <summary>A long straight piece of road: of the way that the nearest unit would take.</summary>
    private static async Task<((double Longitude, double Latitude) From, (double Longitude, double Latitude) To)> LongestPieceAsync(Desk behind)
    {
        var ranked = await behind.AskAsync("shift-leader", "GET", "/api/dispatch/ranking?kind=place&lon=120.9046&lat=40.7312");
        var way = ranked.GetProperty("units")[0].GetProperty("way").EnumerateArray().Select(p => (p[0].GetDouble(), p[1].GetDouble())).ToList();
        return way.Zip(way.Skip(1)).MaxBy(s => Math.Abs(s.First.Item1 - s.Second.Item1) + Math.Abs(s.First.Item2 - s.Second.Item2));
    }

    private static async Task<(double West, double South, double East, double North)> BoundsAsync(Desk behind)
    {
        var corners = new List<(double X, double Y)>();
        Gather((await behind.AskAsync("shift-leader", "GET", "/api/areas/map?level=district")).GetProperty("features"), corners);
        return (corners.Min(c => c.X), corners.Min(c => c.Y), corners.Max(c => c.X), corners.Max(c => c.Y));

        static void Gather(JsonElement at, List<(double, double)> into)
        {
            if (at.ValueKind == JsonValueKind.Array && at.GetArrayLength() == 2 && at[0].ValueKind == JsonValueKind.Number) { into.Add((at[0].GetDouble(), at[1].GetDouble())); }
            else if (at.ValueKind == JsonValueKind.Array) { foreach (var one in at.EnumerateArray()) { Gather(one, into); } }
            else if (at.ValueKind == JsonValueKind.Object)
            {
                if (at.TryGetProperty("geometry", out var geometry)) { Gather(geometry, into); }
                if (at.TryGetProperty("coordinates", out var coordinates)) { Gather(coordinates, into); }
            }
        }
    }
}
