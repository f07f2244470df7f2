using System.IO.Compression;
using System.Text;
using Wangge.City.Drawing;
using Wangge.City.MapFiles;
using Wangge.City.Shapes;
using Wangge.City.Tiles;
using Wangge.Contracts.City;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;
using Wangge.Testing.Osm;
using static Wangge.Testing.Osm.PbfBytes;

namespace Wangge.City.Tests.Importing;

public sealed class OsmImportTests : IDisposable
{
    private static readonly string[] Words =
        ["", "highway", "residential", "name", "海辰路", "type", "multipolygon", "outer", "inner", "natural", "water", "building", "yes", "building:levels", "6", "addr:street", "addr:housenumber", "18"];

    private readonly string _folder = Directory.CreateTempSubdirectory("wangge-map-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_lake_with_an_island_a_house_and_a_street_are_drawn_wherever_they_stand_in_the_file()
    {
        var inOrder = await ImportAsync(Pbf(Nodes, Ways, Lake));
        var upsideDown = await ImportAsync(Pbf(Lake, Ways, Nodes));
        Assert.Equal(new Dictionary<string, int> { ["water"] = 1, ["building"] = 1, ["street"] = 1 }, inOrder.Report.Taken);
        Assert.Equal(inOrder.Report.Taken, upsideDown.Report.Taken);
        foreach (var (map, _) in new[] { inOrder, upsideDown })
        {
            var features = map.ListIn(TileAddress.At(120.9025, 40.7025, 14), TileClip.Margin);
            var water = Assert.Single(features, f => f.Class.Layer == MapLayer.Water);
            Assert.Equal(2, water.Paths.Length);
            var house = Assert.Single(features, f => f.Class.Layer == MapLayer.Building).Class;
            Assert.Equal(18, house.HeightMetres);
            Assert.Equal("address", Assert.Single(map.ListNamed("海辰路18号", 5)).Kind);
            Assert.Equal("海辰路", Assert.Single(features, f => f.Class.Layer == MapLayer.Street).Class.Name);
        }
    }

    [Fact]
    public async Task XML_packed_or_not_gives_the_same_map_as_PBF()
    {
        var pbf = await ImportAsync(Pbf(Nodes, Ways, Lake));
        var xml = await ImportAsync(Encoding.UTF8.GetBytes(Xml));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) { gzip.Write(Encoding.UTF8.GetBytes(Xml)); }
        var gz = await ImportAsync(packed.ToArray());
        Assert.Equal([pbf.Report.Version, pbf.Report.Version], [xml.Report.Version, gz.Report.Version]);
    }

    [Fact]
    public async Task What_an_extract_cuts_is_left_out_and_counted()
    {
        var withoutWay = await ImportAsync(Pbf(Nodes, [Way(2, [1, 2, 3], 1, 2)], Lake));
        Assert.Equal(1, withoutWay.Report.LeftOut["relation-without-ring"]);
        Assert.Equal(3, withoutWay.Report.LeftOut["member-missing"]);
        var withoutNode = await ImportAsync(Pbf([Dense([1, 2], [407000000, 407000000], [1209000000, 1209010000])], [Way(2, [1, 2, 3], 1, 2)], []));
        Assert.Equal(1, withoutNode.Report.LeftOut["way-cut-short"]);
        Assert.Equal(1, withoutNode.Report.Taken["street"]);
    }

    [Theory]
    [InlineData("<osm/>", "city.map.empty")]
    [InlineData("", "osm.unfit")]
    [InlineData("PK\u0003\u0004 a spreadsheet", "osm.unfit")]
    [InlineData("<osm><node id=\"1\" lat=\"1\" lon=\"1\"/>", "osm.cut-off")]
    public async Task A_file_that_is_no_map_is_refused_and_leaves_nothing(string content, string code)
    {
        var refused = await Assert.ThrowsAsync<MapRefusedException>(() => ImportAsync(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(code, refused.Code);
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    private async Task<(MapFile Map, MapReport Report)> ImportAsync(byte[] content)
    {
        var home = new Home(Path.Combine(_folder, $"home-{Guid.CreateVersion7():N}"));
        Directory.CreateDirectory(home.Path);
        var file = home.File("extract");
        await File.WriteAllBytesAsync(file, content);
        var shelf = new MapShelf(home);
        var report = await new BaseMaps(shelf).ImportAsync("d1", file, new Progress<MapProgress>(), CancellationToken.None);
        return (shelf.FindCurrent("d1")!, report);
    }

    private static byte[][] Nodes =>
    [
        Dense(
            [1, 2, 3, 4, 11, 12, 13, 14, 21, 22, 23, 24],
            [407000000, 407000000, 407010000, 407010000, 407002000, 407002000, 407004000, 407004000, 407050000, 407050000, 407051000, 407051000],
            [1209000000, 1209010000, 1209010000, 1209000000, 1209002000, 1209004000, 1209004000, 1209002000, 1209050000, 1209051000, 1209051000, 1209050000]),
    ];

    private static byte[][] Ways =>
    [
        Way(101, [1, 2, 3]), Way(102, [1, 4, 3]), Way(103, [11, 12, 13, 14, 11]),
        Way(104, [21, 22, 23, 24, 21], 11, 12, 13, 14, 15, 4, 16, 17), Way(105, [3, 23], 1, 2, 3, 4),
    ];

    private static byte[][] Lake => [Relation(201, [101, 102, 103], [1, 1, 1], [7, 7, 8], 5, 6, 9, 10)];

    private static byte[] Pbf(params byte[][][] groups) => groups.Where(g => g.Length > 0)
        .Aggregate(new PbfBytes().Header("OsmSchema-V0.6", "DenseNodes"), (file, group) => file.Data(zlib: true, Strings(Words), Group(group))).File;

    private const string Xml = """
        <osm version="0.6">
          <node id="1" lat="40.7" lon="120.9"/><node id="2" lat="40.7" lon="120.901"/><node id="3" lat="40.701" lon="120.901"/><node id="4" lat="40.701" lon="120.9"/>
          <node id="11" lat="40.7002" lon="120.9002"/><node id="12" lat="40.7002" lon="120.9004"/><node id="13" lat="40.7004" lon="120.9004"/><node id="14" lat="40.7004" lon="120.9002"/>
          <node id="21" lat="40.705" lon="120.905"/><node id="22" lat="40.705" lon="120.9051"/><node id="23" lat="40.7051" lon="120.9051"/><node id="24" lat="40.7051" lon="120.905"/>
          <way id="101"><nd ref="1"/><nd ref="2"/><nd ref="3"/></way>
          <way id="102"><nd ref="1"/><nd ref="4"/><nd ref="3"/></way>
          <way id="103"><nd ref="11"/><nd ref="12"/><nd ref="13"/><nd ref="14"/><nd ref="11"/></way>
          <way id="104"><nd ref="21"/><nd ref="22"/><nd ref="23"/><nd ref="24"/><nd ref="21"/><tag k="building" v="yes"/><tag k="building:levels" v="6"/><tag k="addr:street" v="海辰路"/><tag k="addr:housenumber" v="18"/></way>
          <way id="105"><nd ref="3"/><nd ref="23"/><tag k="highway" v="residential"/><tag k="name" v="海辰路"/></way>
          <relation id="201"><member type="way" ref="101" role="outer"/><member type="way" ref="102" role="outer"/><member type="way" ref="103" role="inner"/><tag k="type" v="multipolygon"/><tag k="natural" v="water"/></relation>
        </osm>
        """;
}
