using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wangge.Areas.Looking;
using Wangge.Areas.SquareGrids;
using Wangge.Contracts.Areas;
using Wangge.Kernel.Storage;
using Wangge.Testing;

namespace Wangge.Areas.Tests.Slices;

public sealed class CoverageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_district_of_squares_is_whole_until_an_edge_is_moved_and_then_the_piece_is_shown(StoreKind store)
    {
        await using var server = await TestServer.StartAsync(store);
        await using (var scope = server.Scope())
        {
            var squares = scope.ServiceProvider.GetRequiredService<ISquareGrids>();
            // 5.07 km by 4.45 km.
            Assert.Equal(19 * 17, await squares.FoundAsync(new SquareGridPlan(120.80, 40.65, 120.86, 40.69, 260, "211403"), Ct));
            await Assert.ThrowsAsync<InvalidOperationException>(() => squares.FoundAsync(new SquareGridPlan(120.80, 40.65, 120.86, 40.69, 260, "X"), Ct));
        }

        using var leader = await server.SignInAsync("leader", "/211403/");
        var whole = await leader.ReadAsync("api/coverage?toleranceMetres=0.1");
        Assert.Empty(whole.Items("features"));
        Assert.True(whole.GetProperty("summary").GetProperty("isComplete").GetBoolean(), whole.GetProperty("summary").GetRawText());

        Area grid;
        await using (var db = server.Store.Lease()) { grid = await db.Set<Area>().AsNoTracking().SingleAsync(a => a.Code == "G022", Ct); }
        var bounds = Http.Shapes.Read(grid.Edge!).EnvelopeInternal;
        // Ten metres of it go to nobody, and ten metres of its western neighbour become its own as well.
        var shift = 10 / 84_500.0;
        var edge = JsonDocument.Parse(FormattableString.Invariant(
            $$"""{"type":"Polygon","coordinates":[[[{{bounds.MinX - shift}},{{bounds.MinY}}],[{{bounds.MaxX - shift}},{{bounds.MinY}}],[{{bounds.MaxX - shift}},{{bounds.MaxY}}],[{{bounds.MinX - shift}},{{bounds.MaxY}}],[{{bounds.MinX - shift}},{{bounds.MinY}}]]]}""")).RootElement;
        Assert.Equal("200", await (await leader.SendAsync(HttpMethod.Put, $"api/areas/{grid.Id}/edge", new { edge }, 0)).CodeAsync());

        var faulty = await leader.ReadAsync("api/coverage?toleranceMetres=1");
        var summary = faulty.GetProperty("summary");
        Assert.Equal((1, 1, 0), (summary.Int("gaps"), summary.Int("overlaps"), summary.Int("outside")));
        Assert.InRange(summary.GetProperty("gapSquareMetres").GetDouble(), 2600, 2950);
        Assert.Equal(["gap", "overlap"], faulty.Items("features").Select(f => f.GetProperty("properties").Text("kind")).Order());
        var overlap = faulty.Items("features").Single(f => f.GetProperty("properties").Text("kind") == "overlap").GetProperty("properties");
        Assert.Equal(("/211403/S001/C001/G021/", "/211403/S001/C001/G022/"), (overlap.Text("cell_a"), overlap.Text("cell_b")));
        Assert.Empty((await leader.ReadAsync("api/coverage?toleranceMetres=20")).Items("features"));
        foreach (var wrong in (string[])["0", "101", "-1"])
        {
            Assert.Equal("400 areas.coverage.tolerance", await (await leader.GetAsync(new Uri("api/coverage?toleranceMetres=" + wrong, UriKind.Relative), Ct)).CodeAsync());
        }
    }

    [Fact]
    public void Squares_tile_their_rectangle_row_by_row_and_each_point_has_one()
    {
        var lattice = SquareLattice.Of(new SquareGridPlan(120.80, 40.65, 120.87, 40.70, 100));
        var cells = lattice.Cells().ToList();
        Assert.Equal(lattice.Count, cells.Count);
        var index = Kernel.Places.PolygonIndex.Build(cells);
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.NotEqual(Kernel.Places.PolygonIndex.None, index.Find(120.80 + (random.NextDouble() * 0.07), 40.65 + (random.NextDouble() * 0.05)));
        }

        Assert.Equal(Kernel.Places.EllipsoidArea.SquareMetres(lattice.Outline()), cells.Sum(Kernel.Places.EllipsoidArea.SquareMetres), 1.0);
        Assert.Equal((120.80, 40.70), (cells[0].EnvelopeInternal.MinX, cells[0].EnvelopeInternal.MaxY));
        Assert.Equal((120.87, 40.65), (cells[^1].EnvelopeInternal.MaxX, cells[^1].EnvelopeInternal.MinY));
    }

    [Theory]
    [InlineData(120.9, 40.6, 120.8, 40.7, 100)]
    [InlineData(120.8, 40.6, 120.9, 40.7, 5)]
    [InlineData(120.8, 40.6, 120.9, 40.7, double.NaN)]
    [InlineData(100, 40.6, 120.9, 40.7, 1000)]
    [InlineData(118, 38, 121, 41, 100)]
    public void A_rectangle_or_a_size_that_does_not_fit_is_refused(double west, double south, double east, double north, double metres) =>
        Assert.Throws<ArgumentException>(() => SquareLattice.Of(new SquareGridPlan(west, south, east, north, metres)));

    [Fact]
    public void Without_divisions_the_ground_that_grids_enclose_must_be_theirs()
    {
        var cells = SquareLattice.Of(new SquareGridPlan(120.80, 40.65, 120.83, 40.68, 800)).Cells().ToList();
        var areas = cells.Select((c, i) => new Area { Id = Guid.CreateVersion7(), Code = $"G{i}", Name = "", AreaPath = $"/D/G{i}/", Level = AreaLevel.Basic, Edge = Http.Shapes.Write(c) }).ToList();
        var middle = areas.FindIndex(a => Http.Shapes.Read(a.Edge!).EnvelopeInternal.Contains(120.815, 40.665));
        areas.RemoveAt(middle);
        var layer = Assert.Single(Areas.Coverage.CoveragePlan.Of(areas).Layers);
        var fault = Assert.Single(Areas.Coverage.CoverageCheck.Run(layer.Parents, layer.Cells, 1));
        Assert.Equal(Areas.Coverage.CoverageFaultKind.Gap, fault.Kind);
    }
}
