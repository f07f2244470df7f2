using NetTopologySuite.Geometries;
using Wangge.City.Drawing;
using Wangge.City.MapFiles;
using Wangge.Contracts.City;
using Wangge.Kernel.Storage;

namespace Wangge.City.Tests.MapFiles;

public sealed class MapShelfTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-shelf-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_newest_is_served_the_one_before_stays_and_older_ones_go()
    {
        var shelf = new MapShelf(new Home(_folder));
        var (first, second, third) = (await DrawAsync(shelf, 0.001), await DrawAsync(shelf, 0.002), await DrawAsync(shelf, 0.003));
        Assert.Equal(third, shelf.FindCurrent("d1")!.Version);
        Assert.NotNull(shelf.Find("d1", second));
        Assert.Null(shelf.Find("d1", first));
        Assert.Equal([second + ".map", third + ".map"], Directory.EnumerateFiles(Path.Combine(_folder, "districts", "d1", "maps")).Select(Path.GetFileName).Order());
        Assert.Equal(third, new MapShelf(new Home(_folder)).FindCurrent("d1")!.Version);
    }

    [Fact]
    public async Task The_same_content_is_the_same_version()
    {
        var shelf = new MapShelf(new Home(_folder));
        Assert.Equal(await DrawAsync(shelf, 0.001), await DrawAsync(shelf, 0.001));
        Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder, "districts", "d1", "maps")));
    }

    [Fact]
    public void A_district_without_a_map_has_none() => Assert.Null(new MapShelf(new Home(_folder)).FindCurrent("d2"));

    private static async Task<string> DrawAsync(MapShelf shelf, double length)
    {
        var street = new DrawnShape("street", "arterial", new LineString([new(120.9, 40.7), new(120.9 + length, 40.7)]), "海辰路", WidthMetres: 20);
        return (await new BaseMaps(shelf).DrawAsync("d1", [street], "us", CancellationToken.None)).Version;
    }
}
