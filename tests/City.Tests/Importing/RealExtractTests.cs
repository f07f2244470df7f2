using Wangge.City.Drawing;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.City.Tiles;
using Wangge.Contracts.City;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;
using Wangge.Testing;

namespace Wangge.City.Tests.Importing;

/// <summary>Extracts of real cities, read whole.</summary>
public sealed class RealExtractTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-map-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("osm/monaco-latest.osm.pbf", 1_000, 1_150)]
    [InlineData("osm/porto-alegre/poa_osm.pbf", 12_000, 15)]
    [InlineData("osm/beijing-tsinghua_2017.osm.gz", 440, 500)]
    [InlineData("osm/jiangxi-guixi_2024.osm.gz", 160, 150)]
    public async Task Its_streets_and_houses_are_drawn(string file, int streets, int buildings)
    {
        var (map, report) = await ImportAsync(file);
        Assert.InRange(report.Taken["street"], streets, streets * 2);
        Assert.InRange(report.Taken["building"], buildings, buildings * 2);
        Assert.Equal("(c) OpenStreetMap contributors, ODbL 1.0", map.Attribution);
    }

    [Fact]
    public async Task Its_tiles_are_small_at_every_zoom()
    {
        var (map, _) = await ImportAsync("osm/porto-alegre/poa_osm.pbf");
        var middle = map.Extent.Middle;
        for (var zoom = 0; zoom <= MapFile.HighestZoom; zoom++)
        {
            var tile = TileMaking.Make(map, TileAddress.At(middle.Longitude, middle.Latitude, zoom));
            Assert.InRange(tile?.Length ?? 0, 0, 150_000);
        }
    }

    [Fact]
    public async Task Chinese_names_of_streets_and_places_are_found()
    {
        var (map, _) = await ImportAsync("osm/beijing-tsinghua_2017.osm.gz");
        Assert.Contains(map.ListNamed("清华路", 5), p => p is { Name: "清华路", Kind: "street" });
        Assert.Contains(map.ListNamed("学堂", 20), p => p.Name == "学堂路");
    }

    [Fact]
    public async Task Monaco_has_the_sea_in_the_south_east_and_land_in_the_north_west()
    {
        var (map, _) = await ImportAsync("osm/monaco-latest.osm.pbf");
        Assert.True(IsSea(map, 7.4335, 43.7290));
        Assert.False(IsSea(map, 7.4180, 43.7385));
    }

    private static bool IsSea(MapFile map, double longitude, double latitude) => map.ListIn(TileAddress.At(longitude, latitude, 14), 0)
        .Any(f => f is { Class.Kind: "sea" } && ShapeDistance.Units(WorldPoint.At(longitude, latitude), f.Kind, f.Paths) == 0);

    private async Task<(MapFile Map, MapReport Report)> ImportAsync(string file)
    {
        var shelf = new MapShelf(new Home(_folder));
        var report = await new BaseMaps(shelf).ImportAsync("d1", RealData.File(file), new Progress<MapProgress>(), CancellationToken.None);
        return (shelf.FindCurrent("d1")!, report);
    }
}
