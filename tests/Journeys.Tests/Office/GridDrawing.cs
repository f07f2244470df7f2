using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using Wangge.Journeys.Tests.Matters;
using Wangge.Journeys.Tests.Serving;

namespace Wangge.Journeys.Tests.Office;

/// <summary>Grids are drawn with the mouse: from nothing in a community that came as a file, split by a line, and joined again.</summary>
public sealed class GridDrawing(JourneyServer server)
{
    private const string Settled = "旅途新村社区";

    [Fact]
    public async Task A_community_that_came_as_a_file_is_drawn_from_nothing_and_one_of_its_grids_is_split()
    {
        await using var desk = new Desk(server);
        var (path, box) = await PlanAsync(desk);
        await using var keeper = await server.OpenAsync("system-administrator", Screen.Desktop);
        await ImportAsync(keeper, path, box);
        await GridEditor.OpenAsync(keeper, Settled);

        // Around the western half by hand, beyond the community's edge: only what is within it is taken.
        var hand = await HandAsync(keeper, box);
        await keeper.Page.Keyboard.PressAsync("n");
        await hand.LineAsync((-0.04, -0.04), (0.5, -0.04), (0.44, 0.5), (0.52, 1.04), (-0.04, 1.04));
        await keeper.ToldAsync(keeper.Words["areas-office.draw.new-done"]);
        await Assertions.Expect(keeper.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = keeper.Words["areas-office.draw.gaps", ("n", "1")] })).ToBeVisibleAsync();
        await Assertions.Expect(GridEditor.Save(keeper)).ToBeDisabledAsync();
        await keeper.PictureAsync("office-base-drawn-by-hand");

        // What is left is taken whole by a key.
        await keeper.Page.Keyboard.PressAsync("n");
        await keeper.Page.Keyboard.PressAsync("Enter");
        await SaveAsync(keeper, "新村入住，划两格");
        Assert.Equal(2, (await GridsAsync(desk, path)).Count);

        hand = await HandAsync(keeper, box);
        await keeper.Page.Keyboard.PressAsync("v");
        await hand.ClickAsync(0.8, 0.2);
        await keeper.Page.Keyboard.PressAsync("s");
        await hand.LineAsync((0.4, 0.55), (0.75, 0.6), (1.03, 0.5));
        await keeper.ToldAsync(keeper.Words["areas-office.draw.split-done"]);
        await keeper.PictureAsync("office-base-split-by-hand");
        await keeper.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(GridEditor.Save(keeper)).ToBeDisabledAsync();
        await keeper.Page.Keyboard.PressAsync("Control+Shift+z");
        await SaveAsync(keeper, "东边太大");

        var grids = await GridsAsync(desk, path);
        Assert.Equal(3, grids.Count);
        foreach (var (x, y) in new[] { (0.2, 0.5), (0.8, 0.2), (0.8, 0.8) })
        {
            var found = await desk.AskAsync("acceptor", "GET", string.Create(CultureInfo.InvariantCulture, $"/api/areas/at?longitude={box.West + x * box.Width}&latitude={box.South + y * box.Height}"));
            Assert.True(grids.Remove(found.GetProperty("grid").GetProperty("gridId").GetGuid()), $"{x}, {y} lies in a grid of its own");
        }

        Person.HadNoFaults(keeper);
    }

    /// <summary>Ground beside the district that no community holds yet, under a street of the demo.</summary>
    private static async Task<(string Path, Box Box)> PlanAsync(Desk desk)
    {
        var known = (await desk.AskAsync("acceptor", "GET", $"/api/areas?search={Uri.EscapeDataString("凯帝家园社区")}&level=community&size=10")).GetProperty("items")[0].GetProperty("areaPath").GetString()!;
        var district = (await desk.AskAsync("acceptor", "GET", "/api/session")).GetProperty("account").GetProperty("roles")[0].GetProperty("areaPath").GetString();
        var whole = (await desk.AskAsync("acceptor", "GET", $"/api/areas?under={district}&sort=path&size=1")).GetProperty("items")[0].GetProperty("id").GetGuid();
        var edge = (await desk.AskAsync("acceptor", "GET", $"/api/areas/{whole}")).GetProperty("edge");
        var points = Points(edge.GetProperty("coordinates")).ToList();
        var street = known[..(known.TrimEnd('/').LastIndexOf('/') + 1)];
        return ($"{street}999/", new Box(points.Max(p => p.Longitude) + 0.004, points.Average(p => p.Latitude), 0.012, 0.007));
    }

    private static IEnumerable<(double Longitude, double Latitude)> Points(JsonElement nested) =>
        nested[0].ValueKind == JsonValueKind.Number ? [(nested[0].GetDouble(), nested[1].GetDouble())] : nested.EnumerateArray().SelectMany(Points);

    private static async Task ImportAsync(Person keeper, string path, Box box)
    {
        var community = new { type = "Feature", properties = new { path, name = Settled, level = "community" }, geometry = new { type = "Polygon", coordinates = new[] { box.Ring } } };
        var file = JsonSerializer.SerializeToUtf8Bytes(new { type = "FeatureCollection", features = new[] { community } });
        await keeper.GoAsync("/office/base/import");
        await keeper.Field("areas-office.import-what").SelectOptionAsync("areas");
        await keeper.Field("areas-office.import-file").SetInputFilesAsync(new FilePayload { Name = "areas.geojson", MimeType = "application/geo+json", Buffer = file });
        await keeper.Button("areas-office.import-try").ClickAsync();
        await keeper.Button("areas-office.import-do").ClickAsync();
        await keeper.ToldAsync(keeper.Words["areas-office.import-done"]);
    }

    private static async Task SaveAsync(Person keeper, string reason)
    {
        await keeper.Field("areas-office.draw.reason").FillAsync(reason);
        await GridEditor.Save(keeper).ClickAsync();
        await keeper.ToldAsync(keeper.Words["areas-office.draw.saved"]);
        // The editor opens anew on what was saved; there is nothing to say why of.
        await Assertions.Expect(keeper.Field("areas-office.draw.reason")).ToHaveCountAsync(0);
    }

    private static async Task<HashSet<Guid>> GridsAsync(Desk desk, string path) =>
        [.. (await desk.AskAsync("acceptor", "GET", $"/api/areas?under={path}&level=basic&size=20")).GetProperty("items").EnumerateArray().Select(g => g.GetProperty("id").GetGuid())];

    private static async Task<Hand> HandAsync(Person keeper, Box box)
    {
        await keeper.SettledAsync();
        var canvas = await keeper.Page.GetByRole(AriaRole.Region, new() { Name = keeper.Words["areas-office.draw.map", ("name", Settled)] }).Locator("canvas").BoundingBoxAsync();
        return new Hand(keeper.Page, box, new MapPixels(canvas!, (box.West, box.South, box.West + box.Width, box.South + box.Height), (112, 64, 96, 40)));
    }

    private sealed record Box(double West, double South, double Width, double Height)
    {
        public double[][] Ring => [[West, South], [West + Width, South], [West + Width, South + Height], [West, South + Height], [West, South]];
    }

    /// <summary>A mouse over the drawing; places are parts of the box, from its south-western corner.</summary>
    private sealed record Hand(IPage Page, Box Box, MapPixels Pixels)
    {
        public async Task ClickAsync(double x, double y)
        {
            var (left, top) = Pixels.At(Box.West + x * Box.Width, Box.South + y * Box.Height);
            await Page.Mouse.MoveAsync(left, top, new() { Steps = 4 });
            await Page.Mouse.ClickAsync(left, top);
            // Two clicks at once are another act.
            await Page.WaitForTimeoutAsync(600);
        }

        /// <summary>Corner by corner; two clicks at once end the line.</summary>
        public async Task LineAsync(params (double X, double Y)[] corners)
        {
            foreach (var (x, y) in corners[..^1]) { await ClickAsync(x, y); }
            var (left, top) = Pixels.At(Box.West + corners[^1].X * Box.Width, Box.South + corners[^1].Y * Box.Height);
            await Page.Mouse.MoveAsync(left, top, new() { Steps = 4 });
            await Page.Mouse.DblClickAsync(left, top);
        }
    }
}
