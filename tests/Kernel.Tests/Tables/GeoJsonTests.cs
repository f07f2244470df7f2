using System.Text;
using CsCheck;
using NetTopologySuite.Geometries;
using Wangge.Kernel.Tables;
using Wangge.Kernel.Tests.Places;

namespace Wangge.Kernel.Tests.Tables;

public sealed class GeoJsonTests
{
    private static readonly string[] Polygons = ["Polygon", "MultiPolygon"];

    [Fact]
    public void What_was_written_is_read_back() => Tiling.Degrees.Sample(tiling =>
    {
        var written = tiling.Polygons.Select((p, i) => new GeoJsonFeature(i + 1, p, new Dictionary<string, string> { ["code"] = $"G{i}", ["name"] = "网格\"1" })).ToList();
        var file = Read(Encoding.UTF8.GetString(GeoJsonText.ToBytes(written)));
        Assert.Equal(0, file.Report.Refused);
        Assert.Equal(written.Count, file.Features.Count);
        Assert.All(written.Zip(file.Features), pair =>
        {
            Assert.True(pair.First.Shape.EqualsTopologically(pair.Second.Shape));
            Assert.Equal(pair.First.Properties, pair.Second.Properties);
        });
    }, iter: 20);

    [Theory]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0],[0,2],[0,0]]]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,2],[2,0]]]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[2,0],[2,2],[0,2]]]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":7}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[[0,0],[1,1]]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Polygon","coordinates":[[["a","b"],[1,1]]]}""", "geojson.geometry-invalid")]
    [InlineData("""{"type":"Point","coordinates":[0,0]}""", "geojson.wrong-type")]
    [InlineData("""{"type":"GeometryCollection","geometries":[]}""", "geojson.wrong-type")]
    [InlineData("null", "geojson.wrong-type")]
    [InlineData("""{"type":"Polygon","coordinates":[[[500000,4500000],[500001,4500000],[500001,4500001],[500000,4500000]]]}""", "geojson.outside-range")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1e999,0],[2,2],[0,0]]]}""", "geojson.outside-range")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[2,0],[3,0],[4,0],[5,0],[6,0],[6,6],[0,0]]]}""", "geojson.too-many-vertices")]
    public void A_bad_feature_is_refused_alone(string geometry, string code)
    {
        const string good = """{"type":"Feature","properties":{"code":"G1"},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""";
        var file = Read($$"""{"type":"FeatureCollection","features":[{{good}},{"type":"Feature","properties":null,"geometry":{{geometry}}},{{good}}]}""", mostVertices: 8);
        Assert.Equal([1, 3], file.Features.Select(f => f.Number));
        Assert.Equal([new ImportLine(2, ImportOutcome.Refused, null, code)], file.Report.Lines);
    }

    [Fact]
    public void Forbidden_properties_are_dropped_and_named_once()
    {
        const string feature = """{"type":"Feature","properties":{"code":7,"宗教":"x","tags":{"a":1},"gone":null},"geometry":{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}}""";
        var file = Read($$"""{"type":"FeatureCollection","features":[{{feature}},{{feature}}]}""");
        Assert.Equal(["宗教"], file.Report.DroppedColumns);
        Assert.Equal(new Dictionary<string, string> { ["code"] = "7", ["tags"] = """{"a":1}""" }, file.Features[1].Properties);
    }

    [Theory]
    [InlineData("{", "not-json")]
    [InlineData("[]", "not-a-collection")]
    [InlineData("""{"type":"FeatureCollection"}""", "not-a-collection")]
    [InlineData("""{"type":"FeatureCollection","features":[1,2,3,4]}""", "too-many-features")]
    [InlineData("""{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:3857"}}}""", "other-datum")]
    public void A_bad_file_is_refused_as_a_whole(string text, string why)
    {
        Assert.False(GeoJsonFile.TryRead(Encoding.UTF8.GetBytes(text), Polygons, out _, out var refusal, new GeoJsonLimits(MostFeatures: 3)));
        Assert.Equal($"geojson.file.{why}", refusal.Code);
    }

    private static GeoJsonFile Read(string text, int mostVertices = 1000)
    {
        Assert.True(GeoJsonFile.TryRead(Encoding.UTF8.GetBytes(text), Polygons, out var file, out var refusal, new GeoJsonLimits(MostVertices: mostVertices)), refusal?.Code);
        return file;
    }
}
