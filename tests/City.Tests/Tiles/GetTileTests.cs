using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO.VectorTiles.Mapbox;
using Wangge.Contracts.City;
using Wangge.Kernel.Storage;
using Wangge.Kernel.Tiles;
using Wangge.Testing;

namespace Wangge.City.Tests.Tiles;

public sealed class GetTileTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static readonly DrawnShape[] Town =
    [
        new("water", "sea", Rectangle(120.95, 40.60, 121.20, 40.80)),
        new("building", "residential", Rectangle(120.9010, 40.7004, 120.9014, 40.7008), HeightMetres: 18, Address: "海辰路18号"),
        new("street", "arterial", new LineString([new(120.88, 40.7), new(120.93, 40.7)]), "海辰路", WidthMetres: 30),
        new("street", "residential", new LineString([new(120.905, 40.69), new(120.905, 40.71)]), "海飞路", WidthMetres: 12),
        new("label", "compound", new Point(120.9080, 40.7060), "凯帝家园"),
    ];

    [Fact]
    public async Task A_map_names_its_version_and_its_tiles_hold_what_was_drawn()
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        var map = await client.GetFromJsonAsync<JsonElement>($"/d/{server.District.Code}/api/map", Ct);
        Assert.Equal(("3.0.0", "试验", 16), (map.GetProperty("tilejson").GetString(), map.GetProperty("attribution").GetString(), map.GetProperty("maxzoom").GetInt32()));
        var at = TileAddress.At(120.9012, 40.7006, 16);
        var address = map.GetProperty("tiles")[0].GetString()!.Replace("{z}", $"{at.Z}").Replace("{x}", $"{at.X}").Replace("{y}", $"{at.Y}");
        Assert.StartsWith($"/d/{server.District.Code}/tiles/000001-", address);

        using var answer = await client.GetAsync(address, Ct);
        Assert.Equal("application/vnd.mapbox-vector-tile", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", answer.Headers.NonValidated["Cache-Control"].ToString());
        var tile = new MapboxTileReader().Read(new GZipStream(await answer.Content.ReadAsStreamAsync(Ct), CompressionMode.Decompress), new(at.X, at.Y, at.Z));
        var house = Assert.Single(Assert.Single(tile.Layers, l => l.Name == "building").Features);
        Assert.Equal(18.0, house.Attributes["height"]);
        Assert.True(house.Geometry.Distance(new Point(120.9012, 40.7006)) < 1e-5);
        var street = Assert.Single(Assert.Single(tile.Layers, l => l.Name == "street").Features, f => (string)f.Attributes["name"] == "海辰路");
        Assert.InRange((double)street.Attributes["width"], 39.0, 40.0);
    }

    [Theory]
    [InlineData("16/0/0", HttpStatusCode.NoContent)]
    [InlineData("17/0/0", HttpStatusCode.NotFound)]
    [InlineData("3/8/0", HttpStatusCode.NotFound)]
    [InlineData("3/-1/0", HttpStatusCode.NotFound)]
    public async Task Empty_tiles_say_nothing_and_others_are_not_there(string tile, HttpStatusCode expected)
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        var version = (await client.GetFromJsonAsync<JsonElement>("/api/map", Ct)).GetProperty("version").GetString();
        Assert.Equal(expected, (await client.GetAsync($"/tiles/{version}/{tile}.mvt", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/tiles/000009-abcabcabcabc/{tile}.mvt", Ct)).StatusCode);
    }

    [Fact]
    public async Task A_district_without_a_map_says_so()
    {
        await using var server = await TestServer.StartAsync(StoreKind.Sqlite);
        using var answer = await server.Client().GetAsync("/api/map", Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("city.map.none", (await answer.Content.ReadFromJsonAsync<JsonElement>(Ct)).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("海", "海辰路")]
    [InlineData("海飞路", "海飞路")]
    [InlineData("18号", "海辰路18号")]
    [InlineData("%", null)]
    public async Task Names_are_found_by_a_part_of_them(string part, string? first)
    {
        await using var server = await StartAsync();
        var found = (await server.Client().GetFromJsonAsync<JsonElement>($"/api/map/search?q={Uri.EscapeDataString(part)}", Ct)).GetProperty("found");
        Assert.Equal(first, found.GetArrayLength() == 0 ? null : found[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData(120.9012, 40.7006, "海辰路18号")]
    [InlineData(120.9012, 40.70095, "海辰路18号附近")]
    [InlineData(120.9051, 40.7001, "海飞路与海辰路路口")]
    [InlineData(120.8900, 40.7003, "海辰路附近")]
    [InlineData(120.9085, 40.7070, "凯帝家园附近")]
    public async Task A_place_is_said_in_words(double longitude, double latitude, string words)
    {
        await using var server = await StartAsync();
        var said = await server.Client().GetFromJsonAsync<JsonElement>(FormattableString.Invariant($"/api/map/nearby?longitude={longitude}&latitude={latitude}"), Ct);
        Assert.Equal(words, said.GetProperty("words").GetString());
    }

    [Fact]
    public async Task Where_nothing_is_near_nothing_is_said()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await server.Client().GetAsync("/api/map/nearby?longitude=10&latitude=10", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Client().GetAsync("/api/map/nearby?longitude=999&latitude=10", Ct)).StatusCode);
    }

    [Fact]
    public async Task Who_asks_without_end_is_told_when_to_come_back()
    {
        await using var server = await StartAsync();
        using var client = server.Client();
        HttpResponseMessage answer;
        var asked = 0;
        do { answer = await client.GetAsync("/api/map/search?q=a", Ct); }
        while (answer.StatusCode == HttpStatusCode.OK && ++asked < 200);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync(StoreKind.Sqlite);
        await server.Services.GetRequiredService<IBaseMaps>().DrawAsync(server.District.Code, Town, "试验", CancellationToken.None);
        return server;
    }

    private static Polygon Rectangle(double west, double south, double east, double north) =>
        new(new LinearRing([new(west, south), new(east, south), new(east, north), new(west, north), new(west, south)]));
}
