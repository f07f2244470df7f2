using NetTopologySuite.Geometries;
using Wangge.City.Drawing;
using Wangge.City.Looking;
using Wangge.City.MapFiles;
using Wangge.Contracts.Areas;
using Wangge.Contracts.City;
using Wangge.Kernel.Storage;

namespace Wangge.City.Tests.Looking;

public sealed class BuildingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-buildings-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Outlines_are_found_by_place_with_their_courtyards_and_heights_and_nothing_else_is()
    {
        var shelf = new MapShelf(new Home(_folder));
        var buildings = new Buildings(shelf);
        Assert.Null(buildings.FindVersion("d1"));
        Assert.Empty(buildings.ListWithin("d1", new AreaExtent(120, 40, 121, 41), 10));

        var hall = new Polygon(Ring(120.900, 40.700, 0.001), [Ring(120.9004, 40.7004, 0.0002)]);
        await new BaseMaps(shelf).DrawAsync(
            "d1",
            [
                new DrawnShape("building", "public", hall, HeightMetres: 12), new DrawnShape("building", "public", new Polygon(Ring(120.95, 40.7, 0.001))), new DrawnShape("green", "park", new Polygon(Ring(120.9, 40.7, 0.002))),
                new DrawnShape("street", "lane", new LineString([new(120.9, 40.7), new(120.901, 40.7)])),
            ],
            "us", TestContext.Current.CancellationToken);

        Assert.Equal(shelf.FindCurrent("d1")!.Version, buildings.FindVersion("d1"));
        var found = Assert.Single(buildings.ListWithin("d1", new AreaExtent(120.9001, 40.7001, 120.9002, 40.7002), 10));
        Assert.Equal((12, 1), (found.HeightMetres, found.Outline.NumInteriorRings));
        // Under 2 cm each way.
        Assert.True(found.Outline.EqualsExact(hall, 3e-7) || found.Outline.Difference(hall).Area < 1e-9, found.Outline.AsText());
        Assert.Null(Assert.Single(buildings.ListWithin("d1", new AreaExtent(120.94, 40.69, 120.96, 40.71), 10)).HeightMetres);
        Assert.Single(buildings.ListWithin("d1", new AreaExtent(120, 40, 121, 41), 1));
    }

    private static LinearRing Ring(double west, double south, double side) =>
        new([new(west, south), new(west + side, south), new(west + side, south + side), new(west, south + side), new(west, south)]);
}
